"""Rules of records that nobody's change causes: by the clock, and by a button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from gongdan.audit.commands import append
from gongdan.catalog.queries.record_types import published_record_types
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.events import Subject
from gongdan.records.commands.reactions import run_for
from gongdan.records.doing import facts_of
from gongdan.records.errors import NoSuchRecordButton
from gongdan.records.events import RecordButtonPressed, RecordRuleScheduled
from gongdan.records.finding import Door, door, lock, subject
from gongdan.records.models import Record, RuleOccasion
from gongdan.records.queries.documents import documents
from gongdan.records.queries.rule_buttons import buttons_of
from gongdan.rules import queries as rules
from gongdan.rules.matching import Facts, Rule, entries, is_in_force
from gongdan.rules.published import Content, Published
from gongdan.rules.schedules import DayReached, Repeated, day_reached, due
from gongdan.rules.triggers import Happening, judge

AT_ONCE: Final = 500
SCHEDULED: Final = "record_rules"


@transaction.atomic
def press_button(
    *, record_type: str, record_id: int, rule: str, by: Actor, at: datetime
) -> list[str]:
    """Run the rule behind a button that the record shows; returns the rules that ran."""
    this = door(record_type, "edit", by=by, at=at)
    record = lock(this, record_id, act="edit")
    found = next((one for one in buttons_of(this, record) if one.rule == rule), None)
    if found is None:
        raise NoSuchRecordButton()
    event = RecordButtonPressed(label=dict(found.label))
    append(event, on=subject(record_id), by=by, at=at)
    return run_for(this, record_id, Happening("button"), only=rule)


@dataclass(frozen=True)
class _Due:
    """One rule of a set, due for some records of its type."""

    version: Published
    rule: Rule
    entry: Content
    what: Repeated | DayReached
    door: Door

    @property
    def key(self) -> str:
        return str(self.rule["key"])

    @property
    def identity(self) -> dict[str, str]:
        return {"application": self.version.application, "rule": self.key}

    @property
    def happening(self) -> Happening:
        return Happening("schedule", {"field": self.entry.get("field")})

    def occasion(self, facts: Facts) -> str | None:
        """For which occasion the rule is due for a record with these facts, if it is."""
        if isinstance(self.what, Repeated):
            return self.what.occasion
        return self.what.occasion(facts.get(str(self.entry["field"])))


def run_scheduled(*, at: datetime) -> int:
    """Run every scheduled rule on the records it is due for; returns on how many it ran."""
    return sum(_run_due(one, at=at) for one in _all_due(at))


def _all_due(at: datetime) -> Iterator[_Due]:
    zone = ZoneInfo(settings.ORG_TIME_ZONE)
    types = {one.code: one for one in published_record_types() if one.is_active}
    for version, begun, off in rules.scheduled_sets("records"):
        for rule in entries(version.content.get("rules")):
            type_ = types.get(str(rule["for_type"]))
            if type_ is None or rule.get("is_enabled", True) is False or rule["key"] in off:
                continue
            for entry in entries(rule["on"]):
                if entry["event"] != "schedule":
                    continue
                what = (
                    day_reached(entry, at=at, zone=zone)
                    if "field" in entry
                    else due(entry, at=at, zone=zone, begun=begun)
                )
                if isinstance(what, Repeated | DayReached):
                    yield _Due(version, rule, entry, what, Door(type_, SYSTEM, at))


def _run_due(one: _Due, *, at: datetime) -> int:
    """Through all records a few hundred at a time; each that it is due for is a transaction."""
    if isinstance(one.what, Repeated) and _is_noted(one, None, one.what.occasion):
        return 0
    ran = sum(_run_on(record_id, one, at=at) for record_id in _wanted(one))
    if isinstance(one.what, Repeated):
        _note(one, None, one.what.occasion, at=at)
    if ran:
        _tell(one, ran, at=at)
    return ran


def _wanted(one: _Due) -> Iterator[int]:
    """The records for which it is due and its condition holds, as far as can be seen unlocked."""
    last, form_id = 0, one.door.type.form_id
    while True:
        rows = Record.objects.filter(form_id=form_id, id__gt=last, deleted_at=None).order_by("id")
        batch = list(rows[:AT_ONCE])
        if not batch:
            return
        last = batch[-1].pk
        answers = documents([(form_id, record.pk) for record in batch])
        for record in batch:
            facts = facts_of(one.door, record, answers[record.pk])
            if _may_want(one, facts):
                yield record.pk


def _may_want(one: _Due, facts: Facts) -> bool:
    if one.occasion(facts) is None or not is_in_force(one.rule, facts):
        return False
    judged = judge(one.rule, facts, None)
    return judged.holds or bool(judged.broken) or bool(one.rule.get("else"))


@transaction.atomic
def _run_on(record_id: int, one: _Due, *, at: datetime) -> bool:
    rows = Record.objects.select_for_update().filter(
        form_id=one.door.type.form_id, id=record_id, deleted_at=None
    )
    record = rows.first()
    if record is None:
        return False
    answers = documents([(record.form_id, record.pk)])[record.pk]
    occasion = one.occasion(facts_of(one.door, record, answers))
    if occasion is None or _is_noted(one, record_id, occasion):
        return False
    if not run_for(one.door, record_id, one.happening, only=one.key):
        return False
    _note(one, record_id, occasion, at=at)
    return True


def _is_noted(one: _Due, record_id: int | None, occasion: str) -> bool:
    noted = RuleOccasion.objects.filter(record_id=record_id, occasion=occasion, **one.identity)
    return noted.exists()


def _note(one: _Due, record_id: int | None, occasion: str, *, at: datetime) -> None:
    RuleOccasion.objects.create(record_id=record_id, occasion=occasion, at=at, **one.identity)


@transaction.atomic
def _tell(one: _Due, ran: int, *, at: datetime) -> None:
    said = one.what.occasion if isinstance(one.what, Repeated) else str(one.entry["field"])
    event = RecordRuleScheduled(rule=one.key, occasion=said, ran=ran)
    append(event, on=Subject(SCHEDULED, one.version.id), by=SYSTEM, at=at)
