"""An order as another system knew it: values only, ready to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class PastChange:
    """What an order had become at one moment of its past."""

    at: datetime
    status: str
    source_status: str = ""
    team: str = ""
    person: str = ""
    by: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PastComment:
    """Something that was said."""

    at: datetime
    body: str
    by: str = ""
    is_internal: bool = False


@dataclass(frozen=True, kw_only=True)
class PastOrder:
    """One order with its past; names are the source's own words."""

    source_id: str
    title: str
    description: str = ""
    status: str
    source_status: str = ""
    priority: int = 4
    impact: int = 3
    urgency: int = 3
    category: str = ""
    team: str = ""
    assignee: str = ""
    requester: str = ""
    channel: str = "import"
    created_at: datetime
    updated_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    sla_met: bool | None = None
    reopen_count: int = 0
    reassign_count: int = 0
    solution: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[PastChange, ...] = ()
    comments: tuple[PastComment, ...] = ()

    @property
    def ended_at(self) -> datetime:
        """The last moment that is known of it."""
        known = (self.closed_at, self.resolved_at, self.updated_at, self.created_at)
        return max(at for at in known if at is not None)
