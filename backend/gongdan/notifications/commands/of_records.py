"""Telling people what a rule says of a record, or that one ran away on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text, fill
from gongdan.notifications.commands.apart import Matter, tell_apart
from gongdan.records.events import RecordRuleRanAway, RecordRuleTold

RAN_AWAY: Text = {
    "zh-CN": "规则「{rule}」写得太频繁，已自动停用，请检查",
    "en": "The rule “{rule}” wrote too often and switched itself off; please look at it",
}
OF_RECORDS = (RecordRuleTold.name, RecordRuleRanAway.name)


@dataclass(frozen=True, kw_only=True)
class OfRecord:
    """One entry of the log about a record."""

    entry_id: int
    event: str
    record_id: int
    facts: dict[str, object]
    happened_at: datetime


@transaction.atomic
def tell_of_record(*, told: OfRecord, by: Actor, at: datetime) -> None:
    """Tell those the rule means, or its owner, once for the entry."""
    facts = told.facts
    is_away = told.event == RecordRuleRanAway.name
    text = (
        fill(RAN_AWAY, rule=cast("Text", facts["rule_name"]))
        if is_away
        else cast("Text", facts["text"])
    )
    matter = Matter(
        entry_id=told.entry_id,
        event=told.event,
        happened_at=told.happened_at,
        kind="rule",
        title=str(facts["title"]),
        text=text,
        path=f"/data/{facts['record_type']}/{told.record_id}",
    )
    people = [facts["owner_id"]] if is_away else facts["person_ids"]
    wanted = [one for one in cast("list[int | None]", people) if one is not None]
    tell_apart(matter, wanted, by=by, at=at)
