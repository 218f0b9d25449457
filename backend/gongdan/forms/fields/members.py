"""Several people of the organization."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import choosing, settings, within
from gongdan.forms.counts import count_problem, counts_problems
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    SEVERAL,
    Ask,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Reference,
    Setting,
)
from gongdan.kernel.errors import Problem

PERSON = "person"
MOST = 200


class MembersKind(FieldKind):
    """People, stored as a list of ids in the order they were chosen."""

    key = "members"
    view_type = "bigint[]"
    type: ClassVar[Type] = "numbers"
    operators: ClassVar[tuple[str, ...]] = SEVERAL
    settings: ClassVar[Mapping[str, Setting]] = {
        "within": within.people,
        "min_count": settings.whole(0, MOST),
        "max_count": settings.whole(1, MOST),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """Ids that may be chosen here, each once."""
        if not isinstance(value, list) or len(value) > MOST:
            return definition.problem("forms.not_a_person")
        ids: dict[int, None] = {}
        for one in value:
            found = within.clean_id(one, definition, context, PERSON)
            if not isinstance(found, int):
                return found or definition.problem("forms.not_a_person")
            problem = within.person_problem(found, definition, context)
            if problem is not None:
                return problem
            ids[found] = None
        return count_problem(len(ids), definition, most=MOST) or [*ids]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least count may not exceed the greatest."""
        return counts_problems(definition, most=MOST)

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The field whose department limits the choice."""
        return within.asks(definition)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A list of ids."""
        most = definition.whole("max_count", MOST)
        return {"type": "array", "items": {"type": "integer"}, "maxItems": most}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """Their names."""
        ids = value if isinstance(value, list) else []
        between = "、" if how.language == "zh-CN" else ", "
        return between.join(how.name_of(PERSON, key) for key in ids if isinstance(key, int))

    def import_text(self, text: str, _definition: FieldDefinition, how: ImportContext) -> object:
        """Those whom the names mean."""
        names = choosing.parted(text)
        return [how.id_of(PERSON, name) or name for name in names]

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """A list of ids."""
        return (Column("", "bigint[]", "COALESCE(field_numbers({data}, {id}), '{{}}')::bigint[]"),)

    def references(self, value: Json) -> list[Reference]:
        """All of them."""
        ids = value if isinstance(value, list) else []
        return [Reference(PERSON, key) for key in ids if isinstance(key, int)]
