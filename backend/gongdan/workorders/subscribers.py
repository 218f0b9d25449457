"""Follows the log: who left cannot do what was theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongdan.accounts.events import PersonDeactivated
from gongdan.kernel.later import later
from gongdan.workorders.jobs import hand_over

if TYPE_CHECKING:
    from gongdan.audit.models import Entry

NAME = "workorders"


def follow(entry: Entry) -> None:
    """Hand over what somebody who left has open."""
    if entry.event == PersonDeactivated.name:
        later(hand_over, person_id=entry.subject_id)
