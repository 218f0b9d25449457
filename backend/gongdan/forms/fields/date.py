"""A calendar date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar

from gongdan.forms import bounds, settings, written
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

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_date(value: object) -> date | None:
    """The date that a text means."""
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_date(value: object) -> bool:
    """Whether this is a date as it is stored."""
    return iso_date(value) is not None


def write_date(moment: datetime) -> str:
    """The date of a moment."""
    return f"{moment:%Y-%m-%d}"


class DateKind(FieldKind):
    """A date, stored as ``YYYY-MM-DD``."""

    key = "date"
    column = "field_date"
    view_type = "date"
    type = "date"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "min": bounds.bound(is_date),
        "max": bounds.bound(is_date),
        "business_days_only": settings.flag,
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A date that exists, within its bounds."""
        if value == "":
            return None
        day = iso_date(value)
        if day is None:
            return definition.problem("forms.not_date")
        is_limited = definition.settings.get("business_days_only") is True
        if is_limited and not context.is_business_day(day):
            return definition.problem("forms.not_a_business_day")
        text = day.isoformat()
        return bounds.moment_problem(text, definition, context, write_date) or text

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A date."""
        return {"type": "string", "format": "date"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The date as text."""
        return value if isinstance(value, str) else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """A date as people write it."""
        return written.iso_date(text) or text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """A date."""
        return (Column("", "date", "field_text({data}, {id})::date"),)
