"""An order's clocks under change: begun by policy, settled after commands, ticked by timers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet

from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.kernel.prepared import prepared
from gongdan.kernel.storing import insert, update
from gongdan.sla import clock as sla_clock
from gongdan.sla import metrics
from gongdan.sla import queries as sla
from gongdan.sla.clock import Cause, Moved, Occurrence, Target
from gongdan.sla.ladders import rungs_for
from gongdan.sla.metrics import STAGE
from gongdan.sla.policies import Policy
from gongdan.workorders import clockwork
from gongdan.workorders.clockwork import Promise, Terms, calendar_of, terms_of, value_of
from gongdan.workorders.models import Clock, ClockSegment, FlowTask, WorkOrder
from gongdan.workorders.moments import Moments
from gongdan.workorders.situation import situation_of

KIND = "clock"
OPEN = ("running", "paused")


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
        return _clocks(self.order.pk)

    def start(self, promise: Promise) -> None:
        """Start a clock for whatever the policy promises from the beginning; there is none yet."""
        self.rows = []
        self._follow(promise)
        self._begin_missing(promise.trace)

    def settle(self, *, why: str) -> None:
        """Bring every clock into the state the order asks for, and begin what is promised now."""
        cause, policy = self._cause(why), self.policy
        now = situation_of(self.order, policy)
        for row in self._newest().values():
            wanted = self._wanted(row, policy, now)
            if policy is not None and self._is_another(row, policy, now, wanted):
                if row.state in OPEN:
                    is_kept = metrics.kept_by_the_next(row.metric)
                    self._settle(row, "fulfilled" if is_kept else "stopped", cause)
                self._begin(policy, row.metric, round_=row.round + 1, because=row.because)
            else:
                self._settle(row, wanted, cause)
        if self.rows or policy is not None:
            self._begin_missing(self.rows[0].because if self.rows else [])

    def retarget(self, promise: Promise, *, why: str, is_anew: bool = False) -> None:
        """Another priority or policy: what was counted stays, the promise is new.

        Where somebody wants it ``is_anew``, open clocks end here and others begin from nothing.
        """
        self._follow(promise)
        for row in self._newest().values():
            if row.state not in OPEN:
                continue
            if is_anew and self.promises(row.metric) and promise.policy is not None:
                self._settle(row, "stopped", self._cause(why))
                self._begin(promise.policy, row.metric, round_=row.round + 1, because=promise.trace)
            else:
                self._renew(row, self._cause(why), promise.trace)

    def recount(self, *, why: str) -> list[Clock]:
        """Clocks go by the calendar that holds now; those whose calendar changed are returned."""
        outdated = [row for row in self.rows if row.state in OPEN and is_outdated(row)]
        for row in outdated:
            held = sla.calendar(sla.calendar_version(row.calendar_version_id or 0).code)
            value, under = value_of(row), terms_of(row)
            to = Target(value.target_seconds, held.calendar, value.warn_at_percent, value.rungs)
            before, cause = calendar_of(row), self._cause(why)
            moved = sla_clock.retarget(value, calendar=before, to=to, at=self.at, cause=cause)
            row.calendar_version_id = held.version_id
            self._move(row, moved, under, ["calendar_version_id"])
        return outdated

    def tick(self, clock_id: int) -> tuple[Clock, list[Occurrence]]:
        """The thresholds a clock reached by now, each told once; the rungs are given back."""
        row = next(row for row in self.rows if row.pk == clock_id)
        moved = sla_clock.tick(value_of(row), calendar=calendar_of(row), at=self.at)
        self._move(row, moved, terms_of(row))
        return row, [one for one in moved.occurrences if one.rung]

    def promises(self, metric: str) -> bool:
        """Whether this is promised to the order at its priority."""
        policy = self.policy
        return policy is not None and self._seconds(policy, metric) is not None

    def acknowledge(self, row: Clock) -> None:
        """Somebody knows about a clock: nothing is repeated any more."""
        row.acknowledged_by = self.by.as_dict()
        known = Moved(sla_clock.acknowledge(value_of(row), at=self.at))
        self._move(row, known, terms_of(row), ["acknowledged_by"])

    def summarize(self, limits: Iterable[FlowTask]) -> None:
        """Put the nearest due time and the state of all promises on the order itself (not saved).

        ``limits`` are the order's open stages that have a limit.
        """
        order, stages = self.order, list(limits)
        open_rows = [row for row in self.rows if row.state == "running" and row.due_at is not None]
        moments = [(row.due_at or self.at, row.metric) for row in open_rows]
        moments += [(task.due_at or self.at, f"{STAGE}{task.step}") for task in stages]
        nearest = min(moments, key=lambda one: one[0], default=None)
        order.next_due_at, order.next_metric = nearest or (None, "")
        order.is_breached = any(row.breached_at is not None for row in self.rows)
        order.is_at_risk = any(row.warned_levels or row.breached_at for row in open_rows) or any(
            task.due_at is not None and task.due_at <= self.at for task in stages
        )

    def save(self) -> None:
        """Write down the finished spans of all clocks at once."""
        insert(self.spans)
        self.spans = []

    @property
    def policy(self) -> Policy | None:
        """The policy that holds for the order."""
        return clockwork.policy_for(self.order.policy_version_id, self.order.policy_key)

    def _follow(self, promise: Promise) -> None:
        policy = promise.policy
        self.order.policy_version_id = promise.version_id if policy else None
        self.order.policy_key = policy.key if policy else ""

    def _newest(self) -> dict[str, Clock]:
        return {row.metric: row for row in sorted(self.rows, key=lambda row: row.round)}

    def _wanted(
        self, row: Clock, policy: Policy | None, now: metrics.Situation
    ) -> sla_clock.ClockState:
        if policy is None or self._seconds(policy, row.metric) is None:
            return "stopped"
        return metrics.wanted(row.metric, now, policy.pause_when)

    def _is_another(
        self, row: Clock, policy: Policy, now: metrics.Situation, wanted: sla_clock.ClockState
    ) -> bool:
        """Whether what is asked now is an occasion of its own, not the one this clock is about."""
        if wanted not in OPEN:
            return False
        if metrics.comes_again(row.metric):
            since = metrics.standing(row.metric, now).since
            return since is not None and since > row.started_at
        return policy.on_reopen == "anew" and row.state == "fulfilled"

    def _begin_missing(self, because: list[dict[str, object]]) -> None:
        policy = self.policy
        if policy is None:
            return
        now = situation_of(self.order, policy)
        known = {row.metric for row in self.rows}
        for metric in policy.targets:
            if metric in known or self._seconds(policy, metric) is None:
                continue
            if metrics.wanted(metric, now, policy.pause_when) in OPEN:
                self._begin(policy, metric, round_=1, because=because)

    def _begin(
        self, policy: Policy, metric: str, *, round_: int, because: list[dict[str, object]]
    ) -> None:
        target, calendar_version = self._target(policy, metric)
        row = Clock(work_order=self.order, metric=metric, round=round_, started_at=self.at)
        clockwork.put_promise(row, self._promise(policy, because), policy, calendar_version)
        clockwork.put(row, sla_clock.start(metric, target=target, at=self.at))
        insert([row])
        self.rows.append(row)
        self._arm(row)
        self.written.append(clockwork.started(row))
        now = situation_of(self.order, policy)
        if metrics.rests(metric, now, policy.pause_when):
            self._settle(row, "paused", self._cause(""))

    def _settle(self, row: Clock, wanted: sla_clock.ClockState, cause: Cause) -> None:
        before = value_of(row)
        moved = sla_clock.settle(
            before, to=wanted, calendar=calendar_of(row), at=self.at, cause=cause
        )
        if moved.clock == before:
            return
        self._move(row, moved, terms_of(row))
        is_other = (row.policy_version_id, row.policy_key) != (
            self.order.policy_version_id,
            self.order.policy_key,
        )
        if row.state in OPEN and before.state not in OPEN and is_other:
            self._renew(row, cause, row.because)

    def _renew(self, row: Clock, cause: Cause, because: list[dict[str, object]]) -> None:
        """The clock follows the policy of the order from now on."""
        policy = self.policy
        if policy is None or self._seconds(policy, row.metric) is None:
            return
        target, calendar_version = self._target(policy, row.metric)
        under = terms_of(row)
        moved = sla_clock.retarget(
            value_of(row), calendar=calendar_of(row), to=target, at=self.at, cause=cause
        )
        promise = self._promise(policy, because)
        anew = clockwork.put_promise(row, promise, policy, calendar_version)
        self._move(row, moved, under, anew)

    def _promise(self, policy: Policy, because: list[dict[str, object]]) -> Promise:
        return Promise(policy, self.order.policy_version_id, because)

    def _seconds(self, policy: Policy, metric: str) -> int | None:
        return policy.target_seconds(metric, priority=self.order.priority)

    def _target(self, policy: Policy, metric: str) -> tuple[Target, int]:
        calendar = sla.calendar(policy.calendar)
        seconds = self._seconds(policy, metric) or 0
        rungs = rungs_for(policy.ladder, metric)
        target = Target(seconds, calendar.calendar, policy.warn_at_percent, rungs)
        return target, calendar.version_id

    def _cause(self, why: str) -> Cause:
        return Cause(reason=why, by=self.by.as_dict())

    def _move(self, row: Clock, moved: Moved, under: Terms, also: Iterable[str] = ()) -> None:
        was = row.state
        update(row, [*clockwork.put(row, moved.clock), *also])
        self._arm(row)
        self.spans += [clockwork.segment(row, span, under) for span in moved.spans]
        told = [one for one in moved.occurrences if not one.rung]
        self.written += [clockwork.occurred(self.order, row, one) for one in told]
        if row.state == "fulfilled" and was != "fulfilled":
            self.written.append(clockwork.fulfilled(row))

    def _arm(self, row: Clock) -> None:
        self.moments.arm(KIND, row.pk, clockwork.next_moment(row))


@prepared
def _clocks(order: int) -> QuerySet[Clock]:
    return Clock.objects.filter(work_order_id=order).order_by("pk")


def is_outdated(row: Clock) -> bool:
    """Whether the calendar a clock runs by has a newer version."""
    held = sla.calendar_version(row.calendar_version_id or 0)
    return sla.calendar(held.code).version_id != row.calendar_version_id
