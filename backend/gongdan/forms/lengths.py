"""How long a text may be."""

from __future__ import annotations

from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.errors import Problem


def length_problem(text: str, definition: FieldDefinition, *, longest: int) -> Problem | None:
    """Whether a text is too short or too long for its field."""
    least, most = definition.whole("min_length", 0), definition.whole("max_length", longest)
    if len(text) < least:
        return definition.problem("forms.too_short", least=least)
    if len(text) > most:
        return definition.problem("forms.too_long", most=most)
    return None


def lengths_problems(definition: FieldDefinition, *, longest: int) -> list[Problem]:
    """The least length may not exceed the greatest."""
    if definition.whole("min_length", 0) > definition.whole("max_length", longest):
        return [Problem(path="min_length", code="forms.min_over_max")]
    return []
