"""One line of text, perhaps in a format such as a mail address or an identity number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.formats import FORMATS
from gongdan.forms.kind import WORDS, CleanContext, FieldKind, Setting, clean_string
from gongdan.forms.lengths import length_problem, lengths_problems
from gongdan.forms.wording import fits, is_safe_pattern
from gongdan.kernel.errors import Problem

LONGEST = 500


class TextKind(FieldKind):
    """One line of text."""

    key = "text"
    operators: ClassVar[tuple[str, ...]] = WORDS
    settings: ClassVar[Mapping[str, Setting]] = {
        "format": settings.one_of(*FORMATS),
        "pattern": is_safe_pattern,
        "pattern_message": settings.words,
        "min_length": settings.whole(0, LONGEST),
        "max_length": settings.whole(1, LONGEST),
        "trim": settings.flag,
        "case": settings.one_of("upper", "lower"),
        "scan": settings.flag,
        "warn_duplicates": settings.flag,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Composed, trimmed, without control characters, in its format."""
        if not isinstance(value, str):
            return definition.problem("forms.not_text")
        text = clean_string(value, is_trimmed=definition.settings.get("trim", True) is not False)
        if text is None:
            return definition.problem("forms.control_characters")
        if not text:
            return None
        reader = FORMATS.get(str(definition.settings.get("format")))
        formatted = reader(text) if reader else text
        if formatted is None:
            return definition.problem(f"forms.not_{definition.settings['format']}")
        formatted = _cased(formatted, definition)
        problem = length_problem(formatted, definition, longest=LONGEST)
        return problem or _pattern_problem(formatted, definition) or formatted

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least length may not exceed the greatest."""
        return lengths_problems(definition, longest=LONGEST)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A string."""
        return {"type": "string", "maxLength": definition.whole("max_length", LONGEST)}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The text itself."""
        return value if isinstance(value, str) else ""


def _cased(text: str, definition: FieldDefinition) -> str:
    """In its letters; a few have no other case that comes back the same, and stay."""
    case = definition.settings.get("case")
    if case == "upper":
        return text.upper()
    return text.lower() if case == "lower" else text


def _pattern_problem(text: str, definition: FieldDefinition) -> Problem | None:
    pattern = definition.settings.get("pattern")
    if not isinstance(pattern, str) or fits(pattern, text):
        return None
    message = definition.settings.get("pattern_message")
    if message:
        return definition.problem("forms.check", message=message)
    return definition.problem("forms.not_the_pattern")
