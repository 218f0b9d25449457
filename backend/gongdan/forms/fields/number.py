"""An exact number with a fixed number of decimals and perhaps a unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from gongdan.expressions.values import canonical
from gongdan.forms import amounts, bounds, settings, written
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    Ask,
    CleanContext,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
    said,
)
from gongdan.kernel.errors import Problem


class NumberKind(FieldKind):
    """An exact number, stored as canonical decimal text; a percentage as a fraction of one."""

    key = "number"
    column = "field_number"
    view_type = "numeric"
    type = "number"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "scale": settings.whole(0, 8),
        "min": bounds.amount_bound,
        "max": bounds.amount_bound,
        "step": settings.number,
        "thousands": settings.flag,
        "percent": settings.flag,
        "unit": settings.words,
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """Canonical decimal text; nothing is rounded in silence."""
        scale = definition.whole("scale", 0)
        return amounts.clean_decimal(value, definition, context, scale=scale)

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least may not exceed the greatest, and a step leads up."""
        return amounts.bounds_problems(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A number as text."""
        return {"type": "string", "pattern": amounts.PATTERN}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The digits."""
        return value if isinstance(value, str) else ""

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The number with its unit."""
        if not isinstance(value, str):
            return ""
        unit = definition.settings.get("unit")
        name = unit if isinstance(unit, str) else said(unit, how.language)
        if definition.settings.get("percent") is True:
            return f"{canonical(Decimal(value) * 100)}%"
        text = f"{Decimal(value):,f}" if definition.settings.get("thousands") is True else value
        return f"{text} {name}".strip()

    def import_text(self, text: str, definition: FieldDefinition, _how: ImportContext) -> object:
        """Without separators of thousands, its unit, or the sign of a percentage."""
        bare = written.decimal(text)
        unit = definition.settings.get("unit")
        names = unit.values() if isinstance(unit, Mapping) else [unit] if unit else []
        for name in names:
            bare = bare.removesuffix(written.decimal(str(name)))
        if bare.endswith("%") and settings.decimal_of(bare[:-1]) is not None:
            return canonical(Decimal(bare[:-1]) / 100)
        return bare
