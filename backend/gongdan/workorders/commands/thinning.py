"""Old traces are thinned: what was decided and by which rule stays, its conditions go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.rules.thinning import THINNED, thinned
from gongdan.workorders.events import TracesThinned
from gongdan.workorders.models import Decision, ShadowDecision

AT_ONCE: Final = 500


def thin_traces(*, by: Actor, at: datetime, days: int | None = None) -> int:
    """Thin every trace older than so many days, a few hundred at a time; returns how many."""
    before = at - timedelta(days=days or settings.TRACE_DAYS)
    count, last = 0, 0
    while rows := _next(before, after=last):
        last = rows[-1].pk
        count += _thin(rows, at=at)
    gone, _ = ShadowDecision.objects.filter(at__lt=before).delete()
    if count or gone:
        _record(count, gone, before, by=by, at=at)
    return count


@transaction.atomic
def _record(count: int, gone: int, before: datetime, *, by: Actor, at: datetime) -> None:
    event = TracesThinned(count=count, shadows=gone, before=before)
    append(event, on=Subject("rule_traces", 0), by=by, at=at)


def _next(before: datetime, *, after: int) -> list[Decision]:
    old = Decision.objects.filter(at__lt=before, pk__gt=after).exclude(trace__has_key=THINNED)
    return list(old.order_by("pk")[:AT_ONCE])


def _thin(rows: list[Decision], *, at: datetime) -> int:
    for row in rows:
        row.trace = thinned(row.trace, at=at)
    return Decision.objects.bulk_update(rows, ["trace"])
