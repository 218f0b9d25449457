"""Uploaded files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.fields.multiselect import count_problem
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Reference, Setting
from gongdan.kernel.errors import Problem

FILE = "file"
MOST = 9
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class AttachmentKind(FieldKind):
    """Files, stored by their ids in the order they were added."""

    key = "attachment"
    type = "texts"
    settings: ClassVar[Mapping[str, Setting]] = {
        "min_count": settings.whole(0, 50),
        "max_count": settings.whole(1, 50),
        "extensions": settings.extensions,
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """Ids of files that exist, each once."""
        if not isinstance(value, list):
            return definition.problem("forms.not_a_file")
        ids = list(dict.fromkeys(str(item) for item in value))
        if not all(_ID.fullmatch(key) and context.exists(FILE, key) for key in ids):
            return definition.problem("forms.not_a_file")
        stored: list[Json] = [*ids]
        return count_problem(len(ids), definition, most=MOST) or stored

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A list of ids."""
        most = definition.whole("max_count", MOST)
        return {"type": "array", "items": {"type": "string"}, "maxItems": most}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The files' names."""
        ids = value if isinstance(value, list) else []
        return ", ".join(how.name_of(FILE, str(key)) for key in ids)

    def references(self, value: Json) -> list[Reference]:
        """The files."""
        return [Reference(FILE, str(key)) for key in value] if isinstance(value, list) else []
