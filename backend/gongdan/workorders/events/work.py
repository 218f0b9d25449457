"""What is said and done in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from gongdan.kernel.events import Event

COMMENT = "comment"


@dataclass(frozen=True, kw_only=True)
class Commented(Event):
    """A reply or an internal note was written."""

    name: ClassVar[str] = "workorders.commented"
    comment_id: int
    is_internal: bool
    is_automatic: bool
    is_from_requester: bool
    mentions: list[int] = field(default_factory=list)
    channel: str = "portal"


@dataclass(frozen=True, kw_only=True)
class Rated(Event):
    """The requester rated the service."""

    name: ClassVar[str] = "workorders.rated"
    score: int
    comment: str
    is_change: bool


@dataclass(frozen=True, kw_only=True)
class Urged(Event):
    """The requester asked to hurry."""

    name: ClassVar[str] = "workorders.urged"
    assignee_id: int | None
    team_id: int | None
    person_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class SubtaskAdded(Event):
    """Part of the work was given to another."""

    name: ClassVar[str] = "workorders.subtask_added"
    no: int
    title: str
    team_id: int | None
    assignee_id: int | None
    assignee: str | None


@dataclass(frozen=True, kw_only=True)
class SubtaskDone(Event):
    """A subtask was finished."""

    name: ClassVar[str] = "workorders.subtask_done"
    no: int
    title: str


@dataclass(frozen=True, kw_only=True)
class SubtaskWaived(Event):
    """A subtask was let go, with a reason."""

    name: ClassVar[str] = "workorders.subtask_waived"
    no: int
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TimeLogged(Event):
    """Working time was entered or taken back."""

    name: ClassVar[str] = "workorders.time_logged"
    person_id: int
    person: str
    minutes: int
    cost: Decimal
    note: str
    is_removed: bool


@dataclass(frozen=True, kw_only=True)
class PartIssued(Event):
    """A part was used or taken back."""

    name: ClassVar[str] = "workorders.part_issued"
    part: str
    code: str
    quantity: Decimal
    amount: Decimal
    is_removed: bool


@dataclass(frozen=True, kw_only=True)
class ParticipantChanged(Event):
    """A collaborator or watcher joined or left."""

    name: ClassVar[str] = "workorders.participant_changed"
    person_id: int
    person: str
    kind: str
    is_removed: bool


@dataclass(frozen=True, kw_only=True)
class Linked(Event):
    """The order was tied to another, or untied."""

    name: ClassVar[str] = "workorders.linked"
    other: str
    kind: str
    is_removed: bool


@dataclass(frozen=True, kw_only=True)
class Tagged(Event):
    """The tags changed."""

    name: ClassVar[str] = "workorders.tagged"
    added: list[str]
    removed: list[str]
