"""What lies inside one order: subtasks, helpers, ties, working time and parts with their cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from gongdan.accounts.queries.organization import teams_by_ids
from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.kernel.actors import Actor
from gongdan.kernel.prepared import prepared
from gongdan.workorders.models import Link, Participant, PartUsed, Subtask, TimeEntry, WorkOrder
from gongdan.workorders.permissions import visible
from gongdan.workorders.queries.rows import team_chip
from gongdan.workorders.queries.values import TeamChip


@dataclass(frozen=True, kw_only=True)
class SubtaskView:
    """Part of the work given to another."""

    id: int
    no: int
    title: str
    team: TeamChip | None
    assignee: PersonBrief | None
    due_at: datetime | None
    state: str
    done_at: datetime | None
    waived_reason: str


@dataclass(frozen=True, kw_only=True)
class ParticipantView:
    """Somebody who helps or follows; a copy sent to them says when, and when it was read."""

    person: PersonBrief
    kind: str
    copied_at: datetime | None
    read_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class LinkView:
    """A tie to another order the actor may see."""

    id: int
    kind: str
    number: str
    title: str
    status: str


@dataclass(frozen=True, kw_only=True)
class TimeView:
    """Working time somebody entered."""

    id: int
    person: PersonBrief
    minutes: int
    note: str
    spent_on: date
    cost: Decimal


@dataclass(frozen=True, kw_only=True)
class PartView:
    """A part that went into the work."""

    id: int
    name: str
    code: str
    quantity: Decimal
    unit_cost: Decimal
    amount: Decimal
    added_by: PersonBrief
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What the order has cost so far, to the cent."""

    minutes: int
    labor_cost: Decimal
    parts_cost: Decimal
    cost: Decimal


def subtasks_of(order: WorkOrder) -> list[SubtaskView]:
    """The order's subtasks by their number."""
    rows = _subtasks(order.pk)
    people = people_by_ids(row.assignee_id for row in rows)
    teams = teams_by_ids(row.team_id for row in rows)
    return [
        SubtaskView(
            id=row.pk,
            no=row.no,
            title=row.title,
            team=team_chip(teams.get(row.team_id or 0)),
            assignee=people.get(row.assignee_id or 0),
            due_at=row.due_at,
            state=row.state,
            done_at=row.done_at,
            waived_reason=row.waived_reason,
        )
        for row in rows
    ]


def participants_of(order: WorkOrder) -> list[ParticipantView]:
    """Collaborators and watchers, in the order they joined."""
    rows = _participants(order.pk)
    people = people_by_ids(row.person_id for row in rows)
    return [
        ParticipantView(
            person=people[row.person_id],
            kind=row.kind,
            copied_at=row.copied_at,
            read_at=row.read_at,
        )
        for row in rows
    ]


def links_of(order: WorkOrder, *, by: Actor) -> list[LinkView]:
    """Ties to orders that the actor may see too; the other end reads the tie the other way."""
    rows = _links(order.pk)
    if not rows:
        return []
    others = {row.source_id for row in rows} | {row.target_id for row in rows}
    seen = visible(WorkOrder.objects.filter(pk__in=others - {order.pk}), by=by).in_bulk()
    views = []
    for row in rows:
        is_out = row.source_id == order.pk
        other = seen.get(row.target_id if is_out else row.source_id)
        if other is not None:
            kind = row.kind if is_out else BACKWARD.get(row.kind, row.kind)
            views.append(
                LinkView(
                    id=row.pk,
                    kind=kind,
                    number=other.number,
                    title=other.title,
                    status=other.status,
                )
            )
    return views


BACKWARD = {"blocks": "blocked_by", "caused_by": "caused", "duplicate": "duplicated_by"}


def time_of(order: WorkOrder) -> list[TimeView]:
    """Working time in the order it was spent."""
    rows = _time(order.pk)
    people = people_by_ids(row.person_id for row in rows)
    return [
        TimeView(
            id=row.pk,
            person=people[row.person_id],
            minutes=row.minutes,
            note=row.note,
            spent_on=row.spent_on,
            cost=row.cost,
        )
        for row in rows
    ]


def parts_of(order: WorkOrder) -> list[PartView]:
    """Parts in the order they were entered."""
    rows = _parts(order.pk)
    people = people_by_ids(row.added_by_id for row in rows)
    return [
        PartView(
            id=row.pk,
            name=row.name,
            code=row.code,
            quantity=row.quantity,
            unit_cost=row.unit_cost,
            amount=row.amount,
            added_by=people[row.added_by_id],
            at=row.created_at,
        )
        for row in rows
    ]


def totals(time: list[TimeView], parts: list[PartView]) -> Totals:
    """The sums of both."""
    labor = sum((entry.cost for entry in time), Decimal("0.00"))
    material = sum((part.amount for part in parts), Decimal("0.00"))
    return Totals(
        minutes=sum(entry.minutes for entry in time),
        labor_cost=labor,
        parts_cost=material,
        cost=labor + material,
    )


@prepared
def _subtasks(order: int) -> QuerySet[Subtask]:
    return Subtask.objects.filter(work_order_id=order).order_by("no")


@prepared
def _participants(order: int) -> QuerySet[Participant]:
    return Participant.objects.filter(work_order_id=order).order_by("added_at", "pk")


@prepared
def _links(order: int) -> QuerySet[Link]:
    return Link.objects.filter(Q(source_id=order) | Q(target_id=order)).order_by("pk")


@prepared
def _time(order: int) -> QuerySet[TimeEntry]:
    return TimeEntry.objects.filter(work_order_id=order).order_by("spent_on", "pk")


@prepared
def _parts(order: int) -> QuerySet[PartUsed]:
    return PartUsed.objects.filter(work_order_id=order).order_by("pk")
