"""The same figures counted one order at a time in plain Python: slow, and easy to believe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import mean, median

from gongdan.reports.definitions import ENOUGH
from gongdan.reports.periods import Period
from gongdan.workorders.models import (
    Clock,
    Decision,
    Holding,
    PartUsed,
    Satisfaction,
    StageVisit,
    TimeEntry,
    WorkOrder,
)


class Oracle:
    """Counts over a list of orders and one period."""

    def __init__(self, orders: Iterable[WorkOrder], period: Period) -> None:
        self.orders = list(orders)
        self.period = period
        self.ids = {order.pk for order in self.orders}

    def within(self, at: datetime | None) -> bool:
        return at is not None and self.period.start <= at < self.period.end

    def figures(self) -> dict[str, object]:
        """The head figures."""
        resolved = [each for each in self.orders if self.within(each.resolved_at)]
        cohort = [each for each in self.orders if self.within(each.first_resolved_at)]
        ratings = [each.score for each in self.ratings()]
        judged = [each.source_sla_met for each in resolved if each.source_sla_met is not None]
        met, response = self.ended("resolution"), self.ended("first_response")
        return {
            "created": sum(self.within(each.created_at) for each in self.orders),
            "closed": sum(
                each.status == "closed" and self.within(each.closed_at) for each in self.orders
            ),
            "resolved": len(resolved),
            "first_response_median_minutes": tenth(
                median_of([each.elapsed_seconds for each in response]), 60
            ),
            "mttr_minutes": tenth(
                mean_of([wall(each) - each.paused_seconds for each in resolved]), 60
            ),
            "mttr_business_minutes": tenth(mean_of(self.working(resolved)), 60),
            "sla_met_percent": share(met, lambda each: each.breached_at is None),
            "sla_count": len(met),
            "response_met_percent": share(response, lambda each: each.breached_at is None),
            "response_count": len(response),
            "source_met_percent": share(judged, bool),
            "source_count": len(judged),
            "reopen_percent": share(cohort, lambda each: each.reopen_count > 0),
            "reopened": sum(each.reopen_count > 0 for each in cohort),
            "first_resolved": len(cohort),
            "satisfaction_mean": round(mean(ratings), 2) if ratings else None,
            "satisfaction_count": len(ratings),
        }

    def working(self, resolved: list[WorkOrder]) -> list[int]:
        ids = {each.pk for each in resolved}
        clocks = Clock.objects.filter(metric="resolution", state="fulfilled")
        return [each.elapsed_seconds for each in clocks if each.work_order_id in ids]

    def ended(self, metric: str) -> list[Clock]:
        clocks = Clock.objects.filter(metric=metric, state="fulfilled")
        return [c for c in clocks if c.work_order_id in self.ids and self.within(c.fulfilled_at)]

    def ratings(self) -> list[Satisfaction]:
        return [
            each
            for each in Satisfaction.objects.all()
            if each.work_order_id in self.ids and self.within(each.at)
        ]

    def hours(self) -> float:
        """The hours entered for days of the period."""
        entries = TimeEntry.objects.all()
        return round(
            sum(e.minutes for e in entries if e.work_order_id in self.ids and self.on(e.spent_on))
            / 60,
            1,
        )

    def costs(self) -> tuple[int, Decimal, Decimal]:
        """Minutes, what they cost, and what parts cost."""
        entries = [
            e
            for e in TimeEntry.objects.all()
            if e.work_order_id in self.ids and self.on(e.spent_on)
        ]
        parts = [
            part.amount
            for part in PartUsed.objects.all()
            if part.work_order_id in self.ids and self.within(part.created_at)
        ]
        return (
            sum(e.minutes for e in entries),
            sum((e.cost for e in entries), Decimal(0)),
            sum(parts, Decimal(0)),
        )

    def on(self, day: date) -> bool:
        return self.period.first_date <= day <= self.period.last_date

    def categories(self) -> list[tuple[int | None, int]]:
        """Created orders by category, most first."""
        counted = Counter(o.category_id for o in self.orders if self.within(o.created_at))
        return sorted(counted.items(), key=lambda one: (-one[1], one[0] or 10**9))

    def backlog(self, at: datetime) -> list[int]:
        """Open orders by age."""
        ages = [0, 0, 0, 0, 0]
        for order in self.orders:
            if order.status in ("new", "assigned", "in_progress", "waiting"):
                days = (at - order.created_at) / timedelta(days=1)
                ages[sum(days > edge for edge in (1, 3, 7, 14))] += 1
        return ages

    def dispatch(self) -> dict[str, object]:
        """How orders found their person."""
        created = [each for each in self.orders if self.within(each.created_at)]
        by_rule = [each for each in created if self.is_by_rule(each)]
        return {
            "by_rule_percent": share(created, self.is_by_rule),
            "reassigned_percent": share(
                created, lambda o: o.reassign_count > 0 or o.team_change_count > 0
            ),
            "seconds_to_assign": median_of(self.to_assign(created)),
            "seconds_to_answer_by_rule": median_of(
                [
                    (o.first_response_at - o.submitted_at).total_seconds()
                    for o in by_rule
                    if o.first_response_at
                ]
            ),
        }

    def simulated(self, before: Oracle) -> tuple[int, int, float | None, float | None]:
        """Replaced, learned from, and the medians to assign and to answer without rules."""
        filed = [o for each in (self, before) for o in each.orders if each.within(o.created_at)]
        taken = self.taken_by_hand(filed)
        every = median([wait for waits in taken.values() for wait in waits])
        assign, answer, replaced = [], [], 0
        for order in [o for o in self.orders if self.within(o.created_at)]:
            held = self.to_assign([order])
            delay = 0.0
            if held:
                near = taken.get(self.slot(order), [])
                by_hand = median(near) if len(near) >= ENOUGH else every
                is_replaced = self.is_by_rule(order)
                delay = max(by_hand - held[0], 0) if is_replaced else 0
                replaced += is_replaced
                assign.append(held[0] + delay)
            if order.first_response_at:
                wait = (order.first_response_at - order.submitted_at).total_seconds()
                answer.append(wait + delay)
        learned_from = sum(len(waits) for waits in taken.values())
        return replaced, learned_from, median_of(assign), median_of(answer)

    def taken_by_hand(self, orders: list[WorkOrder]) -> dict[tuple[bool, int], list[float]]:
        taken: dict[tuple[bool, int], list[float]] = {}
        for order in orders:
            if not self.is_by_rule(order):
                taken.setdefault(self.slot(order), []).extend(self.to_assign([order]))
        return taken

    def slot(self, order: WorkOrder) -> tuple[bool, int]:
        filed = order.submitted_at.astimezone(self.period.zone)
        return filed.isoweekday() > 5, filed.hour

    def is_by_rule(self, order: WorkOrder) -> bool:
        return bool(Decision.objects.get(work_order=order).trace["by"] == "rule")

    def to_assign(self, created: list[WorkOrder]) -> list[float]:
        held = {h.work_order_id: h.from_at for h in Holding.objects.exclude(person_id=None)}
        return [(held[o.pk] - o.submitted_at).total_seconds() for o in created if o.pk in held]

    def stages(self) -> list[tuple[str, int, float, int, int]]:
        """Step, passages, median minutes, late, skipped; slowest first."""
        visits = [
            v
            for v in StageVisit.objects.all()
            if v.work_order_id in self.ids and self.within(v.left_at)
        ]
        rows = []
        for step in {visit.step for visit in visits}:
            own = [visit for visit in visits if visit.step == step]
            middle = median(visit.business_seconds or 0 for visit in own)
            late, skipped = (
                sum(visit.late_seconds > 0 for visit in own),
                sum(visit.state == "skipped" for visit in own),
            )
            rows.append((step, len(own), round(middle / 60, 1), late, skipped))
        return sorted(rows, key=lambda row: -row[2])


def wall(order: WorkOrder) -> float:
    assert order.resolved_at is not None
    return (order.resolved_at - order.submitted_at).total_seconds()


def mean_of(values: list[int] | list[float]) -> float | None:
    return mean(values) if values else None


def median_of(values: list[int] | list[float]) -> float | None:
    return median(values) if values else None


def tenth(value: float | None, per: int) -> float | None:
    return None if value is None else round(value / per, 1)


def share(of: list, is_so: Callable) -> float | None:
    return round(100 * sum(bool(is_so(each)) for each in of) / len(of), 1) if of else None
