"""A time of day."""

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

_STORED = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def is_time(value: object) -> bool:
    """Whether this is a time as it is stored."""
    return isinstance(value, str) and _STORED.fullmatch(value) is not None


def _write(moment: datetime) -> str:
    return f"{moment:%H:%M}"


class TimeKind(FieldKind):
    """A time of day, stored as ``HH:MM``."""

    key = "time"
    column = "field_date"
    view_type = "time"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "min": bounds.bound(is_time),
        "max": bounds.bound(is_time),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A time within its bounds."""
        if value == "":
            return None
        text = value
        if not isinstance(text, str) or not is_time(text):
            return definition.problem("forms.not_time")
        return bounds.moment_problem(text, definition, context, _write) or text

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A time as text."""
        return {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The text."""
        return value if isinstance(value, str) else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """A time as people write it."""
        return written.clock(text) or text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """A time."""
        return (Column("", "time", "field_text({data}, {id})::time"),)
