"""An amount of money in the field's currency."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.fields.number import bounds_problems, clean_decimal
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Setting
from gongdan.kernel.errors import Problem

SCALE = 2


class MoneyKind(FieldKind):
    """An amount with two decimals, stored as canonical decimal text."""

    key = "money"
    column = "field_number"
    type = "number"
    settings: ClassVar[Mapping[str, Setting]] = {
        "currency": settings.matching(r"[A-Z]{3}"),
        "min": settings.number,
        "max": settings.number,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Canonical decimal text of at most two decimals."""
        return clean_decimal(value, definition, scale=SCALE)

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least may not exceed the greatest."""
        return bounds_problems(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """An amount as text."""
        return {"type": "string", "format": "decimal"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The digits."""
        return value if isinstance(value, str) else ""

    def export_text(self, value: Json, definition: FieldDefinition, _how: ExportContext) -> str:
        """The amount with both decimals and its currency."""
        if not isinstance(value, str):
            return ""
        return f"{Decimal(value):.2f} {definition.settings.get('currency', 'CNY')}"
