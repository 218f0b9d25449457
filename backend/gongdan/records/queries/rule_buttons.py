"""The buttons that rules put on a record, and what rules did with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.kernel.texts import Text
from gongdan.records.doing import facts_of
from gongdan.records.finding import Door, door, find
from gongdan.records.models import Record, RuleRun
from gongdan.records.permissions import visible
from gongdan.records.queries.documents import document
from gongdan.rules import queries as rules
from gongdan.rules.matching import entries
from gongdan.rules.permissions import require_builder
from gongdan.rules.triggers import Happening, Triggered, judge, triggered, wants_any

MOST_RUNS = 100


@dataclass(frozen=True, kw_only=True)
class RecordButton:
    """A button: the rule behind it, and what it says."""

    rule: str
    label: Text


@dataclass(frozen=True, kw_only=True)
class RecordRuleRun:
    """A rule that ran on a record, or was kept from it, and why."""

    id: int
    at: datetime
    outcome: dict[str, object]
    trace: dict[str, object]


def buttons(code: str, record_id: int, *, by: Actor, at: datetime) -> list[RecordButton]:
    """The buttons this person may press on this record now."""
    this = door(code, "read", by=by, at=at)
    found = find(this, record_id)
    if not this.type.access(by).may("edit"):
        return []
    editable = visible(Record.objects.filter(pk=found.pk), this.type, by=by, act="edit")
    if not editable.filter(form_id=found.form_id).exists():
        return []
    with recalling():
        return buttons_of(this, found)


def buttons_of(this: Door, record: Record) -> list[RecordButton]:
    """The buttons whose rules would run now."""
    found, pressed = rules.record_rules(this.type.application), [Happening("button")]
    if found is None or not wants_any(found[0], pressed):
        return []
    version, off = found
    facts = facts_of(this, record, document(record.form_id, record.pk))
    return [
        _button(one)
        for one in triggered(version, pressed, facts)
        if one.key not in off and judge(one.rule, facts, None).holds
    ]


def rule_runs(code: str, record_id: int, *, by: Actor, at: datetime) -> list[RecordRuleRun]:
    """What rules did with a record, the newest first; its values are for those who build."""
    this = door(code, "read", by=by, at=at)
    require_builder(by, application=this.type.application)
    found = find(this, record_id)
    rows = RuleRun.objects.filter(record_id=found.pk, form_id=found.form_id)
    return [
        RecordRuleRun(id=row.pk, at=row.at, outcome=row.outcome, trace=row.trace)
        for row in rows.order_by("-at", "-pk")[:MOST_RUNS]
    ]


def _button(one: Triggered) -> RecordButton:
    entry = next(entry for entry in entries(one.rule["on"]) if entry["event"] == "button")
    return RecordButton(rule=one.key, label=cast("Text", entry["label"]))
