"""One of several options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Setting, said
from gongdan.kernel.errors import Problem


class SelectKind(FieldKind):
    """One option, stored by its key; an option out of use stays readable."""

    key = "select"
    settings: ClassVar[Mapping[str, Setting]] = {"options": settings.options}

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """The key of an option in use."""
        if value == "":
            return None
        if not isinstance(value, str) or value not in active_keys(definition):
            return definition.problem("forms.not_an_option")
        return value

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """There must be something to choose."""
        return options_problems(definition)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """One of the keys."""
        return {"type": "string", "enum": active_keys(definition)}

    def search_text(self, value: Json, definition: FieldDefinition) -> str:
        """The option's name in every language."""
        return names_of(definition, [value])

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The option's name."""
        return "" if value is None else label_of(definition, str(value), how.language)


def options_of(definition: FieldDefinition) -> list[Mapping[str, object]]:
    """The options in order, those out of use too."""
    return cast("list[Mapping[str, object]]", definition.settings.get("options") or [])


def active_keys(definition: FieldDefinition) -> list[str]:
    """The keys that may be chosen."""
    return [str(o["key"]) for o in options_of(definition) if o.get("is_active", True) is True]


def options_problems(definition: FieldDefinition) -> list[Problem]:
    """Whether anything can be chosen."""
    return [] if active_keys(definition) else [Problem(path="options", code="forms.no_options")]


def label_of(definition: FieldDefinition, key: str, language: str) -> str:
    """What an option is called; its key when it is gone."""
    labels = {str(option["key"]): option["label"] for option in options_of(definition)}
    return said(labels[key], language) if key in labels else key


def names_of(definition: FieldDefinition, keys: list[Json]) -> str:
    """What options are called in every language."""
    labels = [option["label"] for option in options_of(definition) if option["key"] in keys]
    return " ".join(
        name for label in labels if isinstance(label, Mapping) for name in label.values()
    )
