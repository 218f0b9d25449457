"""Giving an order to a team and person, and taking it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.accounts.queries.organization import TeamBrief, team_by_code, team_members, team_value
from gongdan.accounts.queries.people import PersonValue, person_value
from gongdan.flows.acts import Complete
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.workorders.change import Change, change
from gongdan.workorders.errors import (
    AlreadyAccepted,
    AssigneeNotInTeam,
    AssigneeUnavailable,
    NothingWaiting,
    NotYours,
    UnknownChoice,
)
from gongdan.workorders.events import Accepted, Assigned
from gongdan.workorders.finding import require_status
from gongdan.workorders.handlers import WITH_THE_ORDER
from gongdan.workorders.holding import status_of_stage
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.permissions import require_work
from gongdan.workorders.queue import next_for
from gongdan.workorders.sight import keep_in_sight


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """To whom: a team, a person, or both; and why."""

    team: str | None = None
    assignee_id: int | None = None
    reason: str = ""


@transaction.atomic
@recalling()
def assign(
    *, number: str, to: Assignment, by: Actor, at: datetime, rev: int | None = None
) -> WorkOrder:
    """Give the order to another team or person; everybody who works on it may pass it on."""
    this = change(number, by=by, at=at, rev=rev)
    order = this.order
    require_work(order, by=by)
    require_status(order, WORKING_STATUSES)
    team, person = _target(order, to)
    this.note(_assigned(order, team, person, to.reason))
    this.concerned += [order.assignee_id, person.id if person else None]
    _hand_over(order, team, person, at)
    finished = this.finish("assigned")
    keep_in_sight(finished, by=by, at=at)
    return finished


@transaction.atomic
@recalling()
def accept(*, number: str, by: Actor, at: datetime) -> WorkOrder:
    """Take the order on: the assignee's own act, or a member's who claims it from the pool."""
    this = change(number, by=by, at=at)
    _take_on(this)
    return this.finish("accepted")


@transaction.atomic
@recalling()
def take_next(*, by: Actor, at: datetime) -> WorkOrder:
    """Give the actor the most urgent order that waits; two people never get the same one."""
    found = next_for(by=by)
    if found is None:
        raise NothingWaiting()
    this = Change(found, by, at)
    _take_on(this)
    return this.finish("accepted")


def _take_on(this: Change) -> None:
    order, by = this.order, this.by
    require_work(order, by=by)
    require_status(order, ("new", "assigned"))
    if order.accepted_at is not None and order.assignee_id not in (None, by.id):
        raise AlreadyAccepted(number=order.number, name=person_value(order.assignee_id or 0).name)
    if by.id is None or by.kind != "person":
        raise NotYours(number=order.number)
    if order.assignee_id != by.id:
        _hand_over(order, None, person_value(by.id), this.at)
    order.accepted_at = this.at
    this.note(Accepted(assignee_id=by.id, assignee=by.name))
    _finish_waiting_stage(this)
    if order.status in ("new", "assigned"):
        order.status = "in_progress"


def _finish_waiting_stage(this: Change) -> None:
    """Taking the order on ends the stage in which it waited to be taken."""
    run = this.run
    for task in run.open_tasks():
        is_work = task.kind == "handling"
        if is_work and run.graph.step(task.step).status in ("new", "assigned"):
            run.take(Complete(task=task.no, by=this.by, facts=run.facts))


def _target(order: WorkOrder, to: Assignment) -> tuple[TeamBrief | None, PersonValue | None]:
    if to.team is None and to.assignee_id is None:
        raise UnknownChoice(what="assignment", value="")
    team = _team(to.team) if to.team else None
    person = _person(to.assignee_id) if to.assignee_id else None
    if person is None:
        return team, None
    held = team.id if team else order.team_id
    if held is not None and person.id not in _member_ids(held):
        if team is not None:
            raise AssigneeNotInTeam(name=person.name, team=team.code)
        team = _own_team(person)
    return team, person


def _team(code: str) -> TeamBrief:
    team = team_by_code(code)
    if team is None or not team.is_active:
        raise UnknownChoice(what="team", value=code)
    return team


def _person(person_id: int) -> PersonValue:
    person = person_value(person_id)
    if not person.is_active or not person.is_internal:
        raise AssigneeUnavailable(name=person.name)
    return person


def _own_team(person: PersonValue) -> TeamBrief:
    from gongdan.accounts.queries.organization import teams_of

    teams = teams_of(person.id)
    if not teams:
        raise AssigneeUnavailable(name=person.name)
    return teams[0]


def _member_ids(team_id: int) -> set[int]:
    return {member.person.id for member in team_members(team_id)}


def _assigned(
    order: WorkOrder, team: TeamBrief | None, person: PersonValue | None, reason: str
) -> Assigned:
    before = person_value(order.assignee_id) if order.assignee_id else None
    held = team or (team_value(order.team_id) if order.team_id else None)
    return Assigned(
        team_id=held.id if held else None,
        team=held.name if held else None,
        assignee_id=person.id if person else None,
        assignee=person.name if person else None,
        before_team_id=order.team_id,
        before_assignee_id=order.assignee_id,
        before_assignee=before.name if before else None,
        reason=reason,
    )


def _hand_over(
    order: WorkOrder, team: TeamBrief | None, person: PersonValue | None, at: datetime
) -> None:
    """Change who holds the order; open tasks of the one before go along."""
    before, after = order.assignee_id, person.id if person else None
    if team is not None and team.id != order.team_id:
        order.team_change_count += 1
        order.team_id = team.id
    if order.accepted_at is not None and before != after:
        order.reassign_count += 1
    along = FlowTask.objects.filter(
        work_order=order, kind="handling", state="pending", found_by__in=WITH_THE_ORDER
    )
    along.filter(assignee_id=before).update(
        assignee_id=after, candidate_team_ids=[order.team_id] if order.team_id else []
    )
    if before != after:
        order.accepted_at = None
    order.assignee_id, order.assigned_at = after, at
    if after is None and order.status == "in_progress":
        # Nobody is at it any more: it waits to be taken, and is found among what waits.
        order.status = "new"
    if order.status in ("new", "assigned"):
        order.status = status_of_stage(order, "assigned")
