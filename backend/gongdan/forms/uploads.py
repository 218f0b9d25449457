"""Uploaded files as answers: do they exist, are there too many, are they of the right sort?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import settings
from gongdan.forms.counts import count_problem, counts_problems
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    PRESENCE,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    Reference,
    Setting,
)
from gongdan.kernel.errors import Problem

FILE = "file"
MOST = 9
LARGEST = 2_000_000_000
SETTINGS: Mapping[str, Setting] = {
    "min_count": settings.whole(0, 50),
    "max_count": settings.whole(1, 50),
    "max_bytes": settings.whole(1, LARGEST),
    "extensions": settings.extensions,
}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_STAMPS = ("time", "place", "person", "number")


def is_watermark(value: object) -> bool:
    """What is written into a picture when it is taken."""
    return isinstance(value, list) and all(one in _STAMPS for one in value)


class UploadKind(FieldKind):
    """Files, stored by their ids in the order they were added; ``media`` limits their types."""

    media: ClassVar[tuple[str, ...]] = ()
    is_readable_back = False
    view_type = "bigint"
    type: ClassVar[Type] = "texts"
    operators: ClassVar[tuple[str, ...]] = PRESENCE
    settings: ClassVar[Mapping[str, Setting]] = SETTINGS

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """Ids of files that exist and fit, each once."""
        if not isinstance(value, list):
            return definition.problem("forms.not_a_file")
        ids = list(dict.fromkeys(str(item) for item in value))
        if not all(_ID.fullmatch(key) and context.exists(FILE, key) for key in ids):
            return definition.problem("forms.not_a_file")
        wrong = (self._wrong(key, definition, context) for key in ids)
        problem = next(filter(None, wrong), None)
        return problem or count_problem(len(ids), definition, most=MOST) or [*ids]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least count may not exceed the greatest."""
        return counts_problems(definition, most=50)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A list of ids."""
        most = definition.whole("max_count", MOST)
        return {"type": "array", "items": {"type": "string"}, "maxItems": most}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The files' names."""
        ids = value if isinstance(value, list) else []
        return ", ".join(how.name_of(FILE, str(key)) for key in ids)

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """How many there are."""
        count = "COALESCE(cardinality(field_texts({data}, {id})), 0)::bigint"
        return (Column("", "bigint", count),)

    def references(self, value: Json) -> list[Reference]:
        """The files."""
        return [Reference(FILE, str(key)) for key in value] if isinstance(value, list) else []

    def _wrong(
        self, key: str, definition: FieldDefinition, context: CleanContext
    ) -> Problem | None:
        file = context.describe_file(key)
        if file is None:
            return None
        ending = file.name.rpartition(".")[2].lower() if "." in file.name else ""
        allowed = definition.settings.get("extensions")
        if self.media and not file.media_type.startswith(self.media):
            return definition.problem("forms.wrong_media", name=file.name)
        if isinstance(allowed, list) and ending not in allowed:
            return definition.problem("forms.wrong_extension", name=file.name)
        most = definition.whole("max_bytes", LARGEST)
        if file.byte_size > most:
            return definition.problem("forms.file_too_large", name=file.name, most=most)
        return None
