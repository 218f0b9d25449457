"""An exact number with a fixed number of decimals and perhaps a unit."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from gongdan.expressions.values import canonical
from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Setting, said
from gongdan.kernel.errors import Problem

LARGEST = Decimal(10) ** 15


class NumberKind(FieldKind):
    """An exact number, stored as canonical decimal text."""

    key = "number"
    column = "field_number"
    type = "number"
    settings: ClassVar[Mapping[str, Setting]] = {
        "scale": settings.whole(0, 8),
        "min": settings.number,
        "max": settings.number,
        "unit": settings.words,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Canonical decimal text; nothing is rounded in silence."""
        return clean_decimal(value, definition, scale=definition.whole("scale", 0))

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least may not exceed the greatest."""
        return bounds_problems(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A number as text."""
        return {"type": "string", "format": "decimal"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The digits."""
        return value if isinstance(value, str) else ""

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The number with its unit."""
        unit = definition.settings.get("unit")
        name = unit if isinstance(unit, str) else said(unit, how.language)
        return f"{value} {name}".strip() if isinstance(value, str) else ""


def clean_decimal(value: object, definition: FieldDefinition, *, scale: int) -> Json | Problem:
    """A number within its field's decimals and bounds, as canonical text."""
    raw = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value
    if raw == "":
        return None
    number = settings.decimal_of(raw)
    if number is None or abs(number) >= LARGEST:
        return definition.problem("forms.not_number")
    text = canonical(number)
    if len(text.partition(".")[2]) > scale:
        return definition.problem("forms.too_many_decimals", scale=scale)
    return _bound_problem(number, definition) or text


def bounds_problems(definition: FieldDefinition) -> list[Problem]:
    """Whether a field's least value exceeds its greatest."""
    least, most = _bound(definition, "min"), _bound(definition, "max")
    if least is not None and most is not None and least > most:
        return [Problem(path="min", code="forms.min_over_max")]
    return []


def _bound_problem(number: Decimal, definition: FieldDefinition) -> Problem | None:
    least, most = _bound(definition, "min"), _bound(definition, "max")
    if least is not None and number < least:
        return definition.problem("forms.too_small", least=canonical(least))
    if most is not None and number > most:
        return definition.problem("forms.too_large", most=canonical(most))
    return None


def _bound(definition: FieldDefinition, name: str) -> Decimal | None:
    return settings.decimal_of(definition.settings.get(name))
