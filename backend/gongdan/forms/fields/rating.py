"""A number of stars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Setting
from gongdan.kernel.errors import Problem

STARS = 5


class RatingKind(FieldKind):
    """One to five stars, or as many as the field has."""

    key = "rating"
    column = "field_number"
    type = "number"
    settings: ClassVar[Mapping[str, Setting]] = {"max": settings.whole(2, 10)}

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """A whole number of stars."""
        most = definition.whole("max", STARS)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            return definition.problem("forms.not_a_rating", most=most)
        return value

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A whole number."""
        return {"type": "integer", "minimum": 1, "maximum": definition.whole("max", STARS)}

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """The number."""
        return str(value) if isinstance(value, int) else ""
