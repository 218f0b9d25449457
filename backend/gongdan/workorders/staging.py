"""One step of an order's process: the engine decides, rows, timers and the order follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property

from gongdan.flows import effects, engine
from gongdan.flows import queries as flows
from gongdan.flows.acts import Act, Start
from gongdan.flows.engine import Surroundings
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.position import Position, Task, Visit
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.kernel.texts import Text
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.workorders import positions
from gongdan.workorders.chronicle import (
    approval_asked,
    stage_entered,
    stage_left,
    stage_skipped,
)
from gongdan.workorders.copies import copy_order
from gongdan.workorders.events import ProcessStuck
from gongdan.workorders.facts import lead_ids
from gongdan.workorders.handlers import Handler, find_handler
from gongdan.workorders.holding import status_of_stage
from gongdan.workorders.members import Found, find_members
from gongdan.workorders.models import FlowInstance, FlowTask, StageVisit, WorkOrder
from gongdan.workorders.moments import Moments

WARN = "stage_warn"
DUE = "stage_due"
SAVED = ["state", "outcome", "incidents", "last_no", "rev", "ended_at"]


@dataclass
class Run:
    """One step under way: the order and its instance, both locked."""

    order: WorkOrder
    instance: FlowInstance
    graph: Graph
    facts: Mapping[str, object]
    default_calendar: str
    by: Actor
    at: datetime
    moments: Moments
    written: list[Event] = field(default_factory=list)
    _found: dict[int, Found] = field(default_factory=dict)

    def take(self, act: Act) -> Position:
        """Apply one act and everything that follows from it; refusals leave nothing behind."""
        before, _ = self.position, (self.tasks, self.visits)
        outcome = engine.take(self.graph, before, act, around=self._around())
        after = outcome.position
        self._save_instance(after)
        positions.save_threads(self.instance, before, after)
        self._save_tasks(before, after)
        reason = getattr(act, "reason", "")
        visits = [self._visit(one, reason) for one in positions.changed_visits(before, after)]
        positions.save_visits(visits)
        for effect in outcome.effects:
            self._follow(effect)
        self.position = after
        return after

    def _around(self) -> Surroundings:
        return Surroundings(people=self._people, initiator=self.order.requester_id)

    def _people(self, step: Human) -> tuple[Member, ...]:
        """Who decides in a step; how each was found is kept for their task."""
        found = find_members(self.order, step, self.facts)
        self._found.update({one.person_id: one for one in reversed(found)})
        return tuple(one.member for one in found)

    @cached_property
    def rows(self) -> positions.Rows:
        """What is stored of the instance; one that has not set out has nothing yet."""
        if not self.has_begun:
            return positions.Rows()
        places = self.graph.places.values()
        has_splits = any(place.step.branches for place in places)
        return positions.read(self.instance, has_splits=has_splits)

    @cached_property
    def position(self) -> Position:
        """Where the instance stands: read once, then kept in step."""
        return positions.position_of(self.instance, self.rows) if self.has_begun else Position()

    @cached_property
    def tasks(self) -> dict[int, FlowTask]:
        """The instance's tasks by their number."""
        return {row.no: row for row in self.rows.tasks}

    @cached_property
    def visits(self) -> dict[tuple[str, int], StageVisit]:
        """The instance's visits by step and round."""
        return {(row.step, row.round): row for row in self.rows.visits}

    @property
    def has_begun(self) -> bool:
        """Whether the instance ever set out; one that did not is not stored yet."""
        return self.instance.state != "new"

    def open_tasks(self) -> list[FlowTask]:
        """The duties still open, in their order."""
        return [row for row in self.tasks.values() if row.state == "pending"]

    def _save_instance(self, after: Position) -> None:
        instance, is_new = self.instance, not self.has_begun
        instance.state, instance.outcome = after.state, after.outcome
        instance.incidents = [asdict(one) for one in after.incidents]
        instance.last_no, instance.rev = after.last_id, instance.rev + 1
        instance.ended_at = None if after.state == "running" else self.at
        instance.save(update_fields=None if is_new else SAVED)

    def _save_tasks(self, before: Position, after: Position) -> None:
        opened = [self._new_task(task) for task in positions.new_tasks(before, after)]
        changed = [self._change(task) for task in positions.changed_tasks(before, after)]
        positions.save_tasks([*opened, *changed])
        self.tasks.update({row.no: row for row in opened})
        for row in (*opened, *changed):
            if row.state == "pending":
                self._arm(row)
            elif row.due_at is not None:
                self.moments.disarm((WARN, DUE), row.pk)

    def _new_task(self, task: Task) -> FlowTask:
        handler = self._handler(task)
        return FlowTask(
            instance=self.instance,
            work_order=self.order,
            no=task.id,
            token=task.token,
            step=task.step,
            round=task.round,
            kind=task.kind,
            state=task.state,
            assignee_id=handler.person_id,
            candidate_team_ids=list(handler.team_ids),
            found_by=handler.found_by,
            because=handler.because,
            seq=task.seq,
            weight=task.weight,
            sign=task.sign,
            added_by=task.added_by,
            opened_at=self.at,
            due_at=self._due_at(task) if task.state == "pending" else None,
        )

    def _handler(self, task: Task) -> Handler:
        """Who has a task: the engine names the voters, the rules whoever does a stage of work."""
        if task.assignee is None:
            step = self._human(task.step)
            return find_handler(self.order, step.handlers if step else (), self.facts)
        found = self._found.get(task.assignee)
        if found is None or task.sign:
            return Handler(task.assignee, (), "signer" if task.sign else "requester")
        return Handler(task.assignee, (), found.found_by, found.because)

    def _due_at(self, task: Task) -> datetime | None:
        step = self._human(task.step)
        if step is None or not step.limit_minutes or task.kind == positions.RESUBMIT:
            return None
        return self.calendar(step).add(self.at, step.limit_minutes * 60).at

    def _arm(self, row: FlowTask) -> None:
        step = self._human(row.step)
        if step is None or not step.limit_minutes or row.due_at is None:
            return
        seconds = step.limit_minutes * 60 * step.warn_percent // 100
        self.moments.arm(WARN, row.pk, self.calendar(step).add(self.at, seconds).at)
        self.moments.arm(DUE, row.pk, row.due_at)

    def _change(self, task: Task) -> FlowTask:
        row = self.tasks[task.id]
        row.state, row.outcome = task.state, task.outcome
        if row.kind in positions.OWN:
            row.assignee_id, row.owner_id = task.assignee, task.owner
            row.weight, row.added_by, row.chain = task.weight, task.added_by, list(task.chain)
        if task.state == "pending" and row.due_at is None:
            row.due_at = self._due_at(task)
        row.done_at = None if task.is_open else self.at
        row.done_by = None if task.is_open else self.by.as_dict()
        return row

    def _visit(self, visit: Visit, reason: str) -> StageVisit:
        row = self.visits.get((visit.step, visit.round)) or self._begin_visit(visit)
        self.visits[visit.step, visit.round] = row
        row.state, row.left_at = visit.state, None
        if visit.state != "open":
            self._end_visit(row, reason)
        return row

    def _begin_visit(self, visit: Visit) -> StageVisit:
        step = self._human(visit.step)
        task = self._task_of(visit)
        return StageVisit(
            work_order=self.order,
            instance=self.instance,
            step=visit.step,
            round=visit.round,
            token=visit.token,
            is_stage=self.graph.step(visit.step).is_stage,
            entered_at=self.at,
            limit_seconds=step.limit_minutes * 60 if step and step.limit_minutes else None,
            due_at=task.due_at if task else None,
        )

    def _end_visit(self, row: StageVisit, reason: str) -> None:
        calendar = self.calendar(self._human(row.step))
        row.left_at = self.at
        row.business_seconds = calendar.between(row.entered_at, self.at)
        row.handler_id = self.by.id if self.by.kind == "person" else self.order.assignee_id
        row.team_id = self.order.team_id
        if row.due_at is not None:
            row.late_seconds = calendar.between(row.due_at, self.at)
        if row.state == "skipped":
            row.skip_reason, row.skipped_by = reason[:400], self.by.as_dict()

    def _task_of(self, visit: Visit | StageVisit) -> FlowTask | None:
        same = (row for row in self.tasks.values() if row.step == visit.step)
        return next((row for row in same if row.round == visit.round), None)

    def _follow(self, effect: effects.Effect) -> None:
        match effect:
            case effects.StageEntered():
                self._entered(effect)
            case effects.StageLeft():
                self._left(effect)
            case effects.StageSkipped():
                name = self._name(effect.step)
                self.written.append(stage_skipped(effect, name, lead_ids(self.order)))
            case effects.Copied():
                name = self._name(effect.step)
                copied = copy_order(self.order, effect, name=name, facts=self.facts, at=self.at)
                self.written.append(copied)
            case effects.TaskReady():
                row = self.tasks[effect.task]
                self.written.append(approval_asked(row, self._name(effect.step)))
            case effects.IncidentRaised():
                stuck = ProcessStuck(step_key=effect.step, code=effect.code, detail=effect.detail)
                self.written.append(stuck)
            case effects.InstanceEnded():
                self.order.status = effect.status or self.order.status
            case _:
                pass

    def _entered(self, effect: effects.StageEntered) -> None:
        row = self.visits[effect.step, effect.round]
        if not row.is_stage:
            return
        self.order.stage_key = effect.step
        # Handed in again it keeps its status: it is not new to anybody.
        if effect.status and (effect.kind != "start" or effect.round == 1):
            self.order.status = status_of_stage(self.order, effect.status)
        task = self._task_of(row)
        self.written.append(stage_entered(effect, row, task))

    def _left(self, effect: effects.StageLeft) -> None:
        row = self.visits[effect.step, effect.round]
        if row.is_stage:
            self.written.append(stage_left(effect, row, self._name(effect.step)))

    def _name(self, key: str) -> Text:
        return dict(self.graph.step(key).name)

    def _human(self, key: str) -> Human | None:
        step = self.graph.step(key)
        return step if isinstance(step, Human) else None

    def calendar(self, step: Human | None) -> WorkingCalendar:
        """The calendar a stage runs by: its own, else the type's."""
        code = step.calendar if step and step.calendar else self.default_calendar
        return sla.calendar(code).calendar


def begin(run: Run) -> None:
    """Set the process out from its start."""
    run.take(Start(by=run.by, facts=run.facts))


def new_instance(order: WorkOrder, *, process_version_id: int, at: datetime) -> FlowInstance:
    """An instance that has not set out yet; its first step stores it."""
    return FlowInstance(
        work_order=order, process_version_id=process_version_id, state="new", started_at=at
    )


def graph_of(instance: FlowInstance) -> Graph:
    """The process this instance follows, as it was published."""
    return flows.version(instance.process_version_id).graph
