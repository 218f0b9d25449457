"""An order's clocks under change: started by policy, settled after commands, ticked by timers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.sla import clock as sla_clock
from gongdan.sla import queries as sla
from gongdan.sla.clock import Cause, Moved, Target
from gongdan.workorders import clockwork
from gongdan.workorders.clockwork import Promise, calendar_of, value_of
from gongdan.workorders.models import Clock, ClockSegment, FlowTask, WorkOrder
from gongdan.workorders.moments import Moments

KIND = "clock"


@dataclass
class Promises:
    """The clocks of one order whose lock the command holds; what happens goes to ``written``."""

    order: WorkOrder
    by: Actor
    at: datetime
    moments: Moments
    written: list[Event]
    spans: list[ClockSegment] = field(default_factory=list)

    @cached_property
    def rows(self) -> list[Clock]:
        """The order's clocks."""
        return list(Clock.objects.filter(work_order=self.order).order_by("pk"))

    def start(self, promise: Promise) -> None:
        """Start a clock for every target of the policy; the order has none yet."""
        self.rows = []
        for metric, target, calendar_version in self._targets(promise):
            row = Clock(work_order=self.order, metric=metric, started_at=self.at)
            if promise.policy is not None:
                clockwork.put_promise(row, promise, promise.policy, calendar_version)
            clockwork.put(row, sla_clock.start(metric, target=target, at=self.at))
            self.rows.append(row)
        Clock.objects.bulk_create(self.rows)
        for row in self.rows:
            self._arm(row)
            self.written.append(clockwork.started(row))

    def settle(self, *, why: str) -> None:
        """Bring every clock into the state the order's status asks for."""
        cause = self._cause(why)
        for row in self.rows:
            before, wanted = value_of(row), self._wanted(row)
            moved = sla_clock.settle(
                before, to=wanted, calendar=calendar_of(row), at=self.at, cause=cause
            )
            if moved.clock != before:
                self._move(row, moved)

    def retarget(self, promise: Promise, *, why: str) -> None:
        """Another priority or policy: what was counted stays, the promise is new."""
        cause = self._cause(why)
        rows = {row.metric: row for row in self.rows}
        for metric, target, calendar_version in self._targets(promise):
            row = rows.get(metric)
            if row is None or promise.policy is None:
                continue
            moved = sla_clock.retarget(
                value_of(row), calendar=calendar_of(row), to=target, at=self.at, cause=cause
            )
            anew = clockwork.put_promise(row, promise, promise.policy, calendar_version)
            self._move(row, moved, anew)

    def tick(self, clock_id: int) -> None:
        """The thresholds a clock reached by now, each told once."""
        row = next(row for row in self.rows if row.pk == clock_id)
        self._move(row, sla_clock.tick(value_of(row), calendar=calendar_of(row), at=self.at))

    def summarize(self, limits: Iterable[FlowTask]) -> None:
        """Put the nearest due time and the state of all promises on the order itself (not saved).

        ``limits`` are the order's open stages that have a limit.
        """
        order, stages = self.order, list(limits)
        open_rows = [row for row in self.rows if row.state == "running" and row.due_at is not None]
        moments = [(row.due_at or self.at, row.metric) for row in open_rows]
        moments += [(task.due_at or self.at, f"{clockwork.STAGE}{task.step}") for task in stages]
        nearest = min(moments, key=lambda one: one[0], default=None)
        order.next_due_at, order.next_metric = nearest or (None, "")
        order.is_breached = any(row.breached_at is not None for row in self.rows)
        order.is_at_risk = any(row.warned_levels or row.breached_at for row in open_rows) or any(
            task.due_at is not None and task.due_at <= self.at for task in stages
        )

    def save(self) -> None:
        """Write down the finished spans of all clocks at once."""
        ClockSegment.objects.bulk_create(self.spans)
        self.spans = []

    def _targets(self, promise: Promise) -> Iterable[tuple[str, Target, int]]:
        policy = promise.policy
        if policy is None:
            return
        calendar = sla.calendar(policy.calendar)
        for metric in clockwork.METRICS:
            seconds = policy.target_seconds(metric, priority=self.order.priority)
            if seconds is not None:
                target = Target(seconds, calendar.calendar, policy.warn_at_percent)
                yield metric, target, calendar.version_id

    def _wanted(self, row: Clock) -> sla_clock.ClockState:
        order = self.order
        is_response = row.metric == clockwork.FIRST_RESPONSE
        rests = "waiting" in clockwork.policy_of(row).pause_when
        return sla_clock.wanted_state(
            is_stopped=order.status == "cancelled",
            is_fulfilled=(
                order.first_response_at is not None
                if is_response
                else order.status in ("resolved", "closed")
            ),
            is_waiting=order.status == "waiting" and rests,
        )

    def _cause(self, why: str) -> Cause:
        return Cause(reason=why, by=self.by.as_dict())

    def _move(self, row: Clock, moved: Moved, also: Iterable[str] = ()) -> None:
        was = row.state
        row.save(update_fields=[*clockwork.put(row, moved.clock), *also])
        self._arm(row)
        self.spans += [clockwork.segment(row, span) for span in moved.spans]
        self.written += [clockwork.occurred(self.order, row, one) for one in moved.occurrences]
        if row.state == "fulfilled" and was != "fulfilled":
            self.written.append(clockwork.fulfilled(row))

    def _arm(self, row: Clock) -> None:
        self.moments.arm(KIND, row.pk, clockwork.next_moment(row))
