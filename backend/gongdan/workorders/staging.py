"""One step of an order's process: the engine decides, rows, timers and the order follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from gongdan.flows import engine
from gongdan.flows import queries as flows
from gongdan.flows.acts import Act, Start
from gongdan.flows.effects import Effect, StageSkipped
from gongdan.flows.engine import Surroundings
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.position import MACHINE, Position, Task, Visit
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.events import Event
from gongdan.kernel.storing import insert, update
from gongdan.kernel.texts import Text
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.workorders import duties, incidents, positions
from gongdan.workorders.following import follow
from gongdan.workorders.members import Found, find_members
from gongdan.workorders.models import FlowInstance, FlowTask, StageVisit, WorkOrder
from gongdan.workorders.moments import Moments
from gongdan.workorders.skips import BY_ITSELF, NO_ROWS

WARN, DUE = duties.WARN, duties.DUE
SAVED = ["state", "outcome", "incidents", "last_no", "rev", "ended_at"]
ALIVE = ("running", "suspended")
# What the system does by itself the moment the work gets there.
AT_ONCE = ("action", "suborder", "subtasks")
MOST_AT_ONCE = 200

Rows = Callable[[str], Sequence[Mapping[str, object]]]
Automate = Callable[[FlowTask], "Act | None"]
CallOff = Callable[[FlowTask], None]
# By step and round: who left it out, and why.
Skips = Mapping[tuple[str, int], tuple[Actor, str]]


def _not_yet(_row: FlowTask) -> Act | None:
    return None


def _nothing(_row: FlowTask) -> None:
    return


def _no_rows(_field: str) -> Sequence[Mapping[str, object]]:
    return ()


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
    automate: Automate = _not_yet
    call_off: CallOff = _nothing
    rows_of: Rows = _no_rows
    found: dict[int, Found] = field(default_factory=dict)
    _tried: set[int] = field(default_factory=set)

    def take(self, act: Act) -> Position:
        """Apply one act and everything that follows from it; refusals leave nothing behind."""
        # What began earlier is under way: it is not begun a second time.
        self._tried |= {row.no for row in self.machine_tasks()}
        after = self._step(act)
        for _ in range(MOST_AT_ONCE):
            fresh = self._fresh()
            if not fresh:
                return after
            self._tried.add(fresh[0].no)
            following = self.automate(fresh[0])
            after = self._step(following) if following is not None else after
        duties.try_later(self, self._fresh())
        return after

    def _step(self, act: Act) -> Position:
        before, _ = self.position, (self.tasks, self.visits)
        outcome = engine.take(self.graph, before, act, around=self._around())
        after = outcome.position
        self._save_instance(after)
        positions.save_threads(self.instance, before, after)
        self._save_tasks(before, after)
        skips = self._skips(outcome.effects)
        visits = [self._visit(one, skips) for one in positions.changed_visits(before, after)]
        positions.save_visits(visits)
        for effect in outcome.effects:
            follow(self, effect)
        self.position = after
        return after

    def again(self, row: FlowTask) -> None:
        """Try once more what the system could not do."""
        following = self.automate(row)
        if following is not None:
            self.take(following)

    def _fresh(self) -> list[FlowTask]:
        """What the system can do now and has not tried yet in this step."""
        if self.instance.state != "running":
            return []
        waiting = (row for row in self.machine_tasks() if row.kind in AT_ONCE)
        return [row for row in waiting if row.no not in self._tried]

    def _around(self) -> Surroundings:
        return Surroundings(
            people=self._people, initiator=self.order.requester_id, rows=self.rows_of
        )

    def _people(self, step: Human) -> tuple[Member, ...]:
        """Who decides in a step; how each was found is kept for their task."""
        found = find_members(self.order, step, self.facts, at=self.at)
        found = [duties.stood_in(one, self.order, at=self.at) for one in found]
        self.found.update({one.person_id: one for one in reversed(found)})
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
        """The duties of people still open, in their order."""
        pending = (row for row in self.tasks.values() if row.state == "pending")
        return [row for row in pending if row.kind not in MACHINE]

    def machine_tasks(self) -> list[FlowTask]:
        """What the work waits for that is nobody's duty."""
        pending = (row for row in self.tasks.values() if row.state == "pending")
        return [row for row in pending if row.kind in MACHINE]

    def _save_instance(self, after: Position) -> None:
        instance, is_new = self.instance, not self.has_begun
        instance.state, instance.outcome = after.state, after.outcome
        instance.incidents = incidents.stored(instance.incidents, after.incidents, at=self.at)
        instance.last_no, instance.rev = after.last_id, instance.rev + 1
        instance.ended_at = None if after.state in ALIVE else self.at
        if is_new:
            insert([instance])
        else:
            update(instance, SAVED)

    def _save_tasks(self, before: Position, after: Position) -> None:
        moved = {row.no for row in self.tasks.values() if row.state != "pending"}
        opened = [duties.new_row(self, task) for task in positions.new_tasks(before, after)]
        changed = [self._change(task) for task in positions.changed_tasks(before, after)]
        positions.save_tasks([*opened, *changed])
        self.tasks.update({row.no: row for row in opened})
        for row in opened:
            duties.set_moments(self, row, is_new=True)
        for row in changed:
            if row.no in moved or row.state != "pending":
                duties.set_moments(self, row, is_new=False)
            if row.kind in AT_ONCE and row.state != "done":
                self.call_off(row)

    def _change(self, task: Task) -> FlowTask:
        row = self.tasks[task.id]
        row.state, row.outcome = task.state, task.outcome
        if row.kind in positions.OWN:
            if row.assignee_id != task.assignee:
                row.standing_for_id = None
            row.assignee_id, row.owner_id = task.assignee, task.owner
            row.weight, row.added_by, row.chain = task.weight, task.added_by, list(task.chain)
        if task.state == "pending" and row.due_at is None:
            row.due_at = duties.due_at(self, task)
        row.done_at = None if task.is_open else self.at
        by = SYSTEM if task.is_machine else self.by
        row.done_by = None if task.is_open else by.as_dict()
        return row

    def _skips(self, effects: Sequence[Effect]) -> Skips:
        """What was left out in this step: by whom, and why; what passed by itself, by nobody."""
        return {
            (one.step, one.round): (SYSTEM if one.reason in BY_ITSELF else self.by, one.reason)
            for one in effects
            if isinstance(one, StageSkipped)
        }

    def _visit(self, visit: Visit, skips: Skips) -> StageVisit:
        key = (visit.step, visit.round)
        row = self.visits.get(key) or self._begin_visit(visit)
        self.visits[key] = row
        row.state, row.left_at = visit.state, None
        row.skip_reason, row.skipped_by = "", None
        if visit.state != "open":
            self._end_visit(row)
        if visit.state == "skipped":
            by, reason = skips.get(key, (SYSTEM, NO_ROWS))
            row.skip_reason, row.skipped_by = reason[:400], by.as_dict()
        return row

    def _begin_visit(self, visit: Visit) -> StageVisit:
        step = self.human(visit.step)
        task = self.task_of(visit)
        return StageVisit(
            work_order=self.order,
            instance=self.instance,
            step=visit.step,
            round=visit.round,
            token=visit.token,
            is_stage=self.graph.step(visit.step).is_stage,
            entered_at=self.at,
            limit_seconds=step.limit_minutes * 60 if step and step.limit_minutes else None,
            due_at=task.due_at if task and step else None,
        )

    def _end_visit(self, row: StageVisit) -> None:
        calendar = self.calendar(self.human(row.step))
        row.left_at = self.at
        row.business_seconds = calendar.between(row.entered_at, self.at)
        row.handler_id = self.by.id if self.by.kind == "person" else self.order.assignee_id
        row.team_id = self.order.team_id
        if row.due_at is not None:
            row.late_seconds = calendar.between(row.due_at, self.at)

    def task_of(self, visit: Visit | StageVisit) -> FlowTask | None:
        """The first task of a visit."""
        same = (row for row in self.tasks.values() if row.step == visit.step)
        return next((row for row in same if row.round == visit.round), None)

    def name(self, key: str) -> Text:
        """What a step is called."""
        return dict(self.graph.step(key).name)

    def human(self, key: str) -> Human | None:
        """The step, if people do it."""
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
