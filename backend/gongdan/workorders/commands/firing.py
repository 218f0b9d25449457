"""Firing many timers together: those whose moment has come, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.recall import recalling
from gongdan.workorders.change import Change
from gongdan.workorders.commands.timers import HANDLERS
from gongdan.workorders.errors import ImportedIsHistory
from gongdan.workorders.models import Clock, Timer


@transaction.atomic
@recalling()
def fire_together(*, timer_ids: Sequence[int], at: datetime) -> list[int]:
    """Do what timers were set for, in order of their time; returns those that fired.

    Of an order's timers one fires at a time. Orders and timers that somebody else holds now are
    left for the next glance, so that nobody waits for anybody and several workers share the work.
    """
    timers = _held(timer_ids, at=at)
    Timer.objects.filter(pk__in=[one.pk for one in timers]).update(state="fired", fired_at=at)
    clocks = _clocks([one.work_order_id for one in timers])
    for timer in timers:
        order = timer.work_order
        if order.is_imported:
            raise ImportedIsHistory(number=order.number)
        timer.state, timer.fired_at = "fired", at
        this = Change(order, SYSTEM, at)
        this.promises.rows = clocks[order.pk]
        HANDLERS[timer.kind](this, timer)
    return [one.pk for one in timers]


def _held(timer_ids: Sequence[int], *, at: datetime) -> list[Timer]:
    """The timers that are still due and nobody holds, one for each order, with its order."""
    due = Timer.objects.filter(pk__in=timer_ids, state="armed", due_at__lte=at)
    free = due.select_related("work_order").select_for_update(
        skip_locked=True, of=("self", "work_order")
    )
    by_order: dict[int, Timer] = {}
    for timer in free.order_by("due_at", "pk"):
        by_order.setdefault(timer.work_order_id, timer)
    return list(by_order.values())


def _clocks(order_ids: Sequence[int]) -> dict[int, list[Clock]]:
    """The clocks of several orders, read once the orders are locked."""
    found: dict[int, list[Clock]] = defaultdict(list)
    for row in Clock.objects.filter(work_order_id__in=order_ids).order_by("pk"):
        found[row.work_order_id].append(row)
    return found
