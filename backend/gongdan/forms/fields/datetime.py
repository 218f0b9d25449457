"""A moment in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from gongdan.expressions.values import DATETIME
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    CleanContext,
    ExportContext,
    FieldKind,
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


def _is_bound(value: object) -> bool:
    return value == "now" or iso_moment(value) is not None


class DatetimeKind(FieldKind):
    """A moment, stored in UTC with fixed width; bounds are moments or ``now``."""

    key = "datetime"
    column = "field_date"
    type = "datetime"
    settings: ClassVar[Mapping[str, Setting]] = {"min": _is_bound, "max": _is_bound}

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A moment with its zone, within its bounds, in UTC."""
        if value == "":
            return None
        moment = iso_moment(value)
        if moment is None or not _is_storable(moment):
            return definition.problem("forms.not_datetime")
        least = _bound(definition.settings.get("min"), context)
        most = _bound(definition.settings.get("max"), context)
        if least is not None and moment < least:
            return definition.problem("forms.too_early", least=moment_text(least))
        if most is not None and moment > most:
            return definition.problem("forms.too_late", most=moment_text(most))
        return moment_text(moment)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A moment."""
        return {"type": "string", "format": "date-time"}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The moment on the wall clock of the organization."""
        moment = iso_moment(value)
        if moment is None:
            return ""
        return moment.astimezone(ZoneInfo(how.time_zone)).strftime("%Y-%m-%d %H:%M")


def _is_storable(moment: datetime) -> bool:
    """The first and last years have moments that other zones cannot write."""
    return 1 < moment.year < 9999 and moment.year >= 1000


def _bound(value: object, context: CleanContext) -> datetime | None:
    bound = context.at if value == "now" else iso_moment(value)
    return bound.replace(microsecond=0) if bound is not None else None
