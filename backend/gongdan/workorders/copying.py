"""Many new rows at once: several times faster than inserting them when there are thousands."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from django.db import connection
from django.db.models import JSONField, Model

Read = Callable[[Model], object]


def copy_rows(rows: Sequence[Model]) -> None:
    """Give every row the next id and write them all, in the caller's transaction."""
    if not rows:
        return
    table = connection.ops.quote_name(rows[0]._meta.db_table)
    for row, key in zip(rows, _ids(rows[0]._meta.db_table, len(rows)), strict=True):
        row.pk = key
    fields = rows[0]._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    readers = [_reader(field.attname, isinstance(field, JSONField)) for field in fields]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([read(row) for read in readers])


def _ids(table: str, count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, count],
        )
        return [int(row[0]) for row in cursor.fetchall()]


def _reader(name: str, is_json: bool) -> Read:
    if is_json:
        return lambda row: json.dumps(getattr(row, name), ensure_ascii=False)
    return lambda row: getattr(row, name)
