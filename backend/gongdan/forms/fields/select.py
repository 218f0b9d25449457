"""One of several options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import choosing, settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    EQUAL,
    Ask,
    CleanContext,
    ExportContext,
    FieldKind,
    ImportContext,
    Reference,
    Setting,
)
from gongdan.kernel.errors import Problem

RECORD = "record"


class SelectKind(FieldKind):
    """One option, stored by its key; an option out of use stays readable."""

    key = "select"
    operators: ClassVar[tuple[str, ...]] = EQUAL
    settings: ClassVar[Mapping[str, Setting]] = {
        "options": settings.options,
        "dictionary": settings.code,
        "source": settings.source,
        "display": settings.one_of("list", "radio", "buttons"),
        "other": settings.flag,
        "depends_on": settings.code,
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The key of an option in use, or own words where they are taken."""
        return None if value == "" else choosing.choice(value, definition, context)

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The field that limits the options."""
        return choosing.dependence(definition)

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """There must be something to choose."""
        return choosing.options_problems(definition)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """One of the keys."""
        return choosing.schema_of(definition)

    def search_text(self, value: Json, definition: FieldDefinition) -> str:
        """The option's name in every language."""
        return choosing.names_of(definition, [value])

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The option's name."""
        if value is None:
            return ""
        if definition.settings.get("source") and str(value).isdigit():
            return how.name_of(RECORD, int(str(value)))
        return choosing.label_of(definition, str(value), how.language)

    def import_text(self, text: str, definition: FieldDefinition, how: ImportContext) -> object:
        """An option's name in any language, or its key."""
        source = definition.settings.get("source")
        if isinstance(source, Mapping):
            found = how.id_of(f"{RECORD}:{source['record_type']}", text.strip())
            return text if found is None else str(found)
        return choosing.said_choice(text, definition) if text.strip() else None

    def references(self, _value: Json) -> list[Reference]:
        """None; a record that was chosen from stays where it is."""
        return []
