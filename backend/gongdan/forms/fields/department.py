"""A department of the organization."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import within
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    EQUAL,
    CleanContext,
    ExportContext,
    FieldKind,
    ImportContext,
    Reference,
    Setting,
)
from gongdan.kernel.errors import Problem

DEPARTMENT = "department"


class DepartmentKind(FieldKind):
    """A department, stored by id."""

    key = "department"
    column = "field_number"
    view_type = "bigint"
    type = "number"
    operators: ClassVar[tuple[str, ...]] = EQUAL
    settings: ClassVar[Mapping[str, Setting]] = {"within": within.places}

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The id of a department who may be chosen here."""
        found = within.clean_id(value, definition, context, DEPARTMENT)
        if not isinstance(found, int):
            return found
        return within.place_problem(found, definition, context) or found

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """An id."""
        return {"type": "integer"}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The department's name."""
        return how.name_of(DEPARTMENT, value) if isinstance(value, int) else ""

    def import_text(self, text: str, _definition: FieldDefinition, how: ImportContext) -> object:
        """The department that a name means."""
        found = how.id_of(DEPARTMENT, text.strip())
        return text.strip() if found is None else found

    def references(self, value: Json) -> list[Reference]:
        """The department."""
        return [Reference(DEPARTMENT, value)] if isinstance(value, int) else []
