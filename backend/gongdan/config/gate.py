"""Before anything runs: is the host ours, is the body not too large, does nobody flood us?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import cast

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from gongdan.config.errors import HostUnknown, LengthUnknown, Malformed, TooLarge, TooMany
from gongdan.config.headers import ANSWERS, everywhere
from gongdan.config.pace import PACE
from gongdan.config.problems import answer
from gongdan.kernel.errors import Refusal

Headers = list[tuple[bytes, bytes]]
Scope = MutableMapping[str, object]
Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MEGABYTE = 1024 * 1024
# Beside the file, a form has its fields and boundaries.
AROUND_A_FILE = MEGABYTE
# Many people share the address of an office.
PEOPLE_AT_AN_ADDRESS = 5
COUNTED = ("/api/", "/_allauth/")


class Gate:
    """Stands before the site; what it refuses reaches neither Django nor the disk."""

    def __init__(self, site: Application, *, largest_file: Callable[[], int]) -> None:
        self._site, self._largest_file = site, largest_file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or refuse it."""
        if scope["type"] != "http":
            await self._site(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(refusal, send)
            return
        scope["headers"] = [pair for pair in _raw(scope) if b"_" not in pair[0]]
        await self._site(scope, receive, send)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = {name.decode("latin-1"): v.decode("latin-1") for name, v in _raw(scope)}
        domain, _ = split_domain_port(headers.get("host", ""))
        if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
            return HostUnknown()
        if not cast("bytes", scope["query_string"]).isascii():
            return Malformed(reason="the address")
        if str(scope["path"]).startswith(COUNTED) and not _is_in_pace(scope):
            return TooMany()
        return self._refusal_of_body(headers)

    def _refusal_of_body(self, headers: Mapping[str, str]) -> Refusal | None:
        if "transfer-encoding" in headers:
            return LengthUnknown()
        size = headers.get("content-length", "0")
        most = int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        if headers.get("content-type", "").startswith("multipart/form-data"):
            most = self._largest_file() + AROUND_A_FILE
        return TooLarge() if not size.isdecimal() or int(size) > most else None


def _is_in_pace(scope: Scope) -> bool:
    client = cast("tuple[str, int] | None", scope.get("client"))
    most = settings.REQUESTS_PER_MINUTE * PEOPLE_AT_AN_ADDRESS
    return PACE.take(f"address:{client[0] if client else ''}", per_minute=most)


def _raw(scope: Scope) -> Headers:
    return cast("Headers", scope["headers"])


async def _refuse(refusal: Refusal, send: Send) -> None:
    body = answer(refusal).content
    said = {
        **everywhere(),
        "Content-Security-Policy": ANSWERS,
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        "Connection": "close",
    }
    headers = [(name.lower().encode(), value.encode()) for name, value in said.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
