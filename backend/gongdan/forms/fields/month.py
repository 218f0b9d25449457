"""A month of a year."""

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
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

_STORED = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def is_month(value: object) -> bool:
    """Whether this is a month as it is stored."""
    return isinstance(value, str) and _STORED.fullmatch(value) is not None


def _write(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


class MonthKind(FieldKind):
    """A month, stored as ``YYYY-MM``."""

    key = "month"
    column = "field_date"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "min": bounds.bound(is_month),
        "max": bounds.bound(is_month),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A month within its bounds."""
        if value == "":
            return None
        text = value
        if not isinstance(text, str) or not is_month(text):
            return definition.problem("forms.not_month")
        return bounds.moment_problem(text, definition, context, _write) or text

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A month as text."""
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The text."""
        return value if isinstance(value, str) else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """A month as people write it."""
        return written.iso_month(text) or text
