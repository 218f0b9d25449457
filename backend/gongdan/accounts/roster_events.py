"""What happens to shifts and leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ShiftsPlanned(Event):
    """Somebody planned when people of a team work."""

    name: ClassVar[str] = "accounts.shifts_planned"
    team: str
    shifts: int


@dataclass(frozen=True, kw_only=True)
class ShiftRemoved(Event):
    """A planned shift is off."""

    name: ClassVar[str] = "accounts.shift_removed"
    person: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, kw_only=True)
class LeaveTaken(Event):
    """Somebody will not be there."""

    name: ClassVar[str] = "accounts.leave_taken"
    from_at: datetime
    until_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class LeaveEnded(Event):
    """Somebody is there after all."""

    name: ClassVar[str] = "accounts.leave_ended"
    from_at: datetime
    until_at: datetime
