"""Several lines of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import WORDS, CleanContext, FieldKind, Setting, clean_string
from gongdan.forms.lengths import length_problem, lengths_problems
from gongdan.kernel.errors import Problem

LONGEST = 20_000


class TextareaKind(FieldKind):
    """Several lines of text."""

    key = "textarea"
    operators: ClassVar[tuple[str, ...]] = WORDS
    settings: ClassVar[Mapping[str, Setting]] = {
        "min_length": settings.whole(0, LONGEST),
        "max_length": settings.whole(1, LONGEST),
        "rows": settings.whole(1, 40),
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Composed and trimmed, with line breaks, without other control characters."""
        if not isinstance(value, str):
            return definition.problem("forms.not_text")
        text = clean_string(value, is_long=True)
        if text is None:
            return definition.problem("forms.control_characters")
        if not text:
            return None
        return length_problem(text, definition, longest=LONGEST) or text

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least length may not exceed the greatest."""
        return lengths_problems(definition, longest=LONGEST)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A string."""
        return {"type": "string", "maxLength": definition.whole("max_length", LONGEST)}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The text itself."""
        return value if isinstance(value, str) else ""
