"""The order's stages, its open tasks, and what is still missing before the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from gongdan.accounts.queries.organization import TeamBrief, teams_by_ids
from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.flows import queries as flows
from gongdan.flows.graph import Graph, Step
from gongdan.flows.human import Human
from gongdan.flows.position import MACHINE
from gongdan.flows.progress import StageProgress, stage_bar
from gongdan.flows.steps.handling import CheckItem, Handling
from gongdan.flows.steps.wait import Wait
from gongdan.kernel.prepared import prepared
from gongdan.kernel.texts import Text
from gongdan.workorders.earlier import passed_before
from gongdan.workorders.handlers import APART
from gongdan.workorders.models import ChecklistMark, FlowTask, StageVisit, WorkOrder
from gongdan.workorders.positions import Newest, newest, position_of
from gongdan.workorders.queries.rows import team_chip
from gongdan.workorders.queries.values import TeamChip
from gongdan.workorders.skips import Skipped, skipped
from gongdan.workorders.step_rights import required_in

OTHERS = {"approval": "vote", "resubmit": "resubmission"}


@dataclass(frozen=True, kw_only=True)
class StageItem:
    """One segment of the stage bar. Minutes are working minutes."""

    key: str
    name: Text
    phase: str
    state: str
    round: int
    entered_at: datetime | None
    left_at: datetime | None
    limit_minutes: int | None
    used_minutes: int | None
    due_at: datetime | None
    is_late: bool
    owner: PersonBrief | None
    team: TeamChip | None
    because: Text
    skipped: Skipped | None


@dataclass(frozen=True, kw_only=True)
class CheckView:
    """One item of a checklist, and who ticked it."""

    key: str
    text: Text
    is_mandatory: bool
    needs_photo: bool
    ticked_by: str | None
    ticked_at: datetime | None
    file_id: UUID | None

    @property
    def is_missing(self) -> bool:
        """Whether the stage cannot end yet because of it."""
        lacks_photo = self.needs_photo and self.file_id is None
        return self.is_mandatory and (self.ticked_at is None or lacks_photo)


@dataclass(frozen=True, kw_only=True)
class ButtonView:
    """How a step offers an act where it is not as usual."""

    act: str
    name: Text
    is_off: bool
    needs: list[str]


@dataclass(frozen=True, kw_only=True)
class WaitView:
    """What the process waits for by itself, or to be told of; until when, if that is known."""

    step_key: str
    name: Text
    kind: str
    event: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class TaskView:
    """One open duty in the present stage."""

    id: int
    step_key: str
    name: Text
    button: Text
    ends_with: str
    assignee_id: int | None
    team_ids: list[int]
    found_by: str
    because: Text
    standing_for_id: int | None = None
    candidate_ids: list[int] = field(default_factory=list)
    dispatcher_ids: list[int] = field(default_factory=list)
    buttons: list[ButtonView] = field(default_factory=list)
    required: list[str] = field(default_factory=list)
    checklist: list[CheckView]
    due_at: datetime | None
    skippable_by: str
    since: datetime
    person: PersonBrief | None
    candidates: list[PersonBrief] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The bar and what is open."""

    stages: list[StageItem]
    tasks: list[TaskView]
    waits: list[WaitView] = field(default_factory=list)


def progress_of(order: WorkOrder, *, at: datetime) -> Progress:
    """The stages of the order's newest instance; none for imported orders."""
    return progress_in(order, newest(order.pk), at=at)


def progress_in(order: WorkOrder, run: Newest | None, *, at: datetime) -> Progress:
    """The same of an instance that has been read already."""
    if run is None:
        return Progress(stages=[], tasks=[])
    instance, stored = run
    graph = flows.version(instance.process_version_id).graph
    visits = {visit.step: visit for visit in _visits(order.pk)}
    rows = [row for row in stored.tasks if row.state == "pending"]
    marks = _marks([row.pk for row in rows if row.kind not in MACHINE])
    named = [pk for row in rows for pk in (row.assignee_id, *row.candidate_ids)]
    handlers = [visit.handler_id for visit in visits.values()]
    people = people_by_ids([*handlers, *named, order.assignee_id])
    tasks = [_task(row, graph, marks, people) for row in rows if row.kind not in MACHINE]
    waits = [_wait(row, graph) for row in rows if row.kind in MACHINE]
    duties = {task.step_key: task for task in tasks if task.found_by in APART}
    others = [team_id for task in duties.values() for team_id in task.team_ids]
    teams = teams_by_ids([*(visit.team_id for visit in visits.values()), *others, order.team_id])
    bar = stage_bar(graph, position_of(instance, stored), before=passed_before(instance))
    around = _Around(order, graph, people, teams, duties, at)
    stages = [_item(one, visits.get(one.key), around) for one in bar]
    return Progress(stages=stages, tasks=tasks, waits=waits)


@prepared
def _visits(order: int) -> QuerySet[StageVisit]:
    return StageVisit.objects.filter(work_order_id=order).order_by("pk")


@prepared
def _marks(tasks: list[int]) -> QuerySet[ChecklistMark]:
    return ChecklistMark.objects.filter(task_id__any=tasks)


@dataclass(frozen=True)
class _Around:
    """What the segments of one bar refer to, read once."""

    order: WorkOrder
    graph: Graph
    people: Mapping[int, PersonBrief]
    teams: Mapping[int, TeamBrief]
    duties: Mapping[str, TaskView]
    at: datetime

    def owner_ids(self, key: str, visit: StageVisit | None) -> tuple[int | None, int | None]:
        """The person and team of a stage: who has it now, or who did it."""
        if visit is None or visit.state != "open":
            return (visit.handler_id, visit.team_id) if visit else (None, None)
        duty = self.duties.get(key)
        if duty is None:
            return self.order.assignee_id, self.order.team_id
        return duty.assignee_id, duty.team_ids[0] if duty.team_ids else None


def _item(one: StageProgress, visit: StageVisit | None, around: _Around) -> StageItem:
    step, duty = around.graph.step(one.key), around.duties.get(one.key)
    owner_id, team_id = around.owner_ids(one.key, visit)
    limit = step.limit_minutes if isinstance(step, Human) else None
    return StageItem(
        key=one.key,
        name=dict(one.name),
        phase=one.phase,
        state=one.state,
        round=one.round,
        entered_at=visit.entered_at if visit else None,
        left_at=visit.left_at if visit else None,
        limit_minutes=limit,
        used_minutes=_minutes(visit),
        due_at=visit.due_at if visit else None,
        is_late=_is_late(visit, around),
        owner=around.people.get(owner_id or 0),
        team=team_chip(around.teams.get(team_id or 0)),
        because=duty.because if duty else {},
        skipped=skipped(visit),
    )


def _is_late(visit: StageVisit | None, around: _Around) -> bool:
    if visit is None or visit.due_at is None:
        return False
    rests = around.order.status == "waiting"
    return visit.late_seconds > 0 or (
        visit.state == "open" and not rests and visit.due_at < around.at
    )


def _minutes(visit: StageVisit | None) -> int | None:
    if visit is None or visit.business_seconds is None:
        return None
    return visit.business_seconds // 60


def _wait(row: FlowTask, graph: Graph) -> WaitView:
    step = graph.step(row.step)
    return WaitView(
        step_key=row.step,
        name=dict(step.name),
        kind=row.kind,
        event=step.event if isinstance(step, Wait) else "",
        since=row.opened_at,
        until=row.due_at,
    )


def _buttons(step: Step) -> list[ButtonView]:
    return [
        ButtonView(act=one.act, name=dict(one.name), is_off=one.is_off, needs=list(one.needs))
        for one in (step.buttons if isinstance(step, Human) else ())
    ]


def _task(
    row: FlowTask, graph: Graph, made: Iterable[ChecklistMark], people: Mapping[int, PersonBrief]
) -> TaskView:
    step = graph.step(row.step)
    marks = {mark.item_key: mark for mark in made if mark.task_id == row.pk}
    items = step.checklist if isinstance(step, Handling) else ()
    return TaskView(
        id=row.pk,
        step_key=row.step,
        name=dict(step.name),
        button=dict(step.button) if isinstance(step, Human) else {},
        ends_with=ends_with(step) if isinstance(step, Handling) else OTHERS[row.kind],
        assignee_id=row.assignee_id,
        team_ids=list(row.candidate_team_ids),
        found_by=row.found_by,
        because=dict(row.because),
        standing_for_id=row.standing_for_id,
        candidate_ids=list(row.candidate_ids),
        dispatcher_ids=list(row.dispatcher_ids),
        buttons=_buttons(step),
        required=[*required_in(step)] if isinstance(step, Human) else [],
        checklist=[_check(item, marks.get(item.key)) for item in items],
        due_at=row.due_at,
        skippable_by=step.skippable_by if isinstance(step, Human) else "",
        since=row.opened_at,
        person=people.get(row.assignee_id or 0),
        candidates=[people[pk] for pk in row.candidate_ids if pk in people],
    )


def _check(item: CheckItem, mark: ChecklistMark | None) -> CheckView:
    return CheckView(
        key=item.key,
        text=dict(item.text),
        is_mandatory=item.is_mandatory,
        needs_photo=item.needs_photo,
        ticked_by=str(mark.by.get("name", "")) if mark else None,
        ticked_at=mark.at if mark else None,
        file_id=mark.file_id if mark else None,
    )


def ends_with(step: Handling) -> str:
    """By which act a stage ends: acceptance, a solution, a confirmation, or its own button."""
    if step.status in ("new", "assigned"):
        return "acceptance"
    if "solution" in step.requires:
        return "solution"
    return "confirmation" if step.status == "resolved" else "completion"
