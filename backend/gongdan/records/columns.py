"""How the fields of a form are read in SQL, typed as the expression language sees them.

``r`` is the row of the records table everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gongdan.expressions import Column
from gongdan.expressions.values import Type
from gongdan.forms.definition import TABLE, FieldDefinition, FormDefinition
from gongdan.forms.plan import Place, plan_of
from gongdan.records.apart import LINK

SYSTEM: Final[Mapping[str, Column]] = {
    "record.id": Column("r.id::numeric", "number"),
    "record.number": Column("r.number", "text"),
    "record.title": Column("r.title", "text"),
    "record.created_at": Column("r.created_at", "datetime"),
    "record.created_by": Column("r.created_by::numeric", "number"),
    "record.updated_at": Column("r.updated_at", "datetime"),
    "record.updated_by": Column("r.updated_by::numeric", "number"),
}
# Dates and moments are made of ISO text without a cast, so that they can be indexed.
PLAIN: Final[Mapping[Type, str]] = {
    "text": "field_text",
    "number": "field_number",
    "boolean": "field_boolean",
    "date": "field_day",
    "datetime": "field_moment",
    "texts": "field_texts",
    "numbers": "field_numbers",
    "null": "field_text",
}
SQL_TYPES: Final[Mapping[Type, str]] = {
    "text": "text",
    "number": "numeric",
    "boolean": "boolean",
    "date": "date",
    "datetime": "timestamptz",
    "texts": "text[]",
    "numbers": "numeric[]",
    "null": "text",
}
# What conditions see of answers that are more than one value.
PARTLY: Final[Mapping[str, str]] = {
    "richtext": "regexp_replace(r.data ->> '{id}', '<[^>]*>', ' ', 'g')",
    "address": "public.field_texts(r.data -> '{id}', 'region')",
    "location": "((r.data -> '{id}' ->> 'lat') || ',' || (r.data -> '{id}' ->> 'lng'))",
    "signature": "COALESCE(r.data -> '{id}' ->> 'name', r.data -> '{id}' ->> 'file')",
    "json": "(r.data -> '{id}')::text",
}
NO_CASTS: Final[Mapping[str, str]] = {}
LINKS = (
    "ARRAY(SELECT l.target_id::numeric FROM records_link l WHERE l.form_id = r.form_id"
    " AND l.record_id = r.id AND l.field_id = '{id}' ORDER BY l.idx)"
)
ROWS = (
    "(SELECT count(*)::numeric FROM records_row w WHERE w.form_id = r.form_id"
    " AND w.record_id = r.id AND w.field_id = '{id}')"
)


def columns_of(
    form: FormDefinition,
    *,
    readable: Callable[[FieldDefinition], bool],
    casts: Mapping[str, str] = NO_CASTS,
) -> dict[str, Column]:
    """Every name a condition may use; a field that is not readable is not there at all.

    ``casts`` say how answers that are still to be copied from an older field are read meanwhile.
    """
    found = dict(SYSTEM)
    for place in plan_of(form).places.values():
        if readable(place.item) and place.kind.is_stored(place.item):
            found |= _names(place)
            if place.item.id in casts:
                column = meanwhile(place, casts[place.item.id])
                found |= dict.fromkeys(place.names, column)
    return found


def meanwhile(place: Place, cast: str) -> Column:
    """A field whose answers are being copied: what was written into it, else the old answer."""
    column = column_of(place)
    is_written = f"jsonb_exists(r.data, '{place.item.id}')"
    read = f"(CASE WHEN {is_written} THEN {column.sql} ELSE {cast} END)"
    return Column(f"{read}::{SQL_TYPES[column.type]}", column.type)


def column_of(place: Place) -> Column:
    """The column of one field."""
    item = place.item
    if item.kind == LINK:
        return Column(LINKS.format(id=item.id), "numbers")
    if item.kind == TABLE:
        return Column(ROWS.format(id=item.id), "number")
    if item.kind in PARTLY:
        return Column(PARTLY[item.kind].format(id=item.id), place.type)
    return Column(f"public.{PLAIN[place.type]}(r.data, '{item.id}')", place.type)


def _names(place: Place) -> dict[str, Column]:
    """The field by all of its names, and those of its parts that have a column of their own."""
    found = dict.fromkeys(place.names, column_of(place))
    reads = {one.suffix: one.read for one in place.kind.view(place.item) if one.suffix}
    for part, kind in place.parts.items():
        if part in reads:
            sql = reads[part].format(data="r.data", id=f"'{place.item.id}'")
            column = Column(f"({sql})::{SQL_TYPES[kind]}", kind)
            found |= {f"{name}.{part}": column for name in place.names}
    return found
