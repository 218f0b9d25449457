"""Shapes of the catalog over HTTP."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class CategoryNewIn(In):
    """A new category."""

    application: str
    code: str = Field(pattern=r"^[a-z][a-z0-9-]{1,58}$")
    name: Text
    parent: str | None = None
    position: int = 0


class CategoryChangeIn(In):
    """A category as it should be."""

    name: Text
    parent: str | None = None
    position: int = 0
    is_active: bool = True


class ApplicationIn(In):
    """An application as it should be."""

    name: Text
    desk_team: str
    is_active: bool = True


class TypeVersionIn(In):
    """What a new version of a type binds together."""

    form: str
    process: str
    content: dict[str, JsonValue]


class RecordTypeNewIn(In):
    """A new record type; without a form named, one of the same code is begun."""

    application: str
    code: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    name: Text
    icon: str = Field(default="", max_length=40)
    position: int = 0
    form: str | None = None


class RecordTypeIn(In):
    """A record type as it should be."""

    name: Text
    icon: str = Field(default="", max_length=40)
    position: int = 0
    is_active: bool = True


class RecordTypeContentIn(In):
    """The settings of a new version."""

    content: dict[str, JsonValue]


class RecordTypeOut(Out):
    """A record type in a list, with how far the reader may go."""

    code: str
    name: Text
    icon: str
    application: str
    form: str
    position: int
    is_active: bool
    no: int | None
    access: str


class RecordTypeVersionOut(Out):
    """A published version of a record type."""

    no: int
    form_version: int
    content: dict[str, object]
    published_at: datetime
    published_by: dict[str, object]
