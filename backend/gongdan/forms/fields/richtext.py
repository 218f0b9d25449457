"""Text with headings, lists, links and pictures, as a small and safe kind of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import nh3

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    PRESENCE,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Reference,
    Setting,
    clean_string,
)
from gongdan.forms.safe_html import PICTURE, safe, words_of
from gongdan.kernel.errors import Problem

LONGEST = 50_000
MARKUP = 3
FILE = "file"


class RichtextKind(FieldKind):
    """Sanitized HTML; pictures are uploaded files."""

    key = "richtext"
    operators: ClassVar[tuple[str, ...]] = ("contains", *PRESENCE)
    is_readable_back = False
    settings: ClassVar[Mapping[str, Setting]] = {"max_length": settings.whole(1, LONGEST)}

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Only what is on the list stays; the words are counted, the markup is bounded."""
        if not isinstance(value, str):
            return definition.problem("forms.not_text")
        text = clean_string(value, is_long=True)
        if text is None:
            return definition.problem("forms.control_characters")
        most = definition.whole("max_length", LONGEST)
        if len(text) > MARKUP * LONGEST:
            return definition.problem("forms.too_long", most=most)
        html = safe(text)
        words = words_of(html)
        if len(words) > most:
            return definition.problem("forms.too_long", most=most)
        return html if words or PICTURE.search(html) else None

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """Its words."""
        return words_of(value) if isinstance(value, str) else None

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A string."""
        return {"type": "string", "contentMediaType": "text/html"}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """Its words."""
        return words_of(value) if isinstance(value, str) else ""

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """Its words."""
        return words_of(value) if isinstance(value, str) else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """A paragraph for every line."""
        lines = (line.strip() for line in text.splitlines())
        return "".join(f"<p>{nh3.clean_text(line)}</p>" for line in lines if line)

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """Its words, as far as a pattern tells them from markup."""
        words = "regexp_replace(field_text({data}, {id}), '<[^>]*>', ' ', 'g')"
        return (Column("", "text", words),)

    def references(self, value: Json) -> list[Reference]:
        """The pictures."""
        found = PICTURE.findall(value) if isinstance(value, str) else []
        return [Reference(FILE, key) for key in dict.fromkeys(found)]
