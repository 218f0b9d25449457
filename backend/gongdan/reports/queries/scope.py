"""The orders a review may count, as a piece of SQL that every sum is built on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db import connection, transaction
from django.db.models import Q

from gongdan.accounts.queries import department_by_code, team_by_code
from gongdan.catalog.queries import application_id
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.reports.permissions import readable_applications
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import visible

Value = str | int | date | list[datetime] | list[int] | list[str]
ROOM = "64MB"
Imported = Literal["exclude", "include", "only"]

COLUMNS = (
    "id",
    "application_id",
    "team_id",
    "category_id",
    "type_version_id",
    "requester_department_id",
    "number",
    "title",
    "status",
    "priority",
    "created_at",
    "submitted_at",
    "first_assigned_at",
    "is_placed_by_rule",
    "first_response_at",
    "resolved_at",
    "first_resolved_at",
    "closed_at",
    "paused_seconds",
    "reopen_count",
    "reassign_count",
    "team_change_count",
    "resolved_by_id",
    "source_sla_met",
    "is_imported",
    "form_id",
    "record_id",
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a review is asked for."""

    first_date: date | None = None
    last_date: date | None = None
    application: str = ""
    team: str = ""
    department: str = ""
    imported: Imported = "exclude"


@dataclass(frozen=True)
class Scope:
    """A query whose rows are the orders that count, under the name ``o``."""

    sql: str
    params: tuple[Value, ...]

    def rows(self, query: str, params: Sequence[Value]) -> list[tuple[object, ...]]:
        """The rows of a query over ``o``."""
        # Not materialized: each part of the query reads only the stretch of the index it needs.
        whole = f"WITH o AS NOT MATERIALIZED ({self.sql}) {query}"
        with connection.cursor() as cursor:
            cursor.execute(whole, [*self.params, *params])
            rows: list[tuple[object, ...]] = cursor.fetchall()
        return rows


@contextmanager
def roomy() -> Iterator[None]:
    """Within it a statement may sort and gather a year of orders in memory."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL work_mem = '{ROOM}'")
        yield


def scope(wanted: Wanted, *, by: Actor) -> Scope:
    """The orders the actor may see and asked for; refused without the right to read reports."""
    orders = visible(WorkOrder.objects.all(), by=by).filter(_readable(by) & _narrowed(wanted))
    sql, params = orders.order_by().values(*COLUMNS).query.sql_with_params()
    return Scope(sql, tuple(params))


def _readable(by: Actor) -> Q:
    codes = readable_applications(by)
    return Q() if codes is None else Q(application__code__in=codes)


def _narrowed(wanted: Wanted) -> Q:
    narrowed = Q()
    if wanted.application:
        narrowed &= Q(application_id=application_id(wanted.application))
    if wanted.team:
        narrowed &= Q(team_id=_team_id(wanted.team))
    if wanted.department:
        narrowed &= Q(team__department__path__contains=[_department_id(wanted.department)])
    if wanted.imported != "include":
        narrowed &= Q(is_imported=wanted.imported == "only")
    return narrowed


def _team_id(code: str) -> int:
    team = team_by_code(code)
    if team is None:
        raise NotFound(what="team")
    return team.id


def _department_id(code: str) -> int:
    department = department_by_code(code)
    if department is None:
        raise NotFound(what="department")
    return department.id
