"""Which indexes and views a form's partition should have, as SQL."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from gongdan.forms.definition import TABLE, FieldDefinition
from gongdan.forms.kind import Column
from gongdan.forms.plan import Place, place_of, plan_of
from gongdan.forms.queries import FormVersionValue
from gongdan.forms.registry import KINDS
from gongdan.records.apart import LINK
from gongdan.records.columns import LINKS, column_of, meanwhile
from gongdan.records.converting import casts_of
from gongdan.records.listing import SORTABLE

MOST: Final = 32
# A longer text may not fit into an index row, and then its record could not be stored.
LONGEST_TEXT: Final = 800
USUAL_TEXT: Final = 500
READER: Final = "gongdan_bi"
OWN_COLUMNS: Final = (
    "id", "number", "title", "created_at", "created_by", "updated_at", "updated_by",
)  # fmt: skip
ROW_COLUMNS: Final = ("record_id", "row_id", "idx")
# How a column is read, and what it is called.
Shown = tuple[str, str]


def partition_of(form_id: int) -> str:
    """The table that holds a form's records."""
    return f"records_form_{int(form_id)}"


def index_name(form_id: int, field_id: str) -> str:
    """The name of a field's index."""
    return f"rx_{int(form_id)}_{field_id}"


def wanted_indexes(form: FormVersionValue) -> list[FieldDefinition]:
    """The fields that are to have an index: those marked, as far as one can be made."""
    marked = (one for one in form.fields if one.is_indexed or one.unique_within is not None)
    return [one for one in marked if may_have_index(one)][:MOST]


def may_have_index(one: FieldDefinition) -> bool:
    """Whether a field's answers can be put into an index."""
    kind = KINDS[one.kind]
    if one.kind in (LINK, TABLE, "textarea", "richtext", "json") or kind.is_secret:
        return False
    if not kind.is_stored(one) or kind.result(one) not in SORTABLE:
        return False
    return one.kind != "text" or one.whole("max_length", USUAL_TEXT) <= LONGEST_TEXT


def index_sql(form_id: int, one: FieldDefinition) -> str:
    """The statement that makes a field's index beside running work."""
    column = column_of(place_of(one))
    read = column.sql.replace("r.data", "data")
    collation = ' COLLATE "C"' if column.type == "text" else ""
    return (
        f"CREATE INDEX CONCURRENTLY {index_name(form_id, one.id)}"
        f" ON {partition_of(form_id)} (({read}){collation}, id)"
    )


def view_sql(form: FormVersionValue) -> list[tuple[str, str]]:
    """The typed views of a form, by name: one of its records, one of each sub-table's rows.

    They are read without anybody's rights, so that what is sensitive, secret or not to be reported
    is not in them.
    """
    name = view_name(form.form_code)
    views = [(name, _records_view(form))]
    tables = (one for one in form.fields if one.kind == TABLE and _is_told(one))
    views += [(view_name(f"{form.form_code}__{one.code}"), _rows_view(form, one)) for one in tables]
    return views


def view_name(code: str) -> str:
    """What a view is called; a form's code has no quotes in it."""
    return f"form_{code.replace('-', '_')}"[:63]


def _records_view(form: FormVersionValue) -> str:
    places, casts = plan_of(form.definition).places.values(), casts_of(form.form_id)
    told = (column for place in places for column in _told_meanwhile(place, casts))
    own = (f"r.{name}" for name in OWN_COLUMNS)
    columns = ", ".join([*own, *_distinct(told, taken=OWN_COLUMNS)])
    return (
        f"SELECT {columns} FROM {partition_of(form.form_id)} r"  # noqa: S608
        " WHERE r.deleted_at IS NULL"
    )


def _rows_view(form: FormVersionValue, table: FieldDefinition) -> str:
    told = (column for one in table.columns for column in _told(place_of(one), data="w.data"))
    own = (f"w.{name}" for name in ROW_COLUMNS)
    columns = ", ".join([*own, *_distinct(told, taken=ROW_COLUMNS)])
    return (
        f"SELECT {columns} FROM records_row w"  # noqa: S608
        f" JOIN {partition_of(form.form_id)} r ON r.form_id = w.form_id AND r.id = w.record_id"
        f" WHERE w.form_id = {int(form.form_id)} AND w.field_id = '{table.id}'"
        " AND r.deleted_at IS NULL"
    )


def _distinct(columns: Iterable[Shown], *, taken: Iterable[str]) -> list[str]:
    """The columns with names that differ: a field called like another column gets a number."""
    known, written = set(taken), []
    for read, name in columns:
        free = (f"{name}_{count}" if count > 1 else name for count in itertools.count(1))
        chosen = next(one for one in free if one not in known)
        known.add(chosen)
        written.append(f'{read} AS "{chosen}"')
    return written


def _told_meanwhile(place: Place, casts: Mapping[str, str]) -> Iterator[Shown]:
    """The columns; of a field whose answers are being copied those of the old one meanwhile."""
    one = place.item
    shown = list(_told(place))
    if one.id not in casts or not shown or place.kind.view(one)[0].suffix:
        yield from shown
        return
    yield f"({meanwhile(place, casts[one.id]).sql})::{place.kind.view(one)[0].type}", one.code


def _told(place: Place, *, data: str = "r.data") -> Iterator[Shown]:
    one = place.item
    if not _is_told(one):
        return
    if one.kind == LINK:
        yield f"({LINKS.format(id=one.id)})::bigint[]", one.code
        return
    if not place.kind.is_stored(one):
        return
    for column in place.kind.view(one):
        read = column.read.format(data=data, id=f"'{one.id}'")
        yield f"({read})::{column.type}", _column_name(one, column)


def _column_name(one: FieldDefinition, column: Column) -> str:
    return f"{one.code}_{column.suffix}" if column.suffix else one.code


def _is_told(one: FieldDefinition) -> bool:
    return one.is_reportable and not one.is_sensitive and not KINDS[one.kind].is_secret
