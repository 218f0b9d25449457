"""A calendar date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, FieldKind, Setting
from gongdan.kernel.errors import Problem

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOUND = re.compile(r"today(?:([+-][0-9]{1,4}))?")


def iso_date(value: object) -> date | None:
    """The date that a text means."""
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _is_bound(value: object) -> bool:
    is_relative = isinstance(value, str) and _BOUND.fullmatch(value) is not None
    return is_relative or iso_date(value) is not None


class DateKind(FieldKind):
    """A date, stored as ``YYYY-MM-DD``; bounds are dates or ``today``, ``today+7``, ``today-1``."""

    key = "date"
    column = "field_date"
    type = "date"
    settings: ClassVar[Mapping[str, Setting]] = {"min": _is_bound, "max": _is_bound}

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A date that exists, within its bounds."""
        if value == "":
            return None
        day = iso_date(value)
        if day is None:
            return definition.problem("forms.not_date")
        least = _bound(definition.settings.get("min"), context)
        most = _bound(definition.settings.get("max"), context)
        if least is not None and day < least:
            return definition.problem("forms.too_early", least=least.isoformat())
        if most is not None and day > most:
            return definition.problem("forms.too_late", most=most.isoformat())
        return day.isoformat()

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A date."""
        return {"type": "string", "format": "date"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The date as text."""
        return value if isinstance(value, str) else ""


def _bound(value: object, context: CleanContext) -> date | None:
    relative = _BOUND.fullmatch(value) if isinstance(value, str) else None
    if relative is None:
        return iso_date(value)
    return context.today + timedelta(days=int(relative[1] or 0))
