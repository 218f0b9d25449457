"""Which other records and work orders are linked to a record, and what becomes of the links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from gongdan.forms import queries as forms

BACK = """
SELECT l.form_id, l.record_id, l.field_id, r.form_version_id
FROM records_link l JOIN records_record r ON r.form_id = l.form_id AND r.id = l.record_id
WHERE l.target_form_id = %s AND l.target_id = ANY(%s::bigint[]) AND r.deleted_at IS NULL
ORDER BY l.form_id, l.record_id
"""
CLEAR = "clear"


@dataclass(frozen=True)
class BackLink:
    """Another record whose link field names this one."""

    form_id: int
    record_id: int
    field_id: str
    form_version_id: int


def back_links(form_id: int, record_ids: Sequence[int]) -> list[BackLink]:
    """The live records that link to these."""
    with connection.cursor() as cursor:
        cursor.execute(BACK, [form_id, list(record_ids)])
        return [BackLink(*row) for row in cursor.fetchall()]


def restricting(links: Sequence[BackLink]) -> list[BackLink]:
    """Those whose field forbids that what it names is deleted."""
    return [one for one in links if _rule(one) != CLEAR]


def _rule(link: BackLink) -> str:
    fields = forms.version(link.form_version_id).fields
    item = next((one for one in fields if one.id == link.field_id), None)
    # A field the form no longer asks holds nothing back.
    return str(item.settings.get("on_delete", "restrict")) if item else CLEAR
