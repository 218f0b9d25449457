"""What a column of an imported table may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "moment", "choice", "grade", "count", "flag"]


@dataclass(frozen=True)
class Target:
    """One thing a column may stand for; some may be joined from several columns."""

    key: str
    kind: Kind
    is_required: bool = False
    takes_several: bool = False
    limit: int = 0
    choices: tuple[str, ...] = ()


STATUSES = ("new", "assigned", "in_progress", "waiting", "resolved", "closed", "cancelled")
CHANNELS = ("portal", "phone", "in_person", "email", "api", "import", "public")
NAME, LONG = 120, 20_000

TARGETS: dict[str, Target] = {
    target.key: target
    for target in (
        Target("source_id", "text", is_required=True, limit=120),
        Target("title", "text", takes_several=True, limit=LONG),
        Target("description", "text", takes_several=True, limit=100_000),
        Target("status", "choice", choices=STATUSES),
        Target("priority", "grade", choices=("1", "2", "3", "4")),
        Target("impact", "grade", choices=("1", "2", "3")),
        Target("urgency", "grade", choices=("1", "2", "3")),
        Target("category", "text", limit=NAME),
        Target("team", "text", limit=NAME),
        Target("assignee", "text", limit=NAME),
        Target("requester", "text", limit=NAME),
        Target("channel", "choice", choices=CHANNELS),
        Target("created_at", "moment", is_required=True),
        Target("updated_at", "moment"),
        Target("resolved_at", "moment"),
        Target("closed_at", "moment"),
        Target("sla_met", "flag"),
        Target("reopen_count", "count"),
        Target("reassign_count", "count"),
        Target("changed_by", "text", limit=NAME),
        Target("solution", "text", limit=LONG),
        Target("reply", "text", limit=LONG),
        Target("reply_at", "moment"),
        Target("reply_by", "text", limit=NAME),
        Target("note", "text", takes_several=True, limit=LONG),
        Target("fact", "text", takes_several=True, limit=1_000),
    )
}
