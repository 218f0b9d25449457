"""What goes on without people, around deadlines, and when the process is steered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RouteTaken(Event):
    """A drawn way was taken, back or further down."""

    name: ClassVar[str] = "workorders.route_taken"
    step_key: str
    step_name: dict[str, str]
    target_key: str
    target_name: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class WaitOver(Event):
    """What the work waited for by itself is there, or took too long."""

    name: ClassVar[str] = "workorders.wait_over"
    step_key: str
    step_name: dict[str, str]
    kind: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ActionDone(Event):
    """The system did what the process says; ``detail`` is what it touched."""

    name: ClassVar[str] = "workorders.action_done"
    step_key: str
    step_name: dict[str, str]
    do: str
    detail: str = ""
    person_ids: list[int] = field(default_factory=list)
    text: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ActionDelayed(Event):
    """What the system had to do could not be done; it is tried again."""

    name: ClassVar[str] = "workorders.action_delayed"
    step_key: str
    step_name: dict[str, str]
    code: str
    detail: str
    tries: int
    again_at: datetime


@dataclass(frozen=True, kw_only=True)
class ActionGivenUp(Event):
    """What the system had to do could not be done; the work goes on without it."""

    name: ClassVar[str] = "workorders.action_given_up"
    step_key: str
    step_name: dict[str, str]
    code: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class StageEscalated(Event):
    """A level of a stage's ladder was reached; what was done, and whom it concerns."""

    name: ClassVar[str] = "workorders.stage_escalated"
    step_key: str
    step_name: dict[str, str]
    level: str
    do: str
    minutes: int
    is_before: bool
    person_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class DutyMoved(Event):
    """Somebody else has a task now: claimed, released, dispatched, escalated, or somebody left."""

    name: ClassVar[str] = "workorders.duty_moved"
    step_key: str
    step_name: dict[str, str]
    how: str
    from_id: int | None
    to_id: int | None
    because: dict[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Redirected(Event):
    """Somebody took the work to another stage by hand; whoever had it and leads the work hear."""

    name: ClassVar[str] = "workorders.redirected"
    step_key: str
    step_name: dict[str, str]
    target_key: str
    target_name: dict[str, str]
    reason: str
    person_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class WorkSuspended(Event):
    """The process rests where it stands."""

    name: ClassVar[str] = "workorders.suspended"
    reason: str


@dataclass(frozen=True, kw_only=True)
class WorkUnsuspended(Event):
    """It goes on."""

    name: ClassVar[str] = "workorders.unsuspended"
    rested_seconds: int


@dataclass(frozen=True, kw_only=True)
class ProcessRetried(Event):
    """Somebody had the process try again where it was stuck."""

    name: ClassVar[str] = "workorders.process_retried"
    steps: list[str]


@dataclass(frozen=True, kw_only=True)
class Signaled(Event):
    """Something the process may wait for happened outside."""

    name: ClassVar[str] = "workorders.signaled"
    event: str
