"""The conditions behind what rules did with records go after a while; what they did stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.records.events import RuleRunsThinned
from gongdan.records.models import RuleRun
from gongdan.rules.thinning import THINNED, thinned

AT_ONCE: Final = 500


def thin_rule_runs(*, by: Actor, at: datetime, days: int | None = None) -> int:
    """Thin every trace older than so many days, a few hundred at a time; returns how many."""
    before = at - timedelta(days=days or settings.TRACE_DAYS)
    count = 0
    while rows := _next(before):
        for row in rows:
            row.trace = thinned(row.trace, at=at)
        count += RuleRun.objects.bulk_update(rows, ["trace"])
    if count:
        _record(count, before, by=by, at=at)
    return count


def _next(before: datetime) -> list[RuleRun]:
    old = RuleRun.objects.filter(at__lt=before).exclude(trace__has_key=THINNED)
    return list(old.order_by("pk")[:AT_ONCE])


@transaction.atomic
def _record(count: int, before: datetime, *, by: Actor, at: datetime) -> None:
    event = RuleRunsThinned(count=count, before=before)
    append(event, on=Subject("rule_traces", 0), by=by, at=at)
