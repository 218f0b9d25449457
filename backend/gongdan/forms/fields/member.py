"""A person of the organization."""

from __future__ import annotations

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Reference
from gongdan.kernel.errors import Problem

PERSON = "person"


class MemberKind(FieldKind):
    """A person, stored by id."""

    key = "member"
    column = "field_number"
    type = "number"

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The id of a person who exists."""
        return clean_id(value, definition, context, PERSON)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """An id."""
        return {"type": "integer"}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The person's name."""
        return how.name_of(PERSON, value) if isinstance(value, int) else ""

    def references(self, value: Json) -> list[Reference]:
        """The person."""
        return [Reference(PERSON, value)] if isinstance(value, int) else []


def clean_id(
    value: object, definition: FieldDefinition, context: CleanContext, kind: str
) -> Json | Problem:
    """An id of something that exists; its digits as text are taken too."""
    if value == "":
        return None
    is_digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19
    number = int(value) if is_digits and isinstance(value, str) else value
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return definition.problem(f"forms.not_a_{kind}")
    if not context.exists(kind, number):
        return definition.problem(f"forms.not_a_{kind}")
    return number
