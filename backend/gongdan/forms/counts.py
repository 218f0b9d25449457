"""How many of something an answer may have."""

from __future__ import annotations

from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.errors import Problem


def count_problem(count: int, definition: FieldDefinition, *, most: int) -> Problem | None:
    """Whether too few or too many were given; none at all is for ``required`` to judge."""
    least, most = definition.whole("min_count", 0), definition.whole("max_count", most)
    if 0 < count < least:
        return definition.problem("forms.too_few", least=least)
    if count > most:
        return definition.problem("forms.too_many", most=most)
    return None


def counts_problems(definition: FieldDefinition, *, most: int) -> list[Problem]:
    """The least count may not exceed the greatest."""
    if definition.whole("min_count", 0) > definition.whole("max_count", most):
        return [Problem(path="min_count", code="forms.min_over_max")]
    return []
