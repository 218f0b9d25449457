"""A rating: stars, a scale, a recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.expressions.values import canonical
from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    CleanContext,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

STARS = 5
MOST = {"stars": STARS, "slider": 100, "nps": 10}


class RatingKind(FieldKind):
    """Stars from one, a slider or a recommendation from nought; halves are text such as ``3.5``."""

    key = "rating"
    column = "field_number"
    view_type = "numeric"
    type = "number"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "style": settings.one_of(*MOST),
        "most": settings.whole(2, 100),
        "max": settings.whole(2, 10),
        "half": settings.flag,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """A whole number, or a half where the field takes halves."""
        least, most = ends(definition)
        wrong = definition.problem("forms.not_a_rating", most=most)
        number = None if value == "" else settings.decimal_of(value)
        if value == "":
            return None
        if number is None or not least <= number <= most:
            return wrong
        if number == number.to_integral_value():
            return int(number)
        is_half = definition.settings.get("half") is True and number * 2 % 1 == 0
        return canonical(number) if is_half else wrong

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A whole number, or a half as text."""
        least, most = ends(definition)
        whole: dict[str, object] = {"type": "integer", "minimum": least, "maximum": most}
        if definition.settings.get("half") is not True:
            return whole
        return {"anyOf": [whole, {"type": "string", "pattern": r"^[0-9]+\.5$"}]}

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """The number."""
        return str(value) if value is not None else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """The number; stars are counted."""
        stars = text.strip()
        return len(stars) if stars and set(stars) <= {"★", "⭐"} else stars


def ends(definition: FieldDefinition) -> tuple[int, int]:
    """The least and the most that can be given."""
    style = str(definition.settings.get("style") or "stars")
    most = definition.whole("most", definition.whole("max", MOST[style]))
    is_half = definition.settings.get("half") is True
    return (1 if style == "stars" and not is_half else 0), most
