"""Many numbers made one: over the rows of a sub-table, or records that link here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type
from gongdan.forms import settings
from gongdan.forms.definition import TABLE, FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    Ask,
    CleanContext,
    Condition,
    FieldKind,
    Setting,
)
from gongdan.forms.rows import TOTALS, aggregate
from gongdan.kernel.errors import Problem


def _is_over(value: object) -> bool:
    """A sub-table's code, or which link of which other form leads here."""
    if settings.code(value):
        return True
    return (
        isinstance(value, Mapping)
        and value.keys() == {"form", "link"}
        and all(map(settings.code, value.values()))
    )


class RollupKind(FieldKind):
    """Over a sub-table computed here; over records kept up to date by whoever keeps those."""

    key = "rollup"
    is_computed = True
    is_column = False
    column = "field_number"
    view_type = "numeric"
    type: ClassVar[Type] = "number"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "over": _is_over,
        "of": settings.one_of(*TOTALS),
        "column": settings.code,
        "filter": lambda value: isinstance(value, Mapping),
        "unit": settings.words,
    }

    def clean(
        self, _value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Nobody fills it in."""
        return definition.problem("forms.computed", field=definition.code)

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The sub-table and its column."""
        over, column = definition.settings.get("over"), definition.settings.get("column")
        if not isinstance(over, str):
            return []
        column_ask = [Ask("column", f"{over}.{column}")] if column else []
        return [Ask("over", over, (TABLE,)), *column_ask]

    def conditions(self, definition: FieldDefinition) -> list[Condition]:
        """The filter of rows; that of records is for whoever knows the other form."""
        over, rule = definition.settings.get("over"), definition.settings.get("filter")
        if not isinstance(over, str) or not isinstance(rule, Mapping):
            return []
        return [Condition("filter", rule, "boolean", rows_of=over)]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """It says over what, and of which column unless it only counts."""
        needed = ["over", "of"]
        if definition.settings.get("of") != "count":
            needed.append("column")
        return [
            Problem(path=name, code="forms.setting_malformed", setting=name)
            for name in needed
            if not definition.settings.get(name)
        ]

    def compute(
        self, definition: FieldDefinition, stored: Json, context: CleanContext
    ) -> Json | Problem:
        """The rows that pass the filter, made one number."""
        over = definition.settings["over"]
        if not isinstance(over, str):
            return stored
        rule = cast("Expression | None", definition.settings.get("filter"))
        rows = [
            row
            for row in context.form.rows.get(over, ())
            if rule is None or evaluate(rule, row, surroundings=context.surroundings) is True
        ]
        of, column = str(definition.settings["of"]), definition.settings.get("column")
        if column is None:
            return str(len(rows))
        return aggregate((row.get(str(column)) for row in rows), of)

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A number as text; never sent."""
        return {"type": "string", "readOnly": True}
