"""A person of the organization."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import within
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

PERSON = "person"


class MemberKind(FieldKind):
    """A person, stored by id."""

    key = "member"
    column = "field_number"
    view_type = "bigint"
    type = "number"
    operators: ClassVar[tuple[str, ...]] = EQUAL
    settings: ClassVar[Mapping[str, Setting]] = {"within": within.people}

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The id of a person who may be chosen here."""
        found = within.clean_id(value, definition, context, PERSON)
        if not isinstance(found, int):
            return found
        return within.person_problem(found, definition, context) or found

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The field whose department limits the choice."""
        return within.asks(definition)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """An id."""
        return {"type": "integer"}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The person's name."""
        return how.name_of(PERSON, value) if isinstance(value, int) else ""

    def import_text(self, text: str, _definition: FieldDefinition, how: ImportContext) -> object:
        """The person that a name means."""
        found = how.id_of(PERSON, text.strip())
        return text.strip() if found is None else found

    def references(self, value: Json) -> list[Reference]:
        """The person."""
        return [Reference(PERSON, value)] if isinstance(value, int) else []
