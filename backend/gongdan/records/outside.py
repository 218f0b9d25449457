"""What a document keeps in tables of its own: rows, links and unique values, written in SQL.

Only the storage functions call this, inside the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from django.db import connection

from gongdan.catalog.queries.record_types import record_type
from gongdan.forms.uniqueness import UniqueValue
from gongdan.records.apart import StoredLink, StoredRow

Written = tuple[int, int]
SqlList = list[int] | list[str]


def write_rows(rows: Sequence[tuple[Written, StoredRow]]) -> None:
    """Keep rows of sub-tables: of which form and record each is."""
    if not rows:
        return
    columns: list[SqlList] = [
        [form for (form, _), _ in rows],
        [record for (_, record), _ in rows],
        [row.field_id for _, row in rows],
        [row.idx for _, row in rows],
        [row.row_id for _, row in rows],
        [json.dumps(row.data, ensure_ascii=False) for _, row in rows],
    ]
    _execute(
        "INSERT INTO records_row (form_id, record_id, field_id, idx, row_id, data)"
        " SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::int[], %s::text[],"
        " %s::jsonb[])",
        columns,
    )


def write_links(links: Sequence[tuple[Written, StoredLink]]) -> None:
    """Keep linked records."""
    if not links:
        return
    forms = {name: record_type(name).form_id for name in {link.record_type for _, link in links}}
    columns: list[SqlList] = [
        [form for (form, _), _ in links],
        [record for (_, record), _ in links],
        [link.field_id for _, link in links],
        [link.idx for _, link in links],
        [forms[link.record_type] for _, link in links],
        [link.target_id for _, link in links],
    ]
    _execute(
        "INSERT INTO records_link (form_id, record_id, field_id, idx, target_form_id, target_id)"
        " SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::int[], %s::bigint[],"
        " %s::bigint[])",
        columns,
    )


def claim(wanted: Iterable[tuple[Written, UniqueValue]]) -> list[tuple[Written, UniqueValue]]:
    """Take unique values; returns those that somebody else holds.

    In one order for everybody, so that two who want the same values never wait for each other.
    """
    ordered = sorted(wanted, key=lambda one: (one[0][0], *_key(one[1])))
    if not ordered:
        return []
    columns: list[SqlList] = [
        [form for (form, _), _ in ordered],
        [each.field_id for _, each in ordered],
        [each.scope_hash for _, each in ordered],
        [each.norm for _, each in ordered],
        [record for (_, record), _ in ordered],
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_unique (form_id, field_id, scope_hash, norm, record_id)"
            " SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::bigint[])"
            " ON CONFLICT DO NOTHING RETURNING form_id, record_id, field_id",
            columns,
        )
        taken = {tuple(row) for row in cursor.fetchall()}
    return [one for one in ordered if (*one[0], one[1].field_id) not in taken]


def holder(form_id: int, wanted: UniqueValue) -> int | None:
    """The record that has a unique value."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT record_id FROM records_unique"
            " WHERE (form_id, field_id, scope_hash, norm) = (%s, %s, %s, %s)",
            [form_id, *_key(wanted)],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else None


def let_go(form_id: int, record_id: int, fields: Sequence[str]) -> None:
    """Give back a record's unique values of some fields."""
    _execute(
        "DELETE FROM records_unique WHERE form_id = %s AND record_id = %s AND field_id = ANY(%s)",
        [form_id, record_id, list(fields)],
    )


def let_all_go(form_id: int, record_ids: Sequence[int]) -> None:
    """Give back every unique value of records."""
    _execute(
        "DELETE FROM records_unique WHERE form_id = %s AND record_id = ANY(%s)",
        [form_id, list(record_ids)],
    )


def remove_rows(written: Written, fields: Sequence[str]) -> None:
    """Take away a record's rows of some sub-tables."""
    _execute(
        "DELETE FROM records_row WHERE form_id = %s AND record_id = %s AND field_id = ANY(%s)",
        [*written, list(fields)],
    )


def remove_links(written: Written, fields: Sequence[str]) -> None:
    """Take away a record's links of some fields."""
    _execute(
        "DELETE FROM records_link WHERE form_id = %s AND record_id = %s AND field_id = ANY(%s)",
        [*written, list(fields)],
    )


def _key(one: UniqueValue) -> tuple[str, str, str]:
    return one.field_id, one.scope_hash, one.norm


def _execute(statement: str, params: Sequence[int | SqlList]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
