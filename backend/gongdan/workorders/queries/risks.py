"""Promises that are broken or will be soon, for whoever leads, and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from gongdan.accounts.queries.organization import team_members
from gongdan.accounts.queries.people import PersonBrief
from gongdan.kernel.actors import Actor
from gongdan.rules.strategies.choosing import Candidate, Turn
from gongdan.rules.strategies.least_open_load import choose
from gongdan.workorders.loads import candidates
from gongdan.workorders.models import Clock, WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.permissions import led
from gongdan.workorders.queries.clocks import view_of
from gongdan.workorders.queries.rows import LINE, rows_of
from gongdan.workorders.queries.values import ClockView, Row

MOST = 100
LONGEST_HOURS = 24 * 14
MOST_FREE = 3


@dataclass(frozen=True, kw_only=True)
class Free:
    """Somebody who could take it now, and how much they have."""

    person: PersonBrief
    open: int


@dataclass(frozen=True, kw_only=True)
class Risk:
    """One promise in danger: on which order, whether somebody knows, and what can be done.

    ``acts`` are of assign, acknowledge, resume, raise.
    """

    order: Row
    clock: ClockView
    is_acknowledged: bool
    acts: list[str]
    free: list[Free]


def risks(*, hours: int, by: Actor, at: datetime) -> list[Risk]:
    """The promises due within some hours or broken, nearest due first, where the actor leads."""
    until = at + timedelta(hours=min(max(hours, 0), LONGEST_HOURS))
    found = Clock.objects.filter(
        Q(due_at__lte=until) | Q(breached_at__isnull=False),
        state__in=("running", "paused"),
        work_order__in=led(by=by),
    )
    rows = list(found.order_by("due_at", "pk")[:MOST])
    orders = {one.pk: one for one in _orders(rows)}
    lines = rows_of(list(orders.values()), at=at)
    by_id = dict(zip(orders, lines, strict=True))
    teams = {order.team_id for order in orders.values() if order.team_id}
    free = {team: _free(team) for team in teams}
    return [
        _risk(row, orders[row.work_order_id], by_id[row.work_order_id], free, at) for row in rows
    ]


def _orders(rows: list[Clock]) -> list[WorkOrder]:
    wanted = {row.work_order_id for row in rows}
    return list(WorkOrder.objects.filter(pk__in=wanted).only(*LINE).order_by("pk"))


def _risk(
    row: Clock, order: WorkOrder, line: Row, free: dict[int, list[Free]], at: datetime
) -> Risk:
    known = row.acknowledged_at is not None
    open_ones = free.get(order.team_id or 0, [])
    others = [one for one in open_ones if one.person.id != order.assignee_id]
    return Risk(
        order=line,
        clock=view_of(row, at=at),
        is_acknowledged=known,
        acts=_acts(order, is_known=known, is_anybody_free=bool(others)),
        free=others[:MOST_FREE],
    )


def _acts(order: WorkOrder, *, is_known: bool, is_anybody_free: bool) -> list[str]:
    found = [] if is_known else ["acknowledge"]
    if order.status in WORKING_STATUSES:
        found += ["assign"] if is_anybody_free else []
        found += ["resume"] if order.status == "waiting" else []
        found += ["raise"] if order.priority > 1 else []
    return found


def _free(team_id: int) -> list[Free]:
    """The members who could take another, the least loaded first."""
    members = {each.person.id: each for each in team_members(team_id)}
    known: list[Candidate] = candidates(list(members.values()))
    scored = [one for one in choose(known, Turn()).candidates if one.score is not None]
    ordered = sorted(scored, key=lambda one: (one.open_load, one.person_id))
    return [Free(person=members[one.person_id].person, open=int(one.open_load)) for one in ordered]
