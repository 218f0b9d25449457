"""Something that is written once and read only by the systems that need it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    PRESENCE,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
    clean_string,
)
from gongdan.forms.masking import DOTS
from gongdan.kernel.errors import Problem

LONGEST = 2000


class SecretKind(FieldKind):
    """Sealed before it is stored; it leaves no table, page, search or log."""

    key = "secret"
    is_secret = True
    is_column = False
    is_readable_back = False
    operators: ClassVar[tuple[str, ...]] = PRESENCE
    settings: ClassVar[Mapping[str, Setting]] = {}

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """Sealed; what is sealed already stays."""
        if not isinstance(value, str):
            return definition.problem("forms.not_text")
        if context.vault.is_sealed(value):
            return value
        text = clean_string(value, is_long=True, is_trimmed=False)
        if text is None:
            return definition.problem("forms.control_characters")
        if len(text) > LONGEST:
            return definition.problem("forms.too_long", most=LONGEST)
        return context.vault.seal(text) if text else None

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """Only that there is one."""
        return DOTS if value else None

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A string that is only sent."""
        return {"type": "string", "writeOnly": True}

    def export_text(self, _value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """Nothing."""
        return ""

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """The text, to be sealed."""
        return text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """None."""
        return ()
