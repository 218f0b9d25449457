"""A document of another system, kept as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import ClassVar, cast

from gongdan.forms import documents
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    PRESENCE,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

LARGEST = 20_000


class JsonKind(FieldKind):
    """A document of limited size and depth, perhaps after a schema."""

    key = "json"
    view_type = "jsonb"
    operators: ClassVar[tuple[str, ...]] = PRESENCE
    settings: ClassVar[Mapping[str, Setting]] = {"schema": documents.is_schema}

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Not too large, not too deep, after its schema."""
        if not documents.is_plain(value):
            return definition.problem("forms.not_a_document")
        if len(text_of(value)) > LARGEST:
            return definition.problem("forms.document_too_large", most=LARGEST)
        schema = definition.settings.get("schema")
        if isinstance(schema, Mapping):
            wrong = documents.first_problem(value, schema)
            if wrong is not None:
                return definition.problem("forms.not_after_schema", place=wrong)
        return cast("Json", value)

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """The document as text."""
        return text_of(value)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """Its schema."""
        schema = definition.settings.get("schema")
        return dict(schema) if isinstance(schema, Mapping) else {}

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """The document as text."""
        return "" if value is None else text_of(value)

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """A document written as text."""
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """The document."""
        return (Column("", "jsonb", "NULLIF({data} -> {id}, 'null')"),)


def text_of(value: object) -> str:
    """A document in one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
