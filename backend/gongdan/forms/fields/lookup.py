"""A field of a linked record, seen from here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, cast

from gongdan.expressions.tree import is_type
from gongdan.expressions.values import Type
from gongdan.forms import settings
from gongdan.forms.computing import VIEW, shown
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    Ask,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    Setting,
)
from gongdan.kernel.errors import Problem


class LookupKind(FieldKind):
    """Live: read whenever it is asked for; snapshot: as it was when the record was linked."""

    key = "lookup"
    is_computed = True
    is_column = False
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "link": settings.code,
        "take": settings.code,
        "mode": settings.one_of("live", "snapshot"),
        "result": lambda value: is_type(value) and value != "null",
    }

    def clean(
        self, _value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Nobody fills it in."""
        return definition.problem("forms.computed", field=definition.code)

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The link."""
        return [Ask("link", str(definition.settings.get("link")), ("link",))]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """It says what is taken from where."""
        return [
            Problem(path=name, code="forms.setting_malformed", setting=name)
            for name in ("link", "take")
            if not definition.settings.get(name)
        ]

    def is_stored(self, definition: FieldDefinition) -> bool:
        """Only a snapshot is."""
        return definition.settings.get("mode") == "snapshot"

    def compute(
        self, definition: FieldDefinition, stored: Json, context: CleanContext
    ) -> Json | Problem:
        """The linked record's answer; a snapshot stays until another record is linked."""
        name = str(definition.settings["link"])
        linked = context.form.values.get(name)
        ids = [int(key) for key in cast("tuple[Decimal, ...]", linked)] if linked else []
        is_same = name not in context.form.changed
        if stored is not None and self.is_stored(definition) and is_same:
            return stored
        link = context.form.fields[name]
        take = str(definition.settings["take"])
        found = context.records.fetch(str(link.settings["record_type"]), ids[:1], [take])
        return found.get(ids[0], {}).get(take) if ids else None

    def result(self, definition: FieldDefinition) -> Type:
        """What the builder says is taken."""
        return cast("Type", definition.settings.get("result") or "text")

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """Any of them; never sent."""
        return {"readOnly": True}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The value as text."""
        return shown(value)

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The value as a person reads it."""
        return shown(value, definition=definition, how=how)

    def view(self, definition: FieldDefinition) -> tuple[Column, ...]:
        """A column of a snapshot; what is live is read where it lives."""
        return (Column("", *VIEW[self.result(definition)]),) if self.is_stored(definition) else ()
