"""Several of several options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import choosing, settings
from gongdan.forms.counts import count_problem, counts_problems
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    SEVERAL,
    Ask,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

RECORD = "record"


class MultiselectKind(FieldKind):
    """Several options, stored as keys in the order of the definition."""

    key = "multiselect"
    view_type = "text[]"
    type: ClassVar[Type] = "texts"
    operators: ClassVar[tuple[str, ...]] = SEVERAL
    settings: ClassVar[Mapping[str, Setting]] = {
        "options": settings.options,
        "dictionary": settings.code,
        "source": settings.source,
        "display": settings.one_of("list", "checkboxes"),
        "other": settings.flag,
        "depends_on": settings.code,
        "min_count": settings.whole(0, settings.MOST_OPTIONS),
        "max_count": settings.whole(1, settings.MOST_OPTIONS),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The keys of options in use, each once, in the definition's order, own words last."""
        if not isinstance(value, list) or len(value) > settings.MOST_OPTIONS:
            return definition.problem("forms.not_an_option")
        chosen = [choosing.choice(one, definition, context) for one in value]
        wrong = [one for one in chosen if isinstance(one, Problem)]
        if wrong:
            return wrong[0]
        places = {str(o["key"]): place for place, o in enumerate(choosing.options_of(definition))}
        keys: list[Json] = [
            *sorted(dict.fromkeys(map(str, chosen)), key=lambda key: places.get(key, len(places)))
        ]
        return count_problem(len(keys), definition, most=settings.MOST_OPTIONS) or keys

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The field that limits the options."""
        return choosing.dependence(definition)

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """There must be something to choose, and the least count may not exceed the greatest."""
        found = counts_problems(definition, most=settings.MOST_OPTIONS)
        return found or choosing.options_problems(definition)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A list of keys."""
        return {"type": "array", "items": choosing.schema_of(definition), "uniqueItems": True}

    def search_text(self, value: Json, definition: FieldDefinition) -> str:
        """The options' names in every language."""
        return choosing.names_of(definition, value) if isinstance(value, list) else ""

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The options' names."""
        keys = value if isinstance(value, list) else []
        between = "、" if how.language == "zh-CN" else ", "
        if definition.settings.get("source"):
            known = [int(str(key)) for key in keys if str(key).isdigit()]
            return between.join(how.name_of(RECORD, key) for key in known)
        return between.join(choosing.label_of(definition, str(key), how.language) for key in keys)

    def import_text(self, text: str, definition: FieldDefinition, how: ImportContext) -> object:
        """The options' names in any language, or their keys."""
        source = definition.settings.get("source")
        if isinstance(source, Mapping):
            kind = f"{RECORD}:{source['record_type']}"
            names = [name.strip() for name in choosing.parted(text)]
            return [str(how.id_of(kind, name) or name) for name in names]
        return choosing.said_choices(text, definition)

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """A list of keys."""
        return (Column("", "text[]", LIST),)


LIST = "COALESCE(field_texts({data}, {id}), '{{}}')"
