"""A signature, bound to what was signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    PRESENCE,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    Reference,
    Setting,
    moment_text,
)
from gongdan.forms.signing import unsigned
from gongdan.kernel.errors import Problem

FILE = "file"


class SignatureKind(FieldKind):
    """A drawn signature; who, when and over which answers is said by the server."""

    key = "signature"
    is_column = False
    is_readable_back = False
    view_type = "boolean"
    operators: ClassVar[tuple[str, ...]] = PRESENCE
    settings: ClassVar[Mapping[str, Setting]] = {"statement": settings.words}

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A file with the drawing; what else came with it is said anew."""
        file = value.get("file") if isinstance(value, Mapping) else value
        if file in (None, ""):
            return None
        if not isinstance(file, str) or not context.exists(FILE, file):
            return definition.problem("forms.not_a_file")
        signed: dict[str, Json] = {
            "file": file,
            "by": context.person,
            "name": context.person_name,
            "at": moment_text(context.at),
        }
        return unsigned(signed)

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """Who signed."""
        return str(value.get("name") or value.get("file")) if isinstance(value, dict) else None

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """The drawing's file; the rest is given."""
        names = ("file", "name", "at", "sha256")
        return {
            "type": "object",
            "properties": {
                **{name: {"type": "string"} for name in names},
                "by": {"type": ["integer", "null"]},
            },
            "required": ["file"],
        }

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """Who signed and when."""
        if not isinstance(value, dict):
            return ""
        return f"{value.get('name') or value.get('by') or ''} {value.get('at')}".strip()

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """Whether it is signed."""
        return (Column("", "boolean", "({data} -> {id} ->> 'file') IS NOT NULL"),)

    def references(self, value: Json) -> list[Reference]:
        """The drawing."""
        return [Reference(FILE, str(value["file"]))] if isinstance(value, dict) else []
