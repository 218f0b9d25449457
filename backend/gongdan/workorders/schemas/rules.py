"""Shapes around trigger rules at work."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class RuleButtonOut(Out):
    """A button that a trigger rule puts on an order."""

    key: str
    label: Text


class PressIn(In):
    """Which button is pressed."""

    button: str = Field(max_length=120)


class HookIn(In):
    """What another system says when it calls a hook."""

    facts: dict[str, str | int | bool | None] = Field(default_factory=dict)


class RanOut(Out):
    """The keys of the rules that ran."""

    rules: list[str]


class RuleLineOut(Out):
    """One rule and what became of it."""

    key: str
    name: Text
    fate: str
    conditions: list[dict[str, object]]
    then: object
    code: str


class StepOut(Out):
    """One decision about an order, now and then."""

    purpose: str
    application: str
    version: int | None
    outcome: dict[str, object]
    stored: dict[str, object] | None
    trace: dict[str, object]
    rules: list[RuleLineOut]


class PipelineOut(Out):
    """All decisions about an order, in the order in which they are made."""

    number: str
    title: str
    description: str
    steps: list[StepOut]


class RuledDifferenceOut(Out):
    """One order about which two versions disagree."""

    number: str
    title: str
    at: datetime
    live: dict[str, object]
    draft: dict[str, object]


class ComparisonOut(Out):
    """What a draft or a shadow would change."""

    looked_at: int
    changed: int
    live_counts: dict[str, int]
    draft_counts: dict[str, int]
    differences: list[RuledDifferenceOut]
    until: datetime | None
    version: int | None


class TableIn(In):
    """A decision table that is being edited."""

    table: dict[str, object]


class TableSheetIn(TableIn):
    """A decision table, and the uploaded workbook whose rows it is to have."""

    file_id: UUID


class TableOut(Out):
    """The table with its new rows; nothing was kept."""

    table: dict[str, object]


class OverlapOut(Out):
    """Rows that take the same input, with one such input."""

    rows: list[str]
    example: dict[str, object]


class CoverageOut(Out):
    """What a table leaves open, says twice, and never comes to."""

    gaps: list[dict[str, object]]
    gap_count: int
    overlaps: list[OverlapOut]
    unreachable: list[str]
    looked_at: int
    is_whole: bool
