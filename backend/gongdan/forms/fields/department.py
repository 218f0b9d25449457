"""A department of the organization."""

from __future__ import annotations

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.fields.member import clean_id
from gongdan.forms.kind import CleanContext, ExportContext, FieldKind, Reference
from gongdan.kernel.errors import Problem

DEPARTMENT = "department"


class DepartmentKind(FieldKind):
    """A department, stored by id."""

    key = "department"
    column = "field_number"
    type = "number"

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The id of a department that exists."""
        return clean_id(value, definition, context, DEPARTMENT)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """An id."""
        return {"type": "integer"}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The department's name."""
        return how.name_of(DEPARTMENT, value) if isinstance(value, int) else ""

    def references(self, value: Json) -> list[Reference]:
        """The department."""
        return [Reference(DEPARTMENT, value)] if isinstance(value, int) else []
