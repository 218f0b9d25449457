"""Shapes of the catalog over HTTP."""

from __future__ import annotations

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In
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
