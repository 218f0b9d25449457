"""The order of urgency: priority, then nearest deadline, then age; and who gets the top one."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gongdan.kernel.actors import Actor
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.reach import Reach, in_reach, reach_of

VOTES = ("approval", "resubmit")
BY_URGENCY = ("priority", F("next_due_at").asc(nulls_last=True), "created_at", "id")


def waiting_for(*, by: Actor) -> QuerySet[WorkOrder]:
    """What waits to be taken by this person: assigned to them, or to nobody in their teams."""
    return waiting_in(reach_of(by))


def waiting_in(reach: Reach) -> QuerySet[WorkOrder]:
    """The same for a reach."""
    mine = Q(assignee_id=reach.person) | Q(assignee_id=None, team_id__any=reach.teams)
    orders = WorkOrder.objects.filter(mine, status__in=("new", "assigned"), is_imported=False)
    return to_work_on(orders.filter(in_reach(reach))).order_by(*BY_URGENCY)


def to_work_on(orders: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    """Without those that wait for nothing but votes: nobody can work on them yet."""
    pending = FlowTask.objects.filter(work_order=OuterRef("pk"), state="pending")
    votes, work = pending.filter(kind__in=VOTES), pending.exclude(kind__in=VOTES)
    return orders.filter(~Exists(votes) | Exists(work))


def next_for(*, by: Actor) -> WorkOrder | None:
    """The most urgent of them, locked; one that another is just taking is passed over."""
    found = waiting_for(by=by).select_related("application", "type_version", "team")
    return found.select_for_update(of=("self",), skip_locked=True).first()
