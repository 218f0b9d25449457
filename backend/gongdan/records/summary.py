"""One narrow row for each record of a form with its indexed answers as columns, as SQL.

Sums and groups read it instead of whole documents. A trigger writes it in the transaction of the
record, so that it is never behind; what is taken away stays as a row that is not live, so that
filling beside running work never brings it back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from gongdan.expressions import Column
from gongdan.expressions.values import Type
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.plan import place_of
from gongdan.forms.queries import FormVersionValue
from gongdan.records.columns import SQL_TYPES, column_of
from gongdan.records.indexes import partition_of, wanted_indexes

# Of a record itself: who may see it, and when it was made.
OWN: Final[Mapping[str, str]] = {
    "created_by": "bigint",
    "department_id": "bigint",
    "created_at": "timestamptz",
}
SYSTEM: Final[Mapping[str, Column]] = {
    "record.id": Column("r.id::numeric", "number"),
    "record.created_by": Column("r.created_by::numeric", "number"),
    "record.created_at": Column("r.created_at", "datetime"),
}
# Which answers, by field id, and as what they are read.
Columns = Mapping[str, Type]


def wanted_columns(form: FormVersionValue, *, sound: Collection[str]) -> dict[str, Type]:
    """The answers that are to be in a form's narrow table: those whose index could be made."""
    marked = [one for one in wanted_indexes(form) if one.id in sound]
    found = {one.id: column_of(place_of(one)).type for one in marked}
    places = {one.id: _place(one, found[one.id]) for one in marked}
    return dict(sorted(found.items(), key=lambda pair: (places[pair[0]], pair[0])))


def _place(one: FieldDefinition, kind: Type) -> int:
    """A row is read from its front: fixed width first, then what is grouped, what is summed."""
    if kind in ("date", "datetime", "boolean"):
        return 0
    if kind == "number":
        return 2
    return 1 if one.kind == "select" else 3


def table_of(form_id: int, no: int) -> str:
    """The name of a narrow table, its function and its trigger."""
    return f"records_summary_{int(form_id)}_{int(no)}"


def make_sql(form: FormVersionValue, no: int, columns: Columns) -> list[str]:
    """The statements that make the table and have every change of a record written to it."""
    name, partition = table_of(form.form_id, no), partition_of(form.form_id)
    typed = [f"{field} {SQL_TYPES[kind]}" for field, kind in columns.items()]
    typed += [f"{column} {kind}" for column, kind in OWN.items()]
    return [
        *drop_sql(form.form_id, no),
        f"CREATE TABLE {name} (id bigint PRIMARY KEY, is_live boolean NOT NULL,"
        f" {', '.join(typed)}) WITH (fillfactor = 90)",
        _function_sql(form, name, columns),
        f"CREATE TRIGGER {name} AFTER INSERT OR DELETE OR UPDATE OF data, deleted_at,"
        f" {', '.join(OWN)} ON {partition} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def fill_sql(form: FormVersionValue, no: int, columns: Columns) -> str:
    """The statement that copies the next records; what was written by the trigger is newer."""
    name, partition = table_of(form.form_id, no), partition_of(form.form_id)
    names = ", ".join([*OWN, *columns])
    row = ", ".join([*OWN, *_reads(form, columns, "data")])
    return (
        f"WITH picked AS (SELECT * FROM {partition}"  # noqa: S608
        f" WHERE form_id = {int(form.form_id)} AND id > %s ORDER BY id LIMIT %s),"
        f" put AS (INSERT INTO {name} (id, is_live, {names})"
        f" SELECT id, deleted_at IS NULL, {row} FROM picked ON CONFLICT (id) DO NOTHING)"
        " SELECT max(id) FROM picked"
    )


def drop_sql(form_id: int, no: int) -> list[str]:
    """The statements that take a narrow table away, its trigger first."""
    name = table_of(form_id, no)
    return [f"DROP FUNCTION IF EXISTS {name}() CASCADE", f"DROP TABLE IF EXISTS {name}"]


def names_in(form: FormVersionValue, columns: Columns) -> dict[str, Column]:
    """What conditions and groups may name in a narrow table, ``r`` its row."""
    found = dict(SYSTEM)
    for one in form.fields:
        if one.id in columns:
            found |= dict.fromkeys(one.names, Column(f"r.{one.id}", columns[one.id]))
    return found


def _function_sql(form: FormVersionValue, name: str, columns: Columns) -> str:
    names = [*OWN, *columns]
    row = ", ".join([*(f"NEW.{column}" for column in OWN), *_reads(form, columns, "NEW.data")])
    renewed = ", ".join(f"{one} = excluded.{one}" for one in names)
    return f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                INSERT INTO public.{name} (id, is_live) VALUES (OLD.id, FALSE)
                ON CONFLICT (id) DO UPDATE SET is_live = FALSE;
                RETURN NULL;
            END IF;
            INSERT INTO public.{name} (id, is_live, {", ".join(names)})
            VALUES (NEW.id, NEW.deleted_at IS NULL, {row})
            ON CONFLICT (id) DO UPDATE SET is_live = excluded.is_live, {renewed};
            RETURN NULL;
        END $body$
        """  # noqa: S608


def _reads(form: FormVersionValue, columns: Columns, data: str) -> Sequence[str]:
    items = {one.id: one for one in form.fields}
    return [column_of(place_of(items[field])).sql.replace("r.data", data) for field in columns]
