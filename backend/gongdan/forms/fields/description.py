"""An explanation between fields."""

from __future__ import annotations

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, FieldKind
from gongdan.kernel.errors import Problem


class DescriptionKind(FieldKind):
    """Words for the reader (its label); it holds no answer."""

    key = "description"
    is_layout = True

    def clean(
        self, _value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """An explanation takes no answer."""
        return definition.problem("forms.unknown_field")
