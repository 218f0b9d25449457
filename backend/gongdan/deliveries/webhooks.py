"""Webhooks: JSON to an allowed host, signed, under its own key, never redirected."""

from __future__ import annotations

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage
from typing import IO, cast
from urllib.parse import urlsplit

from django.conf import settings

from gongdan.deliveries.carriers import Parcel
from gongdan.deliveries.errors import AddressNotAllowed, NotTaken
from gongdan.kernel.times import now

KIND = "webhook"
SECONDS = 10
MAY_HEAL = frozenset({408, 425, 429})


def is_allowed(url: str) -> bool:
    """Whether the address is http(s) on a host the administrator allowed, itself or below one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or not host or parts.username:
        return False
    return any(
        host == each or (each.startswith(".") and host.endswith(each))
        for each in settings.WEBHOOK_HOSTS
    )


def secret_of(host: str) -> str:
    """What signs webhooks for a host: shown to administrators, kept nowhere."""
    own = hashlib.sha256(f"webhook:{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(own, host.lower().encode(), hashlib.sha256).hexdigest()


def signature(body: bytes, *, host: str, moment: int) -> str:
    """The header a receiver checks: HMAC-SHA256 over the moment, a dot and the body."""
    signed = hmac.new(secret_of(host).encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={signed.hexdigest()}"


def send(parcel: Parcel) -> None:
    """Hand it over; a plain no of the other side is final, anything else may heal."""
    url = str(parcel.payload["url"])
    host = urlsplit(url).hostname or ""
    if not is_allowed(url):
        raise NotTaken(because=AddressNotAllowed(host=host).message, is_hopeless=True)
    body = json.dumps(parcel.payload["body"], ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        **cast("Mapping[str, str]", parcel.payload["headers"]),
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Gongdan",
        "Idempotency-Key": parcel.key,
        "X-Gongdan-Signature": signature(body, host=host, moment=int(now().timestamp())),
    }
    # Only http and https pass is_allowed.
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")  # noqa: S310
    try:
        with _OPENER.open(request, timeout=SECONDS) as answer:
            answer.read(1)
    except urllib.error.HTTPError as refused:
        hopeless = refused.code < 500 and refused.code not in MAY_HEAL
        said = refused.read(200).decode(errors="replace").strip()
        raise NotTaken(
            because=f"HTTP {refused.code} {said}".strip(), is_hopeless=hopeless
        ) from refused
    except (OSError, HTTPException) as obstacle:
        raise NotTaken(because=str(obstacle)) from obstacle


def summary(payload: Mapping[str, object]) -> str:
    """What was to be sent, without the values of headers: they may be passwords."""
    headers = ", ".join(sorted(cast("Mapping[str, str]", payload["headers"])))
    body = json.dumps(payload["body"], ensure_ascii=False, indent=1)
    return "\n".join([f"POST {payload['url']}", *([headers] if headers else []), body[:2000]])


class _Straight(urllib.request.HTTPRedirectHandler):
    """A redirect could lead to a host nobody allowed."""

    def redirect_request(
        self,
        req: urllib.request.Request,  # noqa: ARG002
        fp: IO[bytes],  # noqa: ARG002
        code: int,  # noqa: ARG002
        msg: str,  # noqa: ARG002
        headers: HTTPMessage,  # noqa: ARG002
        newurl: str,  # noqa: ARG002
    ) -> None:
        return None


_OPENER = urllib.request.build_opener(_Straight, urllib.request.ProxyHandler({}))
