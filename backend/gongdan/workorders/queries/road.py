"""The stages of an order as its requester may know them: only those that are on the road."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gongdan.flows import queries as flows
from gongdan.flows.progress import StageProgress, stage_bar
from gongdan.kernel.texts import Text
from gongdan.workorders.earlier import passed_before
from gongdan.workorders.models import StageVisit, WorkOrder
from gongdan.workorders.positions import latest_positions


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One line of the road: what, when it was done or is due, and where it stands."""

    text: Text
    state: str
    at: datetime | None
    by_time: datetime | None


def bars_of(order_ids: Iterable[int]) -> dict[int, list[StageProgress]]:
    """The stages on each order's road, without branches that were not taken."""
    return {
        order_id: [
            stage
            for stage in stage_bar(
                flows.version(instance.process_version_id).graph,
                position,
                before=passed_before(instance),
            )
            if stage.state != "not_taken"
        ]
        for order_id, (instance, position) in latest_positions(order_ids).items()
    }


def road_of(order: WorkOrder) -> list[Milestone]:
    """The road as lines, oldest first; the last is what the requester will do."""
    visits = {
        visit.step: visit for visit in StageVisit.objects.filter(work_order=order).order_by("pk")
    }
    bar = bars_of([order.pk]).get(order.pk, [])
    return [_milestone(stage, visits.get(stage.key)) for stage in bar]


def _milestone(stage: StageProgress, visit: StageVisit | None) -> Milestone:
    states = {"visited": "done", "skipped": "skipped", "present": "current"}
    return Milestone(
        text=dict(stage.name),
        state=states.get(stage.state, "to_come"),
        at=visit.left_at if visit else None,
        by_time=visit.due_at if visit and visit.state == "open" else None,
    )
