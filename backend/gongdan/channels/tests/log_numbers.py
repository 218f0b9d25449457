"""The numbers of imported incidents, by SQL on what is stored."""

from __future__ import annotations

from django.db import connection

from gongdan.catalog.queries import application, newest_type
from gongdan.forms import queries as forms

FIGURES = """
SELECT count(*), count(*) FILTER (WHERE NOT source_sla_met),
  count(*) FILTER (WHERE reopen_count > 0),
  count(*) FILTER (WHERE reassign_count > 0), max(reassign_count), count(resolved_at),
  round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM resolved_at - created_at)
    / 3600))::numeric, 2),
  round((avg(extract(epoch FROM resolved_at - created_at)) / 3600)::numeric, 2)
FROM workorders_workorder WHERE source = 'servicenow'
"""
BY_PRIORITY = """
SELECT priority, count(*), round((percentile_cont(0.5) WITHIN GROUP (
  ORDER BY extract(epoch FROM resolved_at - created_at) / 3600))::numeric, 2)
FROM workorders_workorder WHERE source = 'servicenow' GROUP BY 1 ORDER BY 1
"""
GROUPS = """
SELECT coalesce(r.data ->> %s, '?'), count(*) FROM workorders_workorder w
JOIN records_record r ON r.form_id = w.form_id AND r.id = w.record_id
WHERE source = 'servicenow' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
"""
EVENTS = "SELECT count(*) FROM audit_entry WHERE event = 'workorders.imported_change'"


def figures() -> dict[str, object]:
    """What the review counts of them."""
    names = (
        "incidents",
        "incidents_sla_missed_at_last_event",
        "incidents_reopened",
        "incidents_reassigned",
        "max_reassignment_count",
        "with_resolved_at",
        "median_hours_opened_to_resolved",
        "mean_hours_opened_to_resolved",
    )
    return dict(zip(names, map(_plain, _rows(FIGURES)[0]), strict=True))


def by_priority() -> dict[int, tuple[int, float]]:
    """How many of each priority, and their median hours to resolution."""
    return {row[0]: (row[1], float(row[2])) for row in _rows(BY_PRIORITY)}


def top_groups(count: int) -> list[list[object]]:
    """The source's groups with the most incidents."""
    type_ = newest_type(f"imported-{application('it').id}")
    fields = {one.code: one.id for one in forms.version(type_.form_version_id).fields}
    return [list(row) for row in _rows(GROUPS, [fields["team_name"], count])]


def events() -> int:
    """How many changes of the past are in history."""
    return int(_rows(EVENTS)[0][0])


def _rows(sql: str, parameters: list[object] | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _plain(value: object) -> object:
    return value if isinstance(value, int) or value is None else float(value)
