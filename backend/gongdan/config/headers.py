"""Headers every answer carries: what a browser may load and who may frame, embed or keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# An answer of the API is read by our pages and drawn by nobody.
ANSWERS: Final = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
OF_PAGES: Final = (
    "default-src 'self'",
    "script-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
)
SENSORS: Final = "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()"


def policy(frame_hosts: Iterable[str] = (), *, nonce: str = "") -> str:
    """What a page may load: our own files; styles written into it, only with its nonce.

    Pages inside forms come from the hosts that are named alone.
    """
    styles = f"style-src 'self' 'nonce-{nonce}'" if nonce else "style-src 'self'"
    frames = " ".join(["'self'", *(f"https://{host}" for host in frame_hosts)])
    forms = " ".join(filter(None, ["form-action 'self'", settings.IDENTITY_ORIGIN]))
    return "; ".join([*OF_PAGES, forms, styles, f"frame-src {frames}"])


def everywhere() -> dict[str, str]:
    """What every answer says, page, stream, file or refusal."""
    always = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": SENSORS,
    }
    if settings.SECURE:
        always["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}"
    return always


class HeaderMiddleware:
    """Adds the headers that Django does not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.given = {
            **everywhere(),
            "Content-Security-Policy": ANSWERS,
            "Cache-Control": "no-store",
        }

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response with a content policy, not to be kept by any cache on the way."""
        response = self.get_response(request)
        for name, value in self.given.items():
            response.headers.setdefault(name, value)
        return response
