"""From one date to another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import bounds, calendar, settings, written
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.fields.date import is_date, iso_date, write_date
from gongdan.forms.kind import (
    PRESENCE,
    Ask,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

BETWEEN = " ~ "
_SEPARATORS = (BETWEEN.strip(), "至", "到", "～", "—", "–", " to ", " - ")


class DaterangeKind(FieldKind):
    """Two dates, the first not after the second; conditions read start, end and number of days."""

    key = "daterange"
    column = "field_text"
    type = "texts"
    operators: ClassVar[tuple[str, ...]] = PRESENCE
    settings: ClassVar[Mapping[str, Setting]] = {
        "min": bounds.bound(is_date),
        "max": bounds.bound(is_date),
        "max_days": settings.whole(1, 10_000),
        "count": settings.one_of("calendar", "business"),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """Both dates, in order, within their bounds and not too far apart."""
        if value in ("", [], ["", ""], [None, None]):
            return None
        days = [iso_date(day) for day in value] if isinstance(value, list | tuple) else []
        if len(days) != 2 or days[0] is None or days[1] is None:
            return definition.problem("forms.not_a_range")
        start, end = days[0], days[1]
        if start > end:
            return definition.problem("forms.range_backwards")
        texts = [start.isoformat(), end.isoformat()]
        for text in texts:
            problem = bounds.moment_problem(text, definition, context, write_date)
            if problem is not None:
                return problem
        most = definition.whole("max_days", 0)
        if most and days_in(start, end, definition) > most:
            return definition.problem("forms.range_too_long", most=most)
        return [*texts]

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def parts(self, _definition: FieldDefinition) -> Mapping[str, Type]:
        """Its two dates and how many days it has."""
        return {"start": "date", "end": "date", "days": "number"}

    def part_readings(self, value: Json, definition: FieldDefinition) -> Mapping[str, Json]:
        """Its two dates and how many days it has, both counted."""
        start, end = ends(value)
        if start is None or end is None:
            return {}
        days = days_in(start, end, definition)
        return {"start": start.isoformat(), "end": end.isoformat(), "days": days}

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """Two dates."""
        day = {"type": "string", "format": "date"}
        return {"type": "array", "items": day, "minItems": 2, "maxItems": 2}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """Both dates."""
        return " ".join(map(str, value)) if isinstance(value, list) else ""

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """Both dates."""
        return BETWEEN.join(map(str, value)) if isinstance(value, list) else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """Two dates as people write them."""
        for separator in _SEPARATORS:
            first, found, second = text.partition(separator)
            days = [written.iso_date(first), written.iso_date(second)]
            if found and all(days):
                return days
        return text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """Both dates."""
        return (
            Column("start", "date", "({data} -> {id} ->> 0)::date"),
            Column("end", "date", "({data} -> {id} ->> 1)::date"),
        )


def ends(value: Json) -> tuple[date | None, date | None]:
    """The two dates of a stored value."""
    days = value if isinstance(value, list) and len(value) == 2 else [None, None]
    return iso_date(days[0]), iso_date(days[1])


def days_in(start: date, end: date, definition: FieldDefinition) -> int:
    """How many days, the first and the last counted; only business days where the field says so."""
    if definition.settings.get("count") != "business":
        return (end - start).days + 1
    return calendar.business_days(start, end)
