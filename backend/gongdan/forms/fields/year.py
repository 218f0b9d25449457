"""A year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from gongdan.forms import bounds, written
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    Ask,
    CleanContext,
    Column,
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

_STORED = re.compile(r"[1-9][0-9]{3}")


def is_year(value: object) -> bool:
    """Whether this is a year as it is stored."""
    return isinstance(value, str) and _STORED.fullmatch(value) is not None


def _write(moment: datetime) -> str:
    return f"{moment:%Y}"


class YearKind(FieldKind):
    """A year, stored as ``YYYY``."""

    key = "year"
    column = "field_number"
    view_type = "smallint"
    type = "number"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "min": bounds.bound(is_year),
        "max": bounds.bound(is_year),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A year within its bounds."""
        if value == "":
            return None
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str) or not is_year(text):
            return definition.problem("forms.not_year")
        return bounds.moment_problem(text, definition, context, _write) or text

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A year as text."""
        return {"type": "string", "pattern": "^[0-9]{4}$"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The text."""
        return value if isinstance(value, str) else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """A year as people write it."""
        return written.year(text) or text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """A small number."""
        return (Column("", "smallint", "field_text({data}, {id})::smallint"),)
