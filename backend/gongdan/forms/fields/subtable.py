"""Rows of columns inside a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import settings
from gongdan.forms.definition import ADD, DELETE, FieldDefinition, Json
from gongdan.forms.kind import (
    PRESENCE,
    CleanContext,
    Column,
    Condition,
    ExportContext,
    FieldKind,
    Reference,
    Setting,
)
from gongdan.forms.roster import KINDS
from gongdan.forms.rows import TOTALS, aggregate, with_row_ids
from gongdan.kernel.errors import Problem

MOST = 2000
LISTS: Mapping[Type, Type] = {"number": "numbers", "text": "texts", "date": "dates"}


def _are_totals(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, Mapping)
        and one.keys() == {"column", "of"}
        and settings.code(one["column"])
        and one["of"] in TOTALS
        for one in value
    )


def _is_row_access(value: object) -> bool:
    """How far roles go with adding rows (``+``) and with taking them out (``-``)."""
    return isinstance(value, Mapping) and all(
        act in (ADD, DELETE)
        and isinstance(roles, Mapping)
        and all(
            isinstance(role, str) and level in ("read", "edit") for role, level in roles.items()
        )
        for act, roles in value.items()
    )


class SubtableKind(FieldKind):
    """Rows with ids of their own; the engine judges each like a small form."""

    key = "subtable"
    is_column = False
    is_readable_back = False
    view_type = "bigint"
    type: ClassVar[Type] = "number"
    operators: ClassVar[tuple[str, ...]] = PRESENCE
    settings: ClassVar[Mapping[str, Setting]] = {
        "columns": lambda value: isinstance(value, list),
        "min_rows": settings.whole(0, MOST),
        "max_rows": settings.whole(1, MOST),
        "totals": _are_totals,
        "row_visible": lambda value: isinstance(value, Mapping),
        "row_readonly": lambda value: isinstance(value, Mapping),
        "row_access": _is_row_access,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """A list of rows with ids, not too few and not too many; their answers come after."""
        if value == "":
            return None
        if not isinstance(value, list):
            return definition.problem("forms.not_rows")
        for index, row in enumerate(value):
            if not isinstance(row, Mapping):
                return definition.problem("forms.not_a_row", row=index + 1)
        least, most = definition.whole("min_rows", 0), definition.whole("max_rows", MOST)
        if 0 < len(value) < least:
            return definition.problem("forms.too_few_rows", least=least)
        if len(value) > most:
            return definition.problem("forms.too_many_rows", most=most)
        return with_row_ids(value)

    def conditions(self, definition: FieldDefinition) -> list[Condition]:
        """Which rows are shown, and which may not be changed any more, asked of each."""
        return [
            Condition(setting, rule, "boolean", rows_of=definition.code)
            for setting in ("row_visible", "row_readonly")
            if isinstance(rule := definition.settings.get(setting), Mapping)
        ]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least may not exceed the most; totals are of columns."""
        if definition.whole("min_rows", 0) > definition.whole("max_rows", MOST):
            return [Problem(path="min_rows", code="forms.min_over_max")]
        codes = {column.code for column in definition.columns}
        return [
            Problem(path=f"totals.{index}", code="forms.unknown_reference", name=total["column"])
            for index, total in enumerate(_totals(definition))
            if total["column"] not in codes
        ]

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """How many rows there are."""
        return len(value) if isinstance(value, list) else None

    def parts(self, definition: FieldDefinition) -> Mapping[str, Type]:
        """Every column as a list."""
        kinds = {one.code: KINDS[one.kind].result(one) for one in definition.columns}
        return {code: LISTS[kind] for code, kind in kinds.items() if kind in LISTS}

    def part_readings(self, value: Json, definition: FieldDefinition) -> Mapping[str, Json]:
        """The answers in every column, without the empty ones."""
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        return {
            one.code: [KINDS[one.kind].reading(row[one.id], one) for row in rows if one.id in row]
            for one in definition.columns
        }

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A list of objects."""
        columns = {one.id: KINDS[one.kind].api_schema(one) for one in definition.columns}
        row = {
            "type": "object",
            "properties": {"id": {"type": "string"}, **columns},
            "additionalProperties": False,
        }
        return {"type": "array", "items": row, "maxItems": definition.whole("max_rows", MOST)}

    def search_text(self, value: Json, definition: FieldDefinition) -> str:
        """The words of every cell."""
        found = (
            KINDS[column.kind].search_text(answer, column)
            for column, answer in _cells(value, definition)
            if column.is_searchable
        )
        return " ".join(text for text in found if text)

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """A line for every row."""
        rows = value if isinstance(value, list) else []
        lines = (
            " | ".join(
                KINDS[column.kind].export_text(answer, column, how)
                for column, answer in _cells([row], definition)
            )
            for row in rows
        )
        return "\n".join(lines)

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """None: rows are kept, and seen, in a table of their own."""
        return ()

    def references(self, value: Json) -> list[Reference]:
        """None here; each column knows its own."""
        del value
        return []


def totals_of(definition: FieldDefinition, value: Json) -> dict[str, str | None]:
    """The totals under the table, by ``column.of``."""
    rows = value if isinstance(value, list) else []
    by_code = {one.code: one for one in definition.columns}
    return {
        f"{total['column']}.{total['of']}": aggregate(
            _readings(rows, by_code[str(total["column"])]), str(total["of"])
        )
        for total in _totals(definition)
    }


def _readings(rows: Iterable[Json], column: FieldDefinition) -> Iterator[Json]:
    kind = KINDS[column.kind]
    for row in rows:
        if isinstance(row, dict) and column.id in row:
            yield kind.reading(row[column.id], column)


def _cells(value: Json, definition: FieldDefinition) -> Iterator[tuple[FieldDefinition, Json]]:
    for row in value if isinstance(value, list) else ():
        for column in definition.columns:
            if isinstance(row, dict) and row.get(column.id) is not None:
                yield column, row[column.id]


def _totals(definition: FieldDefinition) -> list[Mapping[str, object]]:
    totals = definition.settings.get("totals")
    return totals if isinstance(totals, list) else []
