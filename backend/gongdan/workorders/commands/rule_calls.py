"""Trigger rules that nobody's work causes: by the clock, by a button, by another system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongdan.audit.commands import append
from gongdan.expressions.values import Type, read
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.rules import queries as rules
from gongdan.rules.matching import Rule, entries
from gongdan.rules.published import Published
from gongdan.rules.schedules import Overdue, Repeated, due
from gongdan.rules.triggers import Happening
from gongdan.workorders.causes import Cause
from gongdan.workorders.change import Change, change
from gongdan.workorders.commands.reactions import run_for
from gongdan.workorders.errors import NoSuchButton
from gongdan.workorders.events import ButtonPressed, HookCalled
from gongdan.workorders.finding import lock_id, subject, topics
from gongdan.workorders.models import RuleOccasion, WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.permissions import require_work
from gongdan.workorders.queries.buttons import buttons_of

MOST_AT_ONCE: Final = 5_000
SINCE: Final[Mapping[str, str]] = {
    "submitted": "submitted_at",
    "updated": "updated_at",
    "assigned": "assigned_at",
    "resolved": "resolved_at",
    "waiting": "waiting_since",
}


@transaction.atomic
def press_button(*, number: str, button: str, by: Actor, at: datetime) -> list[str]:
    """Run the rule behind a button that the order shows; returns the rules that ran."""
    this = change(number, by=by, at=at)
    order = this.order
    require_work(order, by=by)
    found = next((one for one in buttons_of(this) if one.key == button), None)
    if found is None:
        raise NoSuchButton(number=number)
    event = ButtonPressed(label=dict(found.label))
    append(event, on=subject(order), by=by, at=at, topics=topics(order))
    happening = Happening("button")
    return run_for(_cause(this), happening, only=(found.application, found.rule))


@transaction.atomic
def call_hook(
    *, number: str, hook: str, facts: Mapping[str, object], by: Actor, at: datetime
) -> list[str]:
    """Run the rules that wait for a hook, with what the other system says."""
    this = change(number, by=by, at=at)
    order = this.order
    require_work(order, by=by)
    append(HookCalled(hook=hook), on=subject(order), by=by, at=at, topics=topics(order))
    code = this.type.application.code
    known = {
        f"hook.{name}": read(facts.get(name), kind)
        for version in rules.in_force(code).triggers
        for name, kind in _facts_of(version, hook)
    }
    return run_for(_cause(this), Happening("webhook", {"hook": hook}, known))


def _facts_of(version: Published, hook: str) -> Iterator[tuple[str, Type]]:
    for rule in entries(version.content.get("rules")):
        for entry in entries(rule["on"]):
            if entry.get("hook") == hook:
                for fact in entries(entry.get("facts")):
                    yield str(fact["key"]), cast("Type", fact["type"])


def _cause(this: Change) -> Cause:
    return Cause(
        order=this.order, events=(), facts=this.facts(), before=None, by=this.by, at=this.at
    )


@dataclass(frozen=True)
class _Due:
    """One rule of a set, due for some orders."""

    version: Published
    rule: Rule
    what: Repeated | Overdue

    @property
    def key(self) -> str:
        return str(self.rule["key"])

    @property
    def identity(self) -> dict[str, str]:
        return {"application": self.version.application, "rule": self.key}


def run_scheduled(*, at: datetime) -> int:
    """Run every scheduled rule on the orders it is due for; returns on how many it ran."""
    return sum(_run_due(one, at=at) for one in _all_due(at))


def _all_due(at: datetime) -> Iterator[_Due]:
    zone = ZoneInfo(settings.ORG_TIME_ZONE)
    for version, begun, off in rules.scheduled_sets():
        for rule in entries(version.content.get("rules")):
            if rule.get("is_enabled", True) is False or rule["key"] in off:
                continue
            for entry in entries(rule["on"]):
                if entry["event"] == "schedule":
                    what = due(entry, at=at, zone=zone, begun=begun)
                    if what is not None:
                        yield _Due(version, rule, what)


def _run_due(one: _Due, *, at: datetime) -> int:
    if isinstance(one.what, Repeated) and _is_noted(one, None, one.what.occasion):
        return 0
    ran = sum(_run_on(order_id, one, at=at) for order_id in _orders(one))
    if isinstance(one.what, Repeated):
        _note(one, None, one.what.occasion, at=at)
    return ran


def _orders(one: _Due) -> list[int]:
    """The open orders of the set's application that the rule was not through with."""
    found = WorkOrder.objects.filter(status__in=OPEN_STATUSES, is_imported=False)
    if one.version.application:
        found = found.filter(application__code=one.version.application)
    if isinstance(one.what, Repeated):
        found = found.filter(submitted_at__lte=one.what.moment)
    else:
        found = _late(found, one, one.what)
    return list(found.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _late(found: QuerySet[WorkOrder], one: _Due, what: Overdue) -> QuerySet[WorkOrder]:
    """Long enough after something, and the rule did not run since."""
    name = SINCE[what.since]
    ran = RuleOccasion.objects.filter(
        work_order=OuterRef("pk"),
        at__gte=OuterRef(name),
        occasion__startswith=what.prefix,
        **one.identity,
    )
    return found.filter(Q((f"{name}__lte", what.reached))).exclude(Exists(ran))


@transaction.atomic
def _run_on(order_id: int, one: _Due, *, at: datetime) -> bool:
    order = lock_id(order_id)
    occasion = _occasion(one, order)
    if occasion is None or _is_noted(one, order, occasion):
        return False
    this = Change(order, SYSTEM, at)
    only = (one.version.application, one.key)
    if not run_for(_cause(this), Happening("schedule"), only=only):
        return False
    _note(one, order, occasion, at=at)
    return True


def _occasion(one: _Due, order: WorkOrder) -> str | None:
    if isinstance(one.what, Repeated):
        return one.what.occasion
    moment: datetime | None = getattr(order, SINCE[one.what.since])
    return one.what.occasion(moment) if moment is not None and moment <= one.what.reached else None


def _is_noted(one: _Due, order: WorkOrder | None, occasion: str) -> bool:
    noted = RuleOccasion.objects.filter(work_order=order, occasion=occasion, **one.identity)
    return noted.exists()


def _note(one: _Due, order: WorkOrder | None, occasion: str, *, at: datetime) -> None:
    RuleOccasion.objects.create(work_order=order, occasion=occasion, at=at, **one.identity)
