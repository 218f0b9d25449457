"""One order with everything its page shows, as the actor may see it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from gongdan.accounts.queries.organization import company_owner_of
from gongdan.accounts.queries.people import PersonBrief, PersonValue, person_brief, person_value
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import TypeValue
from gongdan.files import queries as files
from gongdan.files.queries import FileValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.prepared import prepared
from gongdan.kernel.texts import Text
from gongdan.workorders.actions import actions, acts_on
from gongdan.workorders.answers import AnswerView, answers_of
from gongdan.workorders.events import SUBJECT
from gongdan.workorders.finding import find
from gongdan.workorders.models import Satisfaction, WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.permissions import Standing, standing, visible
from gongdan.workorders.positions import Newest, newest
from gongdan.workorders.queries import inside
from gongdan.workorders.queries.approvals import ApprovalView, approvals_of
from gongdan.workorders.queries.decisions import DecisionBrief, decisions_of
from gongdan.workorders.queries.rows import rows_of
from gongdan.workorders.queries.stages import (
    CheckView,
    Progress,
    StageItem,
    TaskView,
    WaitView,
    progress_in,
)
from gongdan.workorders.queries.standstill import StuckView, helps, stuck_in
from gongdan.workorders.queries.values import Row

EDITABLE = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class ResolutionView:
    """How it was solved and why it happened; the cause is for insiders."""

    solution: str
    root_cause: Text | None
    by: PersonBrief | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SatisfactionView:
    """The requester's rating."""

    score: int
    comment: str
    at: datetime
    can_edit_until: datetime


@dataclass(frozen=True, kw_only=True)
class WaitingView:
    """What the order waits for."""

    reason: str
    note: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Gate:
    """The one thing still missing before the next stage."""

    code: str
    count: int
    missing: list[CheckView]


@dataclass(frozen=True, kw_only=True)
class Inside:
    """What a mere requester does not see."""

    subtasks: list[inside.SubtaskView] = field(default_factory=list)
    participants: list[inside.ParticipantView] = field(default_factory=list)
    links: list[inside.LinkView] = field(default_factory=list)
    time_entries: list[inside.TimeView] = field(default_factory=list)
    parts: list[inside.PartView] = field(default_factory=list)
    totals: inside.Totals | None = None
    decisions: list[DecisionBrief] = field(default_factory=list)
    tasks: list[TaskView] = field(default_factory=list)
    waits: list[WaitView] = field(default_factory=list)
    stuck: list[StuckView] = field(default_factory=list)
    gate: Gate | None = None


@dataclass(frozen=True, kw_only=True)
class Detail:
    """The order's page."""

    order: Row
    description: str
    original_title: str
    original_description: str
    impact: int
    urgency: int
    wished_at: datetime | None
    promised_at: datetime | None
    submitted_by: str
    contact_phone: str
    requester_company: str
    company_owner: str
    requester_open_count: int
    answers: list[AnswerView]
    attachments: list[FileValue]
    stages: list[StageItem]
    resolution: ResolutionView | None
    satisfaction: SatisfactionView | None
    waiting: WaitingView | None
    closed_how: str
    source: str
    source_id: str
    approvals: list[ApprovalView]
    actions: list[str]
    is_inside: bool
    inside: Inside


def _company_owner(requester: PersonValue) -> str:
    """Who looks after the requester's company."""
    owner = company_owner_of(requester.id) if requester.company_name else None
    return person_value(owner).name if owner else ""


def detail(number: str, *, by: Actor, at: datetime) -> Detail:
    """The order as this actor sees it; refused as not found when they may not see it at all."""
    order = find(number, by=by)
    stands = standing(order, by=by)
    type_ = catalog.type_version(order.type_version_id)
    run = newest(order.pk)
    progress = progress_in(order, run, at=at)
    requester = person_value(order.requester_id)
    tasks = [replace(task, acts=acts_on(order, stands, task, by=by)) for task in progress.tasks]
    sees_inside = stands.sees_inside
    return Detail(
        order=rows_of([order], at=at)[0],
        description=order.description,
        original_title=order.original_title,
        original_description=order.original_description,
        impact=order.impact,
        urgency=order.urgency,
        wished_at=order.wished_at,
        promised_at=order.promised_at,
        submitted_by=str(order.submitted_by.get("name", "")),
        contact_phone=order.contact_phone,
        requester_company=requester.company_name,
        company_owner=_company_owner(requester) if sees_inside else "",
        requester_open_count=_open_count(order, by=by),
        answers=answers_of(order, type_, by=by),
        attachments=_attachments(order, include_internal=sees_inside),
        stages=progress.stages,
        resolution=_resolution(order, type_, is_inside=sees_inside),
        satisfaction=satisfaction_of(order),
        waiting=_waiting(order),
        closed_how=order.closed_how,
        source=order.source,
        source_id=order.source_id,
        approvals=approvals_of(order, run, leads=stands.is_lead, by=by),
        actions=[
            *actions(order, stands, tasks, by=by),
            *_steering(order, run, by=by),
            *_telling(stands, progress),
        ],
        is_inside=sees_inside,
        inside=_inside(order, stands, replace(progress, tasks=tasks), run, by=by),
    )


def _steering(order: WorkOrder, run: Newest | None, *, by: Actor) -> list[str]:
    """Where the process stands still, or could be taken elsewhere: what a lead can do."""
    if run is None or run[0].ended_at is not None:
        return []
    return [act for act in helps(order, run[0], by=by) if act in ("retry", "redirect")]


def _telling(stands: Standing, progress: Progress) -> list[str]:
    """Whoever works on it can say that what it waits for has happened."""
    is_told = any(wait.event for wait in progress.waits)
    return ["signal"] if is_told and (stands.works_on_it or stands.is_helper) else []


def _inside(
    order: WorkOrder, stands: Standing, progress: Progress, run: Newest | None, *, by: Actor
) -> Inside:
    if not stands.sees_inside:
        return Inside()
    tasks = progress.tasks
    time, parts = inside.time_of(order), inside.parts_of(order)
    subtasks = inside.subtasks_of(order)
    return Inside(
        subtasks=subtasks,
        participants=inside.participants_of(order),
        links=inside.links_of(order, by=by),
        time_entries=time,
        parts=parts,
        totals=inside.totals(time, parts),
        decisions=decisions_of(order),
        tasks=tasks,
        waits=progress.waits,
        stuck=stuck_in(run[0] if run else None),
        gate=_gate(tasks, subtasks),
    )


def _gate(tasks: list[TaskView], subtasks: list[inside.SubtaskView]) -> Gate | None:
    missing = [item for task in tasks for item in task.checklist if item.is_missing]
    if missing:
        return Gate(code="flows.checklist_incomplete", count=len(missing), missing=missing)
    open_count = sum(one.state == "open" for one in subtasks)
    ends_work = any(task.ends_with == "solution" for task in tasks)
    if open_count and ends_work:
        return Gate(code="workorders.subtasks_open", count=open_count, missing=[])
    return None


def _attachments(order: WorkOrder, *, include_internal: bool) -> list[FileValue]:
    found = files.attached(SUBJECT, [order.pk], include_internal=include_internal)
    return found.get(order.pk, [])


def _open_count(order: WorkOrder, *, by: Actor) -> int:
    same = WorkOrder.objects.filter(requester_id=order.requester_id, status__in=OPEN_STATUSES)
    return visible(same, by=by).exclude(pk=order.pk).count()


def _resolution(order: WorkOrder, type_: TypeValue, *, is_inside: bool) -> ResolutionView | None:
    if not order.solution or order.resolved_at is None:
        return None
    cause = type_.content.root_cause(order.root_cause) if is_inside else None
    return ResolutionView(
        solution=order.solution,
        root_cause=dict(cause.name) if cause else None,
        by=person_brief(order.resolved_by_id) if order.resolved_by_id else None,
        at=order.resolved_at,
    )


def satisfaction_of(order: WorkOrder) -> SatisfactionView | None:
    """The requester's rating, and until when they may think again."""
    rating = next(iter(_rating(order.pk)), None)
    if rating is None:
        return None
    return SatisfactionView(
        score=rating.score,
        comment=rating.comment,
        at=rating.at,
        can_edit_until=rating.at + EDITABLE,
    )


@prepared
def _rating(order: int) -> QuerySet[Satisfaction]:
    return Satisfaction.objects.filter(work_order_id=order)


def _waiting(order: WorkOrder) -> WaitingView | None:
    if order.status != "waiting" or order.waiting_since is None:
        return None
    return WaitingView(
        reason=order.waiting_reason,
        note=order.waiting_note,
        since=order.waiting_since,
        until=order.waiting_until,
    )
