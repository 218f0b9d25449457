"""How far somebody goes with the fields of a form, and with columns: never beyond their table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from gongdan.accounts.permissions import Access, least
from gongdan.forms.definition import ADD, DELETE, TABLE, FieldDefinition

Allow = Callable[[FieldDefinition, str], Access]
READING: tuple[Access, ...] = ("read", "edit")


def reach(fields: Iterable[FieldDefinition], allow: Allow) -> dict[str, Access]:
    """By the ids of fields and columns; ``allow`` is asked with the code of a column's table.

    Whether rows may be added to a table and taken out of it stands beside its id: ``f_…+``.
    """
    found: dict[str, Access] = {}
    for one in fields:
        found[one.id] = allow(one, "")
        for column in (*one.columns, *row_acts(one)):
            found[column.id] = least([found[one.id], allow(column, one.code)])
    return found


def row_acts(one: FieldDefinition) -> list[FieldDefinition]:
    """Adding rows to a table and taking them out, named for rights like two of its columns."""
    if one.kind != TABLE:
        return []
    given = one.settings.get("row_access")
    said = cast("Mapping[str, Mapping[str, str]]", given if isinstance(given, Mapping) else {})
    return [
        FieldDefinition(f"{one.id}{act}", act, TABLE, one.label, access=said.get(act, {}))
        for act in (ADD, DELETE)
    ]


def by_name(fields: Sequence[FieldDefinition], levels: Mapping[str, Access]) -> dict[str, str]:
    """The same for pages, without what is hidden: fields by code, columns by id."""
    every = [(one.code, one.id) for one in fields]
    every += [(each.id, each.id) for one in fields for each in (*one.columns, *row_acts(one))]
    return {name: levels[key] for name, key in every if levels.get(key, "hidden") != "hidden"}


def shown_fields(
    fields: Iterable[FieldDefinition], levels: Mapping[str, Access]
) -> tuple[FieldDefinition, ...]:
    """Fields without those that are hidden, and without hidden columns."""
    return tuple(
        replace(one, columns=tuple(each for each in one.columns if levels[each.id] != "hidden"))
        for one in fields
        if levels[one.id] != "hidden"
    )


def read_columns(one: FieldDefinition, levels: Mapping[str, Access]) -> FieldDefinition:
    """A sub-table with the columns that may be read whole; any other field as it is."""
    seen = (each for each in one.columns if levels[each.id] in READING and not each.is_sensitive)
    return replace(one, columns=tuple(seen))


def written_columns(one: FieldDefinition, levels: Mapping[str, Access]) -> FieldDefinition:
    """A sub-table with the columns that may be written; any other field as it is."""
    return replace(one, columns=tuple(each for each in one.columns if levels[each.id] == "edit"))


def rows_of_columns(one: FieldDefinition, value: object) -> object:
    """The rows of a sub-table without what is not among its columns; other answers as they are."""
    if one.kind != TABLE or not isinstance(value, list):
        return value
    kept = {"id", *(column.id for column in one.columns)}
    return [
        {name: part for name, part in row.items() if name in kept} if isinstance(row, dict) else row
        for row in value
    ]


def without_hidden(
    content: Mapping[str, object], levels: Mapping[str, Access]
) -> dict[str, object]:
    """A form's content without the fields and columns that are hidden."""
    return {**content, "fields": _shown(content.get("fields"), levels)}


def _shown(items: object, levels: Mapping[str, Access]) -> list[object]:
    shown: list[object] = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, Mapping):
            if levels.get(str(item.get("id"))) == "hidden":
                continue
            if isinstance(item.get("columns"), list):
                shown.append({**item, "columns": _shown(item["columns"], levels)})
                continue
        shown.append(item)
    return shown
