"""One request as its requester sees it: never anything from the inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries.organization import team_value
from gongdan.accounts.queries.people import person_brief
from gongdan.catalog import queries as catalog
from gongdan.files import queries as files
from gongdan.files.queries import FileValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders.answers import AnswerView, answers_of
from gongdan.workorders.commands.satisfaction import URGE_REST
from gongdan.workorders.events import SUBJECT
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.positions import RESUBMIT
from gongdan.workorders.queries.approvals import may_withdraw
from gongdan.workorders.queries.detail import SatisfactionView, satisfaction_of
from gongdan.workorders.queries.requests import Progress, progress_of, queue_before
from gongdan.workorders.queries.road import Milestone, road_of
from gongdan.workorders.queries.timeline import TimelineEntry, requester_timeline


@dataclass(frozen=True, kw_only=True)
class HandlerView:
    """Who has it, as a requester may know them."""

    name: str
    name_en: str
    called: str
    team: Text
    tint: int


@dataclass(frozen=True, kw_only=True)
class Can:
    """What the requester may do now."""

    reply: bool
    urge: bool
    cancel: bool
    edit: bool
    confirm: bool
    reopen: bool
    rate: bool


@dataclass(frozen=True, kw_only=True)
class SolutionView:
    """What was done, in words for the requester."""

    solution: str
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class ReturnedView:
    """It was given back, to be changed and handed in again: by whom and why."""

    task_id: int
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RequestView:
    """The request's page."""

    progress: Progress
    description: str
    created_at: datetime
    road: list[Milestone]
    handler: HandlerView | None
    conversation: list[TimelineEntry]
    answers: list[AnswerView]
    attachments: list[FileValue]
    can: Can
    urged_at: datetime | None
    urge_rest_until: datetime | None
    resolution: SolutionView | None
    satisfaction: SatisfactionView | None
    queue_before: int | None
    tracking_url: str | None = None
    returned: ReturnedView | None = None
    may_withdraw: bool = False


def request_view(order: WorkOrder, *, by: Actor, at: datetime) -> RequestView:
    """The page of a request; ``by`` is its requester or stands in for them by a link."""
    type_ = catalog.type_version(order.type_version_id)
    rest = order.urged_at + URGE_REST if order.urged_at else None
    attached = files.attached(SUBJECT, [order.pk], include_internal=False)
    return RequestView(
        progress=progress_of([order], at=at)[0],
        description=order.description,
        created_at=order.created_at,
        road=road_of(order),
        handler=_handler(order),
        conversation=requester_timeline(order=order, by=by),
        answers=answers_of(order, type_, by=by),
        attachments=attached.get(order.pk, []),
        can=_can(order, rest, at),
        urged_at=order.urged_at,
        urge_rest_until=rest,
        resolution=_solution(order),
        satisfaction=satisfaction_of(order),
        queue_before=queue_before(order),
        returned=_returned(order),
        may_withdraw=may_withdraw(order, by=by),
    )


def _returned(order: WorkOrder) -> ReturnedView | None:
    task = order.tasks.filter(kind=RESUBMIT, state="pending").order_by("-pk").first()
    if task is None or order.status not in WORKING_STATUSES:
        return None
    said = order.tasks.filter(instance_id=task.instance_id, outcome__in=("rejected", "returned"))
    last = said.order_by("-done_at", "-no").first()
    return ReturnedView(
        task_id=task.pk,
        by=str((last.done_by or {}).get("name", "")) if last else "",
        reason=last.note if last else "",
    )


def _can(order: WorkOrder, rest: datetime | None, at: datetime) -> Can:
    is_open = order.status in WORKING_STATUSES and not order.is_imported
    return Can(
        reply=is_open or order.status == "resolved",
        urge=is_open and (rest is None or rest <= at),
        cancel=is_open,
        edit=is_open,
        confirm=order.status == "resolved" and not order.is_imported,
        reopen=order.status == "closed" and not order.is_imported,
        rate=order.status in ("resolved", "closed") and not order.is_imported,
    )


def _handler(order: WorkOrder) -> HandlerView | None:
    person_id = order.assignee_id or order.resolved_by_id
    if person_id is None or order.team_id is None:
        return None
    person = person_brief(person_id)
    team = team_value(order.team_id)
    return HandlerView(
        name=person.name,
        name_en=person.name_en,
        called=person.called,
        team=dict(team.name),
        tint=person.tint,
    )


def _solution(order: WorkOrder) -> SolutionView | None:
    if not order.solution or order.resolved_at is None:
        return None
    by = person_brief(order.resolved_by_id).name if order.resolved_by_id else ""
    return SolutionView(solution=order.solution, at=order.resolved_at, by=by)
