"""Whole documents: answers with their rows and links, in one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import cast

from gongdan.records import sql
from gongdan.records.apart import Document, put_together

WHOLE = """
SELECT r.id, r.data,
  (SELECT jsonb_agg(jsonb_build_array(w.field_id, w.row_id, w.data) ORDER BY w.field_id, w.idx)
   FROM records_row w WHERE w.form_id = r.form_id AND w.record_id = r.id),
  (SELECT jsonb_agg(jsonb_build_array(l.field_id, l.target_id) ORDER BY l.field_id, l.idx)
   FROM records_link l WHERE l.form_id = r.form_id AND l.record_id = r.id)
FROM records_record r WHERE r.form_id = ANY(%s) AND r.id = ANY(%s)
"""


def documents(records: Iterable[tuple[int, int]]) -> dict[int, dict[str, object]]:
    """The whole answers of several records, by record id; ``records`` are (form, record) pairs."""
    pairs = list(records)
    forms, ids = sorted({form for form, _ in pairs}), [record for _, record in pairs]
    return {
        sql.whole(key): put_together(
            cast("Document", _json(data)),
            cast("list[tuple[str, str, Document]]", _json(rows) or []),
            cast("list[tuple[str, int]]", _json(links) or []),
        )
        for key, data, rows, links in sql.fetch(WHOLE, [forms, ids])
    }


def document(form_id: int, record_id: int) -> dict[str, object]:
    """The whole answers of one record that exists."""
    return documents([(form_id, record_id)])[record_id]


def _json(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value
