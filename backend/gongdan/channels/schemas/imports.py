"""Shapes of imports over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In, Out


class ImportIn(In):
    """A file to be imported into an application."""

    file_id: UUID
    application: str = Field(max_length=40)
    profile: str = Field("", max_length=60)


class MappingIn(In):
    """What the columns stand for."""

    profile: str = Field("", max_length=60)
    content: dict[str, JsonValue]


class ProfileIn(In):
    """A mapping under a name."""

    name: dict[str, str]
    content: dict[str, JsonValue]


class ColumnOut(Out):
    """A column and what it seems to hold."""

    name: str
    kind: str
    formats: list[str]
    missing: list[str]
    choices: list[str]
    samples: list[str]


class ImportProblemOut(Out):
    """What is wrong where."""

    row: int
    column: str
    code: str
    facts: dict[str, JsonValue]


class ImportBriefOut(Out):
    """An import in a list."""

    id: int
    application: str
    file_name: str
    source: str
    state: str
    total: int
    position: int
    created: int
    already_there: int
    refused: int
    refused_rows: int
    created_at: datetime
    finished_at: datetime | None
    by: str


class ImportOut(ImportBriefOut):
    """An import with everything its page shows."""

    profile: str
    mapping: dict[str, JsonValue]
    format: str
    encoding: str
    confidence: int
    delimiter: str
    columns: list[ColumnOut]
    sample: list[list[str]]
    total_rows: int
    problem_count: int
    problems: list[ImportProblemOut]
    failure: dict[str, JsonValue] | None
    checked_at: datetime | None
    started_at: datetime | None


class ProfileOut(Out):
    """A mapping under a name."""

    key: str
    name: dict[str, str]
    is_shipped: bool
    content: dict[str, JsonValue]
