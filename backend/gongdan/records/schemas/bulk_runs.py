"""Shapes of what is done to whole lists of records."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In, Out


class BulkRunNewIn(In):
    """What becomes of every record of a list; ``filter`` is a condition as JSON."""

    act: Literal["change", "delete"] = "change"
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    filter: str = ""
    q: str = ""
    is_trial: bool = True


class BulkRunIn(In):
    """A trial keeps nothing."""

    is_trial: bool = False


class BulkRunOut(Out):
    """A run as its page shows it; counts are changed, same, refused."""

    id: int
    record_type: str
    act: str
    answers: dict[str, JsonValue]
    wanted: dict[str, JsonValue]
    state: str
    total: int
    gone_through: int
    counts: dict[str, int]
    problems: list[dict[str, JsonValue]]
    failure: dict[str, JsonValue] | None
    created_at: datetime
    finished_at: datetime | None
