"""A moment in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from gongdan.expressions.values import DATETIME
from gongdan.forms import bounds, written
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    Ask,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
    moment_text,
)
from gongdan.kernel.errors import Problem


def iso_moment(value: object) -> datetime | None:
    """The moment that a text with a zone means."""
    if not isinstance(value, str) or not DATETIME.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


class DatetimeKind(FieldKind):
    """A moment, stored in UTC with fixed width."""

    key = "datetime"
    column = "field_date"
    view_type = "timestamptz"
    type = "datetime"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "min": bounds.bound(lambda value: _stored(value) is not None),
        "max": bounds.bound(lambda value: _stored(value) is not None),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A moment with its zone, within its bounds, in UTC."""
        if value == "":
            return None
        text = _stored(value)
        if text is None:
            return definition.problem("forms.not_datetime")
        return bounds.moment_problem(text, definition, context, bounds.utc) or text

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A moment."""
        return {"type": "string", "format": "date-time"}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The moment on the wall clock of the organization; seconds only where there are some."""
        moment = iso_moment(value)
        if moment is None:
            return ""
        wall = moment.astimezone(ZoneInfo(how.time_zone))
        return wall.strftime("%Y-%m-%d %H:%M:%S" if wall.second else "%Y-%m-%d %H:%M")

    def import_text(self, text: str, _definition: FieldDefinition, how: ImportContext) -> object:
        """A date with a time as people write it."""
        if iso_moment(text) is not None:
            return text
        moment = written.moment(text, time_zone=how.time_zone)
        return moment_text(moment) if moment is not None else text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """A moment."""
        return (Column("", "timestamptz", "field_text({data}, {id})::timestamptz"),)


def _stored(value: object) -> str | None:
    """The text of a moment as it is stored; the first and last years cannot be in every zone."""
    moment = iso_moment(value)
    is_storable = moment is not None and 1000 <= moment.year < 9999
    return moment_text(moment) if moment is not None and is_storable else None
