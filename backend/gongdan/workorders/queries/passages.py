"""Every passage through every stage of an order, as a printout lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.catalog import queries as catalog
from gongdan.flows.graph import Step
from gongdan.flows.human import Human
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.sla import queries as sla
from gongdan.workorders.finding import find
from gongdan.workorders.former import step_then
from gongdan.workorders.models import FlowTask, StageVisit, WorkOrder
from gongdan.workorders.permissions import standing
from gongdan.workorders.skips import Skipped, skipped


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One stay in a stage. Minutes are working minutes."""

    key: str
    name: Text
    phase: str
    round: int
    state: str
    entered_at: datetime
    left_at: datetime | None
    limit_minutes: int | None
    used_minutes: int | None
    late_minutes: int
    person: PersonBrief | None
    because: Text
    due_at: datetime | None
    skipped: Skipped | None


def passages(number: str, *, by: Actor, at: datetime) -> list[Passage]:
    """The order's stages in the order they were entered; who did them only for those inside."""
    order = find(number, by=by)
    is_inside = standing(order, by=by).sees_inside
    visits = StageVisit.objects.filter(work_order=order, is_stage=True).order_by("pk")
    rows = list(visits.select_related("instance"))
    return stays(order, rows, is_inside=is_inside, at=at)


def stays(
    order: WorkOrder, rows: Sequence[StageVisit], *, is_inside: bool, at: datetime
) -> list[Passage]:
    """What is told of some stays at the order's stages."""
    tasks = {(task.instance_id, task.step, task.round): task for task in order.tasks.all()}
    pairs = [(row, tasks.get((row.instance_id, row.step, row.round))) for row in rows]
    people = people_by_ids(_who(order, *pair) for pair in pairs) if is_inside else {}
    known = _Known(order, people, is_inside=is_inside, at=at)
    return [known.passage(visit, task) for visit, task in pairs]


def _who(order: WorkOrder, visit: StageVisit, task: FlowTask | None) -> int | None:
    if visit.state != "open":
        return visit.handler_id
    return (task.assignee_id if task else None) or order.assignee_id


@dataclass(frozen=True)
class _Known:
    """What the passages of one order are told from."""

    order: WorkOrder
    people: Mapping[int, PersonBrief]
    is_inside: bool
    at: datetime

    def passage(self, visit: StageVisit, task: FlowTask | None) -> Passage:
        """One passage with its names."""
        step = step_then(visit.instance, visit.step)
        used, late = self._seconds(visit, step)
        return Passage(
            key=visit.step,
            name=dict(step.name),
            phase=step.phase,
            round=visit.round,
            state=visit.state,
            entered_at=visit.entered_at,
            left_at=visit.left_at,
            limit_minutes=visit.limit_seconds // 60 if visit.limit_seconds else None,
            used_minutes=used // 60,
            late_minutes=-(-late // 60),
            person=self.people.get(_who(self.order, visit, task) or 0),
            because=dict(task.because) if task and self.is_inside else {},
            due_at=visit.due_at,
            skipped=self._skipped(visit),
        )

    def _skipped(self, visit: StageVisit) -> Skipped | None:
        found = skipped(visit)
        return found if self.is_inside or found is None else Skipped(by="", reason="")

    def _seconds(self, visit: StageVisit, step: Step) -> tuple[int, int]:
        """Working time in the stage, and by how much over its limit; up to now if it lasts."""
        if visit.left_at is not None:
            return visit.business_seconds or 0, visit.late_seconds
        code = step.calendar if isinstance(step, Human) else ""
        type_ = catalog.type_version(self.order.type_version_id)
        calendar = sla.calendar(code or type_.content.calendar).calendar
        used, due = calendar.between(visit.entered_at, self.at), visit.due_at
        if due is None or due >= self.at or self.order.status == "waiting":
            return used, 0
        return used, calendar.between(due, self.at)
