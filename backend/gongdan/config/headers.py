"""Headers every answer carries: what a browser may load, and that answers are not cached."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

KEPT = (
    "default-src 'self'",
    "img-src 'self' data: blob:",
    # Ant Design writes its styles into the page.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
)


def policy(frame_hosts: Iterable[str] = ()) -> str:
    """What a browser may load; pages inside forms come from the hosts that are named alone."""
    frames = " ".join(["'self'", *(f"https://{host}" for host in frame_hosts)])
    return "; ".join([*KEPT, f"frame-src {frames}"])


CONTENT_SECURITY_POLICY = policy(settings.FRAME_HOSTS)


class HeaderMiddleware:
    """Adds the headers that Django does not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response with a content policy, not to be kept by any cache on the way."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
