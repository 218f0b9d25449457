"""What other modules and the pages see of a work order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries.people import PersonBrief
from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class TeamChip:
    """A team as a chip."""

    id: int
    code: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class CategoryChip:
    """A category as a chip."""

    code: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class TypeChip:
    """A work-order type as a chip."""

    code: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class StageChip:
    """The stage an order is in."""

    key: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class ClockView:
    """One promise now. Minutes are working minutes; ``remaining_minutes`` is negative when late."""

    metric: str
    state: str
    is_breached: bool
    is_at_risk: bool
    is_provisional: bool
    due_at: datetime | None
    target_minutes: int
    used_minutes: int
    remaining_minutes: int
    warn_percent: int | None
    fulfilled_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A work order as a line of a list."""

    number: str
    title: str
    status: str
    status_label: Text | None
    stage: StageChip | None
    priority: int
    is_priority_overridden: bool
    is_vip: bool
    assignee: PersonBrief | None
    team: TeamChip | None
    requester: PersonBrief
    category: CategoryChip | None
    application: str
    type: TypeChip
    channel: str
    created_at: datetime
    updated_at: datetime
    comment_count: int
    clock: ClockView | None
    clocks: list[ClockView]
    due_group: str
    tags: list[str]
    is_imported: bool
    rev: int
    reopen_count: int


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """One page of a list; ``total`` is exact up to a cap, ``None`` above it."""

    items: list[Row]
    next_cursor: str | None
    total: int | None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many orders each view holds."""

    views: dict[str, int]
    applications: dict[str, int]
    saved: dict[int, int]
