"""Who is asking: the session of a signed-in person, or an API key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from django.conf import settings
from django.http import HttpRequest
from ninja.utils import check_csrf

from gongdan.accounts import queries as accounts
from gongdan.accounts.errors import LooksOnly, SecondStepOwed
from gongdan.accounts.key_use import note_use
from gongdan.accounts.permissions import may, require_reach
from gongdan.accounts.requests import VIEWING, Request
from gongdan.config.errors import BadApiKey, CrossSite, TooMany
from gongdan.config.pace import PACE
from gongdan.kernel.actors import Actor
from gongdan.kernel.times import now

_KNOWN = "_identified_actor"
# Whoever still has to set up a second step learns so here, and reaches nothing else.
ME = "/api/v1/me"


class ApiKey:
    """An API key in ``Authorization: Bearer gd_…``; a wrong one never falls back to the session."""

    openapi_security_schema: ClassVar[dict[str, str]] = {"type": "http", "scheme": "bearer"}

    def __call__(self, request: HttpRequest) -> Actor | None:
        """The key's actor, or ``None`` when no key was sent."""
        if _KNOWN in request.__dict__:
            return cast("Actor", request.__dict__[_KNOWN])
        header = request.headers.get("Authorization")
        if header is None:
            return None
        scheme, _, token = header.partition(" ")
        if scheme != "Bearer":
            raise BadApiKey()
        at = now()
        key = accounts.good_key(token.strip(), at=at)
        _keep_pace(f"key:{key.pk}")
        note_use(key, at=at)
        return _remember(request, accounts.actor_of_key(key))


class Session:
    """The session cookie; a request that changes something needs the token against forgery too."""

    openapi_security_schema: ClassVar[dict[str, str]] = {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
    }

    def __call__(self, request: HttpRequest) -> Actor | None:
        """The signed-in person's actor, or ``None`` when nobody is signed in."""
        if not request.user.is_authenticated:
            return None
        _keep_pace(f"person:{request.user.pk}")
        if check_csrf(request) is not None:
            raise CrossSite()
        actor = accounts.actor_for_person(request.user)
        if actor.rights.owes_second_step and request.path != ME:
            raise SecondStepOwed()
        return _remember(request, _seen_by(request, actor))


def _keep_pace(who: str) -> None:
    if not PACE.take(who, per_minute=settings.REQUESTS_PER_MINUTE):
        raise TooMany()


def _seen_by(request: HttpRequest, actor: Actor) -> Actor:
    """The person through whose eyes an administrator looks, where the request says so."""
    wanted = request.headers.get("X-View-As")
    if wanted is None or not wanted.isascii() or not wanted.isdigit():
        return actor
    if request.session.get(VIEWING) != int(wanted) or not may(actor, "administer"):
        return actor
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        raise LooksOnly()
    return accounts.actor_for_person_id(int(wanted))


Way = Callable[[HttpRequest], Actor | None]
AUTHENTICATIONS: list[Way] = [ApiKey(), Session()]


def identify(request: HttpRequest) -> Actor | None:
    """The actor of this request, found by the first way that knows one."""
    return next(filter(None, (way(request) for way in AUTHENTICATIONS)), None)


def _remember(request: HttpRequest, actor: Actor) -> Actor:
    require_reach(actor, method=request.method or "GET")
    cast("Request", request).actor = actor
    request.__dict__[_KNOWN] = actor
    return actor
