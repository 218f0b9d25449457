"""Follows the log and tells people what concerns them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.notifications import commands
from gongdan.notifications.around import Happening
from gongdan.notifications.occasions import RULES
from gongdan.sla.events import HolidaysMissing
from gongdan.workorders.events import SUBJECT

if TYPE_CHECKING:
    from gongdan.audit.models import Entry

NAME = "notifications"


def follow(entry: Entry) -> None:
    """Tell people about one entry, in the follower's transaction."""
    if entry.event == HolidaysMissing.name:
        commands.tell_of_missing_holidays(
            entry_id=entry.pk, facts=entry.facts, happened_at=entry.at, by=SYSTEM, at=now()
        )
    if entry.event in commands.OF_RECORDS:
        told = commands.OfRecord(
            entry_id=entry.pk,
            event=entry.event,
            record_id=entry.subject_id,
            facts=entry.facts,
            happened_at=entry.at,
        )
        commands.tell_of_record(told=told, by=SYSTEM, at=now())
    if entry.event in commands.WAITING:
        waiting = commands.Waiting(
            entry_id=entry.pk,
            event=entry.event,
            facts=entry.facts,
            asker=entry.actor,
            happened_at=entry.at,
        )
        commands.tell_of_rules_waiting(waiting=waiting, by=SYSTEM, at=now())
    if entry.subject_kind != SUBJECT or entry.event not in RULES:
        return
    happening = Happening(
        entry_id=entry.pk,
        at=entry.at,
        event=entry.event,
        order_id=entry.subject_id,
        facts=entry.facts,
        actor=entry.actor,
    )
    commands.tell(happening=happening, by=SYSTEM, at=now())
