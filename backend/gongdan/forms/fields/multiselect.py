"""Several of several options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.fields.select import (
    active_keys,
    label_of,
    names_of,
    options_of,
    options_problems,
)
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Setting
from gongdan.kernel.errors import Problem


class MultiselectKind(FieldKind):
    """Several options, stored as keys in the order of the definition."""

    key = "multiselect"
    type = "texts"
    settings: ClassVar[Mapping[str, Setting]] = {
        "options": settings.options,
        "min_count": settings.whole(0, settings.MOST_OPTIONS),
        "max_count": settings.whole(1, settings.MOST_OPTIONS),
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """The keys of options in use, each once, in the definition's order."""
        allowed = set(active_keys(definition))
        if not isinstance(value, list) or not all(
            isinstance(key, str) and key in allowed for key in value
        ):
            return definition.problem("forms.not_an_option")
        keys: list[Json] = [str(o["key"]) for o in options_of(definition) if o["key"] in value]
        return count_problem(len(keys), definition, most=len(allowed)) or keys

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """There must be something to choose, and the least count may not exceed the greatest."""
        if definition.whole("min_count", 0) > definition.whole("max_count", settings.MOST_OPTIONS):
            return [Problem(path="min_count", code="forms.min_over_max")]
        return options_problems(definition)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A list of keys."""
        return {"type": "array", "items": {"type": "string", "enum": active_keys(definition)}}

    def search_text(self, value: Json, definition: FieldDefinition) -> str:
        """The options' names in every language."""
        return names_of(definition, value) if isinstance(value, list) else ""

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The options' names."""
        keys = value if isinstance(value, list) else []
        between = "、" if how.language == "zh-CN" else ", "
        return between.join(label_of(definition, str(key), how.language) for key in keys)


def count_problem(count: int, definition: FieldDefinition, *, most: int) -> Problem | None:
    """Whether too few or too many were given; none at all is for ``required`` to judge."""
    least, most = definition.whole("min_count", 0), definition.whole("max_count", most)
    if 0 < count < least:
        return definition.problem("forms.too_few", least=least)
    if count > most:
        return definition.problem("forms.too_many", most=most)
    return None
