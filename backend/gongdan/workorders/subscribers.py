"""Follows the log: who left cannot do what was theirs; running work follows small revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongdan.accounts.events import PersonDeactivated
from gongdan.flows.events import ProcessPublished
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.later import later
from gongdan.kernel.times import now
from gongdan.workorders.commands import moving
from gongdan.workorders.jobs import hand_over

if TYPE_CHECKING:
    from gongdan.audit.models import Entry

NAME = "workorders"


def follow(entry: Entry) -> None:
    """Hand over what somebody who left has open; move running work to a small revision."""
    if entry.event == PersonDeactivated.name:
        later(hand_over, person_id=entry.subject_id)
    if entry.event == ProcessPublished.name and entry.facts.get("revises") is not None:
        moving.follow_revision(
            process=str(entry.facts["process"]),
            version=int(str(entry.facts["version"])),
            revises=int(str(entry.facts["revises"])),
            by=SYSTEM,
            at=now(),
        )
