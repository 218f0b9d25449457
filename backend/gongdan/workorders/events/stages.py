"""The stages of its process."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class StageEntered(Event):
    """A stage of the process began; who has its duty where that is not who holds the order."""

    name: ClassVar[str] = "workorders.stage_entered"
    step_key: str
    step_name: dict[str, str]
    round: int
    due_at: datetime | None
    limit_minutes: int | None
    assignee_id: int | None = None
    team_ids: list[int] = field(default_factory=list)
    because: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class StageLeft(Event):
    """A stage was finished; by how much late, if it was."""

    name: ClassVar[str] = "workorders.stage_left"
    step_key: str
    step_name: dict[str, str]
    round: int
    outcome: str
    business_seconds: int
    late_seconds: int


@dataclass(frozen=True, kw_only=True)
class StageSkipped(Event):
    """An authorized person left a stage out, with a reason."""

    name: ClassVar[str] = "workorders.stage_skipped"
    step_key: str
    step_name: dict[str, str]
    reason: str
    lead_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class CopyRead(Event):
    """Somebody read the order that was copied to them."""

    name: ClassVar[str] = "workorders.copy_read"


@dataclass(frozen=True, kw_only=True)
class OrderCopied(Event):
    """The work passed a copy step: these people follow it from now on."""

    name: ClassVar[str] = "workorders.order_copied"
    step_key: str
    step_name: dict[str, str]
    person_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class JumpRefused(Event):
    """Somebody tried to jump over a stage and was refused."""

    name: ClassVar[str] = "workorders.jump_refused"
    from_step: str
    to_step: str
    to_name: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class StageOverdue(Event):
    """A stage ran over its limit."""

    name: ClassVar[str] = "workorders.stage_overdue"
    step_key: str
    step_name: dict[str, str]
    limit_minutes: int
    assignee_id: int | None
    lead_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ChecklistTicked(Event):
    """An item of a stage's checklist was ticked or unticked."""

    name: ClassVar[str] = "workorders.checklist_ticked"
    step_key: str
    item_key: str
    item: dict[str, str]
    is_ticked: bool
    has_photo: bool


@dataclass(frozen=True, kw_only=True)
class StageWarned(Event):
    """A stage used most of its limit."""

    name: ClassVar[str] = "workorders.stage_warned"
    step_key: str
    step_name: dict[str, str]
    due_at: datetime
    assignee_id: int | None


@dataclass(frozen=True, kw_only=True)
class ProcessStuck(Event):
    """The process cannot go on by itself; somebody must repair the cause."""

    name: ClassVar[str] = "workorders.process_stuck"
    step_key: str
    code: str
    detail: str
