"""A document taken apart for storage and put together again: rows, links and unique values."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from gongdan.forms.definition import TABLE, FieldDefinition, FormDefinition, Json
from gongdan.forms.uniqueness import UniqueValue, unique_values

LINK: Final = "link"
SERIAL: Final = "serial"
Document = Mapping[str, object]


@dataclass(frozen=True)
class StoredRow:
    """One row of a sub-table, in its place."""

    field_id: str
    idx: int
    row_id: str
    data: Document


@dataclass(frozen=True)
class StoredLink:
    """One linked record, in its place; the target is a record of a record type."""

    field_id: str
    idx: int
    record_type: str
    target_id: int


@dataclass(frozen=True)
class Parts:
    """A document taken apart."""

    data: Document
    rows: tuple[StoredRow, ...] = ()
    links: tuple[StoredLink, ...] = ()


@dataclass(frozen=True)
class Layout:
    """Which fields of a form are kept outside the document, must be unique, or are numbered."""

    form: FormDefinition
    tables: tuple[FieldDefinition, ...]
    links: tuple[FieldDefinition, ...]
    serials: tuple[FieldDefinition, ...]
    ids: Mapping[str, str]

    @property
    def has_uniques(self) -> bool:
        """Whether some answer may be given only once."""
        return any(one.unique_within is not None for one in self.form.fields)

    @property
    def is_plain(self) -> bool:
        """Whether the document is all there is."""
        return not (self.tables or self.links or self.serials or self.has_uniques)


def layout_of(form: FormDefinition) -> Layout:
    """The layout of a form."""
    return Layout(
        form=form,
        tables=tuple(one for one in form.fields if one.kind == TABLE),
        links=tuple(one for one in form.fields if one.kind == LINK),
        serials=tuple(one for one in form.fields if one.kind == SERIAL),
        ids={code: one.id for one in form.fields for code in (*one.aliases, one.code)},
    )


def take_apart(layout: Layout, answers: Document) -> Parts:
    """The document without what has tables of its own."""
    outside = {one.id for one in (*layout.tables, *layout.links)}
    rows = (row for one in layout.tables for row in _rows(one, answers.get(one.id)))
    links = (link for one in layout.links for link in _links(one, answers.get(one.id)))
    data = {key: value for key, value in answers.items() if key not in outside}
    return Parts(data, tuple(rows), tuple(links))


def put_together(
    data: Document,
    rows: Iterable[tuple[str, str, Document]],
    links: Iterable[tuple[str, int]],
) -> dict[str, object]:
    """The whole document: ``rows`` are (field, row id, answers), ``links`` (field, record)."""
    whole: dict[str, object] = dict(data)
    for field_id, row_id, answers in rows:
        cast("list[object]", whole.setdefault(field_id, [])).append({"id": row_id, **answers})
    for field_id, target in links:
        cast("list[object]", whole.setdefault(field_id, [])).append(target)
    return whole


def claims(layout: Layout, answers: Document) -> tuple[UniqueValue, ...]:
    """What no other record of the form may have."""
    if not layout.has_uniques:
        return ()
    return unique_values(layout.form, cast("Mapping[str, Json]", answers))


def changes(
    before: Document, after: Document, *, untold: frozenset[str] = frozenset()
) -> dict[str, dict[str, object]]:
    """Before and after of each answer that differs; of a table only the rows that do."""
    names = sorted({*before, *after})
    return {
        name: {"before": None, "after": None, "untold": True}
        if name in untold
        else _change(before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    }


def _change(before: object, after: object) -> dict[str, object]:
    if not (_is_table(before) or _is_table(after)):
        return {"before": before, "after": after}
    was, is_ = cast("list[object]", before or []), cast("list[object]", after or [])
    return {
        "before": [row for row in was if row not in is_],
        "after": [row for row in is_ if row not in was],
    }


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _rows(one: FieldDefinition, value: object) -> list[StoredRow]:
    rows = cast("Sequence[Mapping[str, object]]", value if isinstance(value, list) else ())
    return [
        StoredRow(
            field_id=one.id,
            idx=place,
            row_id=str(row.get("id") or f"r_{secrets.token_hex(5)}"),
            data={name: answer for name, answer in row.items() if name != "id"},
        )
        for place, row in enumerate(rows)
    ]


def _links(one: FieldDefinition, value: object) -> list[StoredLink]:
    targets = value if isinstance(value, list) else []
    record_type = str(one.settings.get("record_type", ""))
    return [
        StoredLink(one.id, place, record_type, int(target)) for place, target in enumerate(targets)
    ]
