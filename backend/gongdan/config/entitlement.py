"""Which live changes somebody may hear, decided once when they connect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, QueryDict

from gongdan.config.authentication import identify
from gongdan.config.errors import UnknownParameter
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal, SignInNeeded

MOST_WORK_ORDERS = 20


def topics_for(headers: Mapping[str, str], query: str) -> frozenset[str] | Refusal:
    """The topics of a connection, or why it is refused."""
    try:
        request = _request(headers, query)
        actor = identify(request)
        if actor is None:
            raise SignInNeeded()
        return _topics(actor, request.GET)
    except Refusal as refusal:
        return refusal


def _request(headers: Mapping[str, str], query: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "GET"
    request.GET = QueryDict(query)
    if "authorization" in headers:
        request.META["HTTP_AUTHORIZATION"] = headers["authorization"]
    request.COOKIES = _cookies(headers.get("cookie", ""))
    request.session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    request.user = get_user(request)
    return request


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _topics(actor: Actor, query: QueryDict) -> frozenset[str]:
    for name in query:
        if name != "work_order":
            raise UnknownParameter(parameter=name)
    topics = {f"person:{actor.id}"}
    if actor.rights.is_internal:
        topics.add("work-orders")
    return frozenset(topics | _work_orders(actor, query.getlist("work_order")))


def _work_orders(actor: Actor, numbers: Iterable[str]) -> set[str]:
    queries = import_module("gongdan.workorders.queries")
    wanted = list(numbers)[:MOST_WORK_ORDERS]
    return {queries.stream_topic(number=number, by=actor) for number in wanted}
