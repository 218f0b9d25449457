"""Opening an address to another system, changing what it takes, and giving it another secret."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import may, require
from gongdan.accounts.queries.people import people_by_ids
from gongdan.audit.commands import append
from gongdan.channels.errors import HookNotFound
from gongdan.channels.events import INCOMING_HOOK, HookChanged, HookOpened, HookRenewed
from gongdan.channels.hooking import SIGNATURE, CheckBy, Content, problems_of
from gongdan.channels.models import IncomingHook
from gongdan.channels.queries.form_links import DEFINE, ORDERS, bound
from gongdan.channels.queries.hooks import SECRETS
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Stale
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text, is_text, pick

SECRET_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class HookFacts:
    """What a builder says of a hook: its name, for whom it files, what it reads and checks."""

    name: Text
    requester_id: int
    content: Content
    check_by: CheckBy = SIGNATURE
    per_hour: int = 60


@dataclass(frozen=True)
class Opened:
    """A hook and its secret, which is never shown again."""

    hook_id: int
    secret: str


@transaction.atomic
def open_hook(*, code: str, facts: HookFacts, by: Actor, at: datetime) -> Opened:
    """Let another system file orders of a type; the secret is shown this once."""
    what = bound(ORDERS, code)
    require(by, DEFINE, application=what.application)
    _refuse(facts, code)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    made = IncomingHook.objects.create(
        application=what.application,
        code=code,
        sealed=SECRETS.seal(secret),
        **_values(facts),
        created_at=at,
        updated_at=at,
    )
    event = HookOpened(code=code, title=pick(facts.name, "zh-CN"))
    append(event, on=Subject(INCOMING_HOOK, made.pk), by=by, at=at)
    return Opened(made.pk, secret)


@transaction.atomic
def change_hook(
    *, hook_id: int, facts: HookFacts, is_open: bool, rev: int, by: Actor, at: datetime
) -> None:
    """Say anew what a hook takes, close it, or open it again."""
    hook = _lock(hook_id, by=by)
    if hook.rev != rev:
        raise Stale()
    if is_open:
        _refuse(facts, hook.code)
    values = {**_values(facts), "is_open": is_open}
    changes: dict[str, object] = {
        name: {"before": getattr(hook, name), "after": value}
        for name, value in values.items()
        if getattr(hook, name) != value
    }
    for name, value in values.items():
        setattr(hook, name, value)
    hook.rev, hook.updated_at = hook.rev + 1, at
    hook.save(update_fields=[*values, "rev", "updated_at"])
    append(HookChanged(changes=changes), on=Subject(INCOMING_HOOK, hook.pk), by=by, at=at)


@transaction.atomic
def renew_hook(*, hook_id: int, by: Actor, at: datetime) -> Opened:
    """Give a hook another address and another secret, shown this once."""
    hook = _lock(hook_id, by=by)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    hook.sealed, hook.round, hook.updated_at = SECRETS.seal(secret), hook.round + 1, at
    hook.rev = hook.rev + 1
    hook.save(update_fields=["sealed", "round", "rev", "updated_at"])
    append(HookRenewed(round=hook.round), on=Subject(INCOMING_HOOK, hook.pk), by=by, at=at)
    return Opened(hook.pk, secret)


def _lock(hook_id: int, *, by: Actor) -> IncomingHook:
    hook = IncomingHook.objects.select_for_update().filter(pk=hook_id).first()
    if hook is None or not may(by, DEFINE, application=hook.application):
        raise HookNotFound()
    return hook


def _values(facts: HookFacts) -> dict[str, object]:
    return {
        "name": facts.name,
        "requester_id": facts.requester_id,
        "content": dict(facts.content),
        "check_by": facts.check_by,
        "per_hour": facts.per_hour,
    }


def _refuse(facts: HookFacts, code: str) -> None:
    problems = problems_of(facts.content, bound(ORDERS, code).form)
    said: object = facts.name
    if not is_text(said):
        problems.append(Problem(path="name", code="kernel.required"))
    if facts.requester_id not in people_by_ids([facts.requester_id]):
        problems.append(Problem(path="requester_id", code="kernel.required"))
    if problems:
        raise InvalidInput(problems=problems)
