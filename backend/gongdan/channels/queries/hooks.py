"""Hooks by which other systems file work orders, as their builders see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet

from gongdan.accounts.permissions import may, require, require_somewhere
from gongdan.accounts.queries.people import people_by_ids
from gongdan.channels.errors import HookClosed, HookNotFound, LinkInvalid
from gongdan.channels.hooking import CheckBy, Content, codes_of, problems_of, wanted_of
from gongdan.channels.models import IncomingHook
from gongdan.channels.queries.form_links import DEFINE, ORDERS, bound
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput
from gongdan.kernel.sealing import Seals
from gongdan.kernel.texts import Text

SECRETS: Final = Seals("gongdan.channels.hook:")
SALT: Final = "gongdan.channels.hooks"
SHOWN: Final = 20


@dataclass(frozen=True, kw_only=True)
class HookCallValue:
    """One call as the hook's builder sees it."""

    at: datetime
    outcome: str
    number: str
    problems: list[dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class HookValue:
    """A hook as its builder sees it; its secret is not among what is shown."""

    id: int
    application: str
    code: str
    type_name: Text
    name: Text
    requester_id: int
    requester_name: str
    content: dict[str, object]
    check_by: CheckBy
    url: str
    is_open: bool
    per_hour: int
    filed: int
    rev: int
    calls: list[HookCallValue]


@dataclass(frozen=True, kw_only=True)
class HookTrial:
    """What a body would become; nothing is made."""

    is_wanted: bool
    title: str
    description: str
    answers: dict[str, object]
    once: str | None


def hook_key(hook_id: int, round_: int) -> str:
    """The key in a hook's address, the same until it is renewed."""
    return signing.Signer(salt=SALT).sign_object([hook_id, round_])


def hook_behind(key: str, *, is_locked: bool = False) -> IncomingHook:
    """The hook of a key; refused when it is forged or renewed, or closed."""
    try:
        hook_id, round_ = signing.Signer(salt=SALT).unsign_object(key)
    except (signing.BadSignature, ValueError, TypeError) as broken:
        raise LinkInvalid() from broken
    rows: QuerySet[IncomingHook] = IncomingHook.objects.filter(pk=hook_id)
    found = (rows.select_for_update() if is_locked else rows).first()
    if found is None or found.round != round_:
        raise LinkInvalid()
    if not found.is_open:
        raise HookClosed()
    return found


def hooks(*, by: Actor) -> list[HookValue]:
    """The hooks into applications that the actor builds, the newest first."""
    require_somewhere(by, DEFINE)
    rows = IncomingHook.objects.order_by("-created_at", "-id")
    return [_value(one) for one in rows if may(by, DEFINE, application=one.application)]


def hook(hook_id: int, *, by: Actor) -> HookValue:
    """One of them."""
    found = IncomingHook.objects.filter(pk=hook_id).first()
    if found is None or not may(by, DEFINE, application=found.application):
        raise HookNotFound()
    return _value(found)


def answer_types(code: str, *, by: Actor) -> dict[str, str]:
    """The answers of a type that a hook may give, with their types."""
    what = bound(ORDERS, code)
    require(by, DEFINE, application=what.application)
    return {name: str(kind) for name, kind in codes_of(what.form).items()}


def try_hook(code: str, content: Content, body: object, *, by: Actor) -> HookTrial:
    """What a body would become by what is being edited; refused with the places that are wrong."""
    what = bound(ORDERS, code)
    require(by, DEFINE, application=what.application)
    problems = problems_of(content, what.form)
    if problems:
        raise InvalidInput(problems=problems)
    wanted = wanted_of(content, body)
    return HookTrial(
        is_wanted=wanted.is_wanted,
        title=wanted.title,
        description=wanted.description,
        answers=dict(wanted.answers),
        once=wanted.once,
    )


def _name(person_id: int) -> str:
    found = people_by_ids([person_id]).get(person_id)
    return found.name if found else ""


def _value(one: IncomingHook) -> HookValue:
    calls = one.calls.order_by("-at", "-pk")[:SHOWN]
    return HookValue(
        id=one.pk,
        application=one.application,
        code=one.code,
        type_name=bound(ORDERS, one.code).name,
        name=one.name,
        requester_id=one.requester_id,
        requester_name=_name(one.requester_id),
        content=one.content,
        check_by=cast("CheckBy", one.check_by),
        url=f"{settings.PUBLIC_URL}/api/v1/public/hooks/{hook_key(one.pk, one.round)}",
        is_open=one.is_open,
        per_hour=one.per_hour,
        filed=one.filed,
        rev=one.rev,
        calls=[
            HookCallValue(
                at=call.at, outcome=call.outcome, number=call.number, problems=call.problems
            )
            for call in calls
        ],
    )
