"""Given to somebody who did not take it on in time: taken back and given out again."""

from __future__ import annotations

from typing import Final

from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.change import Change
from gongdan.workorders.commands.assignment import Assignment, assign
from gongdan.workorders.deciding import dispatch_again
from gongdan.workorders.facts import lead_ids
from gongdan.workorders.models import Decision, Timer

LATE: Final = "没有按时接单，自动收回 / not taken on in time"
UNTAKEN: Final = ("new", "assigned")


def take_back(this: Change, _timer: Timer) -> None:
    """Whoever the rules gave it to and has not taken it on lets others have it.

    Each who had it is passed over; when nobody is left it waits in the team, and its leads hear.
    """
    order = this.order
    had = _had(order.pk)
    is_untaken = order.accepted_at is None and order.status in UNTAKEN
    if not is_untaken or not had or order.assignee_id != had[-1]:
        return
    found = dispatch_again(this, not_again=frozenset(had))
    this.concerned += lead_ids(order)
    this.finish("time")
    to = Assignment(team=found.team.code, assignee_id=found.choice.person_id, reason=LATE)
    assign(number=order.number, to=to, by=SYSTEM, at=this.at)


def _had(order_id: int) -> list[int]:
    """Everybody the rules gave it to, in their order."""
    rows = Decision.objects.filter(work_order_id=order_id, purpose="dispatch").order_by("pk")
    outcomes = rows.values_list("outcome", flat=True)
    return [one["person_id"] for one in outcomes if one.get("person_id")]
