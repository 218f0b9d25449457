"""Its promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ClockStarted(Event):
    """A promise began to run."""

    name: ClassVar[str] = "workorders.clock_started"
    metric: str
    policy: str
    policy_name: dict[str, str]
    target_minutes: int
    due_at: datetime
    is_provisional: bool


@dataclass(frozen=True, kw_only=True)
class ClockWarned(Event):
    """A promise reached its warning threshold."""

    name: ClassVar[str] = "workorders.clock_warned"
    metric: str
    percent: int
    due_at: datetime
    assignee_id: int | None
    team_id: int | None


@dataclass(frozen=True, kw_only=True)
class ClockBreached(Event):
    """A promise was not kept in time."""

    name: ClassVar[str] = "workorders.clock_breached"
    metric: str
    due_at: datetime
    cause: str
    assignee_id: int | None
    lead_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ClockFulfilled(Event):
    """A promise was kept, or met late."""

    name: ClassVar[str] = "workorders.clock_fulfilled"
    metric: str
    business_seconds: int
    is_breached: bool


@dataclass(frozen=True, kw_only=True)
class ClockEscalated(Event):
    """A level of a promise's ladder was reached, before or after its due time."""

    name: ClassVar[str] = "workorders.clock_escalated"
    metric: str
    level: str
    do: str
    minutes: int
    is_before: bool
    person_ids: list[int] = field(default_factory=list)
    host: str = ""
    refused: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockAcknowledged(Event):
    """Somebody knows that a promise is in danger; nothing is repeated any more."""

    name: ClassVar[str] = "workorders.clock_acknowledged"
    metric: str


@dataclass(frozen=True, kw_only=True)
class ClocksRecounted(Event):
    """The due times of promises moved because their working calendar changed."""

    name: ClassVar[str] = "workorders.clocks_recounted"
    calendar: str
    moved: list[dict[str, str | None]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Arrived(Event):
    """Whoever was sent is where the work is to be done."""

    name: ClassVar[str] = "workorders.arrived"
    place: str
