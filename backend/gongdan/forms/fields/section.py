"""A heading over the fields that follow."""

from __future__ import annotations

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, FieldKind
from gongdan.kernel.errors import Problem


class SectionKind(FieldKind):
    """A heading; it holds no answer."""

    key = "section"
    is_layout = True

    def clean(
        self, _value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """A heading takes no answer."""
        return definition.problem("forms.unknown_field")
