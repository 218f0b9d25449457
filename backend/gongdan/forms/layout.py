"""Kinds that structure the page and hold no answer."""

from __future__ import annotations

from typing import ClassVar

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, Column, FieldKind
from gongdan.kernel.errors import Problem


class LayoutKind(FieldKind):
    """A piece of the page; it holds no answer."""

    is_layout = True
    is_column = False
    operators: ClassVar[tuple[str, ...]] = ()

    def clean(
        self, _value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """It takes no answer."""
        return definition.problem("forms.unknown_field")

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """No column."""
        return ()
