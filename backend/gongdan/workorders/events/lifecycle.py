"""An order's life: submitted, dispatched, worked on, resolved, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class Submitted(Event):
    """A request came in."""

    name: ClassVar[str] = "workorders.submitted"
    number: str
    type: str
    type_name: dict[str, str]
    title: str
    channel: str
    requester_id: int
    requester: str
    team_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Classified(Event):
    """Rules found what it is about."""

    name: ClassVar[str] = "workorders.classified"
    category: str | None
    category_name: dict[str, str] | None
    impact: int
    urgency: int
    decision_id: int | None


@dataclass(frozen=True, kw_only=True)
class Graded(Event):
    """The priority was decided by the matrix or a modifier."""

    name: ClassVar[str] = "workorders.graded"
    priority: int
    before: int | None
    reason: dict[str, str]
    decision_id: int | None


@dataclass(frozen=True, kw_only=True)
class Dispatched(Event):
    """Rules chose a team and perhaps a person."""

    name: ClassVar[str] = "workorders.dispatched"
    team_id: int
    team: dict[str, str]
    assignee_id: int | None
    assignee: str | None
    is_fallback: bool
    decision_id: int | None


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """Somebody gave it to a team or person by hand."""

    name: ClassVar[str] = "workorders.assigned"
    team_id: int | None
    team: dict[str, str] | None
    assignee_id: int | None
    assignee: str | None
    before_team_id: int | None
    before_assignee_id: int | None
    before_assignee: str | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Accepted(Event):
    """The assignee took it on."""

    name: ClassVar[str] = "workorders.accepted"
    assignee_id: int
    assignee: str


@dataclass(frozen=True, kw_only=True)
class Paused(Event):
    """Work waits for somebody or something; the clock stands."""

    name: ClassVar[str] = "workorders.paused"
    reason: str
    note: str
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Resumed(Event):
    """The waiting is over."""

    name: ClassVar[str] = "workorders.resumed"
    reason: str
    waited_seconds: int


@dataclass(frozen=True, kw_only=True)
class Resolved(Event):
    """A solution was submitted; the requester is asked."""

    name: ClassVar[str] = "workorders.resolved"
    solution: str
    root_cause: str
    root_cause_name: dict[str, str]
    requester_id: int
    round: int


@dataclass(frozen=True, kw_only=True)
class Closed(Event):
    """The order ended: confirmed, in the requester's name, after silence, or withdrawn."""

    name: ClassVar[str] = "workorders.closed"
    how: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    """It was not right after all."""

    name: ClassVar[str] = "workorders.reopened"
    reason: str
    reopen_count: int
    assignee_id: int | None


@dataclass(frozen=True, kw_only=True)
class Cancelled(Event):
    """The order was given up."""

    name: ClassVar[str] = "workorders.cancelled"
    reason: str
    by_requester: bool


@dataclass(frozen=True, kw_only=True)
class StatusChanged(Event):
    """The order's status is another one now; what led to it is told beside this."""

    name: ClassVar[str] = "workorders.status_changed"
    before: str
    after: str
    why: str


@dataclass(frozen=True, kw_only=True)
class AnswerRevealed(Event):
    """A sensitive answer was shown whole."""

    name: ClassVar[str] = "workorders.answer_revealed"
    field: str


@dataclass(frozen=True, kw_only=True)
class DetailsChanged(Event):
    """Title, description, wished time or answers changed; before and after of each."""

    name: ClassVar[str] = "workorders.details_changed"
    changes: dict[str, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class PriorityOverridden(Event):
    """A person set another priority, with a reason."""

    name: ClassVar[str] = "workorders.priority_overridden"
    priority: int
    before: int
    reason: str
    restarts: bool = False


@dataclass(frozen=True, kw_only=True)
class CategoryChanged(Event):
    """A person set another category."""

    name: ClassVar[str] = "workorders.category_changed"
    category: str | None
    category_name: dict[str, str] | None
    before: str | None
    reason: str
