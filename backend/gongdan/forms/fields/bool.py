"""Yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings, written
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

WORDS = {"zh-CN": ("否", "是"), "en": ("No", "Yes")}


class BoolKind(FieldKind):
    """Yes or no; perhaps it must be yes, as for a consent."""

    key = "bool"
    view_type = "boolean"
    type = "boolean"
    operators: ClassVar[tuple[str, ...]] = ("=", "!=", *PRESENCE)
    settings: ClassVar[Mapping[str, Setting]] = {
        "display": settings.one_of("switch", "checkbox"),
        "must_be_true": settings.flag,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """True or false, nothing that merely looks like it."""
        if not isinstance(value, bool):
            return definition.problem("forms.not_yes_or_no")
        if not value and definition.settings.get("must_be_true") is True:
            return definition.problem("forms.must_be_yes")
        return value

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A boolean."""
        return {"type": "boolean"}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The word for it."""
        return WORDS.get(how.language, WORDS["en"])[value] if isinstance(value, bool) else ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """A word for yes or no."""
        meant = written.yes_or_no(text)
        return text if meant is None else meant

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """A boolean."""
        return (Column("", "boolean", "field_boolean({data}, {id})"),)
