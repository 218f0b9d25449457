"""Calls of hooks become work orders, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F

from gongdan.audit.commands import append
from gongdan.channels.errors import (
    HookBodyTooLarge,
    HookCallRepeated,
    HookCallTooOld,
    HookClosed,
    HookFull,
    HookSecretWrong,
    LinkInvalid,
)
from gongdan.channels.events import INCOMING_HOOK, HookFiled, HookRefused
from gongdan.channels.hooking import Call, Wanted, body_of, require_known, wanted_of
from gongdan.channels.models import IncomingCall, IncomingHook
from gongdan.channels.queries.form_links import ORDERS, bound
from gongdan.channels.queries.hooks import SECRETS, hook_behind
from gongdan.forms.engine import by_id
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor, Grant, Rights
from gongdan.kernel.errors import InvalidInput, Problem, Refusal
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import pick
from gongdan.workorders.commands.intake import Request, submit

HOUR = timedelta(hours=1)
MOST_KEPT = 20
# Whoever is refused so is nobody the builder knows, or sent nothing new.
STRANGE = (
    HookBodyTooLarge,
    HookCallRepeated,
    HookCallTooOld,
    HookClosed,
    HookFull,
    HookSecretWrong,
    LinkInvalid,
)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of a call."""

    outcome: Literal["filed", "known", "ignored"]
    number: str = ""


def take_call(*, key: str, call: Call, at: datetime) -> Taken:
    """Take a call of a hook; one that is refused is kept for its builder to see why."""
    try:
        return _take(key=key, call=call, at=at)
    except STRANGE:
        raise
    except Refusal as refused:
        _keep_refused(key, refused, at=at)
        raise


@transaction.atomic
def _take(*, key: str, call: Call, at: datetime) -> Taken:
    hook = hook_behind(key, is_locked=True)
    secret = SECRETS.open(hook.sealed) or ""
    digest = require_known(call, check_by=hook.check_by, secret=secret, at=at)
    if digest is not None and hook.calls.filter(digest=digest).exists():
        raise HookCallRepeated()
    if hook.calls.filter(at__gt=at - HOUR).count() >= hook.per_hour:
        raise HookFull(limit=hook.per_hour)
    wanted = wanted_of(hook.content, body_of(call))
    if not wanted.is_wanted:
        return _note(hook, Taken(outcome="ignored"), wanted, digest, at=at)
    if wanted.once is not None:
        known = hook.calls.filter(once=wanted.once, outcome="filed").first()
        if known is not None:
            taken = Taken(outcome="known", number=known.number)
            return _note(hook, taken, wanted, digest, at=at)
    return _note(hook, _filed(hook, wanted, at=at), wanted, digest, at=at)


def _filed(hook: IncomingHook, wanted: Wanted, *, at: datetime) -> Taken:
    form = bound(ORDERS, hook.code).form
    by = _caller(hook)
    request = Request(
        type=hook.code,
        title=wanted.title,
        description=wanted.description,
        requester_id=hook.requester_id,
        channel="api",
        answers=by_id(form.definition, wanted.answers),
    )
    try:
        order = submit(request=request, by=by, at=at)
    except InvalidInput as refused:
        raise InvalidInput(problems=_by_code(refused.problems, form)) from refused
    IncomingHook.objects.filter(pk=hook.pk).update(filed=F("filed") + 1)
    event = HookFiled(number=order.number, title=pick(hook.name, "zh-CN"))
    append(event, on=Subject(INCOMING_HOOK, hook.pk), by=by, at=at)
    return Taken(outcome="filed", number=order.number)


def _by_code(problems: Iterable[Problem], form: FormVersionValue) -> list[Problem]:
    """The places named as the caller knows them: fields by their codes."""
    codes = {one.id: one.code for one in form.fields}
    return [
        Problem(
            path=".".join(codes.get(part, part) for part in one.path.split(".")),
            code=one.code,
            **one.facts,
        )
        for one in problems
    ]


def _note(
    hook: IncomingHook, taken: Taken, wanted: Wanted, digest: str | None, *, at: datetime
) -> Taken:
    hook.calls.create(
        digest=digest, once=wanted.once, outcome=taken.outcome, number=taken.number, at=at
    )
    return taken


@transaction.atomic
def _keep_refused(key: str, refused: Refusal, *, at: datetime) -> None:
    """The newest few, each with the places that were wrong."""
    hook = hook_behind(key, is_locked=True)
    whole = Problem(path="", code=refused.code, **refused.facts)
    found = refused.problems if isinstance(refused, InvalidInput) else [whole]
    problems = [{"path": one.path, "code": one.code, **one.facts} for one in found]
    hook.calls.create(outcome="refused", problems=problems[:MOST_KEPT], at=at)
    old = hook.calls.filter(outcome="refused").order_by("-at", "-pk")[MOST_KEPT:]
    IncomingCall.objects.filter(pk__in=[one.pk for one in old]).delete()
    event = HookRefused(code=found[0].code, path=found[0].path)
    append(event, on=Subject(INCOMING_HOOK, hook.pk), by=_caller(hook), at=at)


def _caller(hook: IncomingHook) -> Actor:
    """Who calls: history says which hook it was; it may file in its application, no more."""
    grant = Grant(permissions=frozenset({"workorders.submit_for"}), fields={"*": "edit"})
    rights = Rights(grants={hook.application: grant})
    return Actor("channel", hook.pk, pick(hook.name, "zh-CN"), rights)
