"""Shapes of imports of records, and of what a dropped table becomes."""

from __future__ import annotations

from uuid import UUID

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class ImportBeginIn(In):
    """The uploaded table."""

    file_id: UUID


class ImportRunIn(In):
    """What the columns mean; a trial keeps nothing."""

    mapping: dict[str, JsonValue]
    is_trial: bool = True


class RecordImportOut(Out):
    """An import as its page shows it."""

    id: int
    record_type: str
    file_name: str
    columns: list[dict[str, JsonValue]]
    sample: list[list[str]]
    mapping: dict[str, JsonValue]
    state: str
    position: int
    counts: dict[str, int]
    problems: list[dict[str, JsonValue]]
    failure: dict[str, JsonValue] | None


class ProposalOut(Out):
    """What a table could become: a form, its title and keys, and what each column turns into."""

    name: Text
    code: str
    content: dict[str, JsonValue]
    settings: dict[str, JsonValue]
    mapping: dict[str, JsonValue]
    columns: list[dict[str, JsonValue]]
    sample: list[list[str]]


class ProposalIn(In):
    """The table that was dropped."""

    file_id: UUID


class MakeIn(In):
    """A proposal as it was corrected: make it, and take the rows over."""

    file_id: UUID
    application: str
    code: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    name: Text
    icon: str = Field(default="", max_length=40)
    content: dict[str, JsonValue]
    settings: dict[str, JsonValue]
    mapping: dict[str, JsonValue]
