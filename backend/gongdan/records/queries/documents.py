"""Whole documents: answers with their rows and links, in one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import cast

from gongdan.records import sql
from gongdan.records.apart import Document, put_together
from gongdan.records.converting import CONVERT, Completing, Pending

PENDING = f"""
(SELECT jsonb_agg(jsonb_build_array(f.form_id, f.field_id, f.about ->> 'replaces', f.created_at)
                  ORDER BY f.id)
 FROM records_fieldwork f
 WHERE f.form_id = ANY(%s) AND f.kind = '{CONVERT}' AND f.state = 'running')
"""  # noqa: S608
WHOLE = f"""
SELECT r.id, r.data,
  (SELECT jsonb_agg(jsonb_build_array(w.field_id, w.row_id, w.data) ORDER BY w.field_id, w.idx)
   FROM records_row w WHERE w.form_id = r.form_id AND w.record_id = r.id),
  (SELECT jsonb_agg(jsonb_build_array(l.field_id, l.target_id) ORDER BY l.field_id, l.idx)
   FROM records_link l WHERE l.form_id = r.form_id AND l.record_id = r.id),
  r.form_id, r.form_version_id, {PENDING}
FROM records_record r WHERE r.form_id = ANY(%s) AND r.id = ANY(%s)
"""  # noqa: S608


def documents(records: Iterable[tuple[int, int]]) -> dict[int, dict[str, object]]:
    """The whole answers of several records, by record id; ``records`` are (form, record) pairs.

    A field that takes another's place is answered by the old one until its answers are copied.
    """
    rows = _fetch(records)
    completing = Completing(_pending(rows[0][6]) if rows else ())
    found = {}
    for row in rows:
        answers = _whole(row)
        form_id, version_id = sql.whole(row[4]), sql.whole(row[5])
        completing.complete(answers, form_id=form_id, version_id=version_id)
        found[sql.whole(row[0])] = {k: v for k, v in answers.items() if v is not None}
    return found


def stored_documents(records: Iterable[tuple[int, int]]) -> dict[int, dict[str, object]]:
    """The same as it is written down, with what was emptied while it is copied."""
    return {sql.whole(row[0]): _whole(row) for row in _fetch(records)}


def document(form_id: int, record_id: int) -> dict[str, object]:
    """The whole answers of one record that exists."""
    return documents([(form_id, record_id)])[record_id]


def _fetch(records: Iterable[tuple[int, int]]) -> list[sql.Cells]:
    pairs = list(records)
    forms, ids = sorted({form for form, _ in pairs}), [record for _, record in pairs]
    return sql.fetch(WHOLE, [forms, forms, ids])


def _whole(row: sql.Cells) -> dict[str, object]:
    return put_together(
        cast("Document", _json(row[1])),
        cast("list[tuple[str, str, Document]]", _json(row[2]) or []),
        cast("list[tuple[str, int]]", _json(row[3]) or []),
    )


def _pending(cell: object) -> list[Pending]:
    told = cast("list[tuple[int, str, str, str]]", _json(cell) or [])
    return [Pending(form, new, old, datetime.fromisoformat(at)) for form, new, old, at in told]


def _json(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value
