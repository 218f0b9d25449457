"""Imported orders as their source tells them: its verdicts, its groups, its own clock."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.catalog import queries as catalog
from gongdan.forms import queries as forms
from gongdan.reports.periods import Period
from gongdan.reports.queries.scope import Scope, Value
from gongdan.workorders.events import SUBJECT, ImportedChange

SHOWN_GROUPS = 10
UNKNOWN = "?"
_GROUP_FIELD = "team_name"


@dataclass(frozen=True, kw_only=True)
class OfPriority:
    """One priority: how many, and how long half of them took."""

    priority: int
    count: int
    median_hours: float | None


@dataclass(frozen=True)
class Named:
    """How many of one name."""

    name: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The imported orders filed in a period; hours are elapsed ones, to a hundredth."""

    orders: int
    changes: int
    sla_known: int
    sla_missed: int
    reopened: int
    reassigned: int
    most_reassigned: int
    resolved: int
    median_hours: float | None
    mean_hours: float | None
    priorities: list[OfPriority]
    statuses: list[Named]
    groups: list[Named]


def imported(scope: Scope, period: Period) -> Imported:
    """What the source says of the orders that were filed there in the period."""
    (row,) = scope.rows(_ORDERS + _FIGURES, [period.start, period.end, *_event()])
    *counts, median, mean = row
    orders, changes, sla_known, sla_missed, reopened, reassigned, most, resolved = map(
        _whole, counts
    )
    return Imported(
        orders=orders,
        changes=changes,
        sla_known=sla_known,
        sla_missed=sla_missed,
        reopened=reopened,
        reassigned=reassigned,
        most_reassigned=most,
        resolved=resolved,
        median_hours=_hours(median),
        mean_hours=_hours(mean),
        priorities=_priorities(scope, period),
        statuses=_named(scope, period, _STATUSES),
        groups=_groups(scope, period),
    )


_ORDERS = """
, i AS MATERIALIZED (
  SELECT *, date_part('epoch', resolved_at - created_at) / 3600 AS hours
  FROM o WHERE is_imported AND created_at >= %s AND created_at < %s)
"""
_FIGURES = """
SELECT count(*),
  (SELECT count(*) FROM audit_entry
    WHERE subject_kind = %s AND event = %s AND subject_id IN (SELECT id FROM i)),
  count(source_sla_met), count(*) FILTER (WHERE NOT source_sla_met),
  count(*) FILTER (WHERE reopen_count > 0), count(*) FILTER (WHERE reassign_count > 0),
  coalesce(max(reassign_count), 0), count(resolved_at),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY hours), avg(hours)
FROM i
"""
_PRIORITIES = """
SELECT priority, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)
FROM i GROUP BY 1 ORDER BY 1
"""
_STATUSES = "SELECT status, count(*) FROM i GROUP BY 1 ORDER BY 2 DESC, 1"
_TYPES = "SELECT DISTINCT type_version_id FROM i ORDER BY 1"
# Which field of its form holds the group depends on the type an order came in under.
_GROUPS = """
SELECT coalesce(nullif(r.data ->> f.field, ''), %s), count(*)
FROM i
JOIN unnest(%s::bigint[], %s::text[]) AS f (type_version_id, field) USING (type_version_id)
JOIN records_record r ON r.form_id = i.form_id AND r.id = i.record_id
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
"""


def _event() -> list[Value]:
    return [SUBJECT, ImportedChange.name]


def _priorities(scope: Scope, period: Period) -> list[OfPriority]:
    rows = scope.rows(_ORDERS + _PRIORITIES, [period.start, period.end])
    return [
        OfPriority(priority=_whole(priority), count=_whole(count), median_hours=_hours(median))
        for priority, count, median in rows
    ]


def _groups(scope: Scope, period: Period) -> list[Named]:
    types = [_whole(row[0]) for row in scope.rows(_ORDERS + _TYPES, [period.start, period.end])]
    fields = {each: field for each in types if (field := _group_field(each))}
    if not fields:
        return []
    known: list[Value] = [list(fields), list(fields.values())]
    return _named(scope, period, _GROUPS, UNKNOWN, *known, SHOWN_GROUPS)


def _group_field(type_version_id: int) -> str | None:
    version = catalog.type_version(type_version_id).form_version_id
    asked = forms.version(version).fields
    return next((one.id for one in asked if one.code == _GROUP_FIELD), None)


def _named(scope: Scope, period: Period, query: str, *params: Value) -> list[Named]:
    rows = scope.rows(_ORDERS + query, [period.start, period.end, *params])
    return [Named(str(name), _whole(count)) for name, count in rows]


def _whole(value: object) -> int:
    return int(str(value))


def _hours(value: object) -> float | None:
    return None if value is None else round(float(str(value)), 2)
