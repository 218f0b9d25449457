"""Many orders written straight into their tables, at random but always the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

from gongdan.accounts.models import Person, Team
from gongdan.accounts.tests.makers import World
from gongdan.catalog.models import Category
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.models import (
    Clock,
    Decision,
    FlowInstance,
    Holding,
    PartUsed,
    Satisfaction,
    StageVisit,
    TimeEntry,
    WorkOrder,
)
from gongdan.workorders.tests.makers import make_work_order

OCTOBER = datetime(2026, 9, 28, 2, 0, tzinfo=UTC)
SPAN_DAYS = 56


@dataclass
class Pool:
    """What random orders are made of."""

    seed: int
    random: Random
    pattern: WorkOrder
    promise: Clock
    teams: list[Team]
    people: list[Person]
    categories: list[Category | None]
    requesters: list[Person]


def make_random_orders(world: World, count: int = 60, *, seed: int = 7) -> list[WorkOrder]:
    """Orders of two months with clocks, ratings, time, stages and holdings."""
    pool = _pool(world, seed)
    orders = WorkOrder.objects.bulk_create(_order(pool, number) for number in range(count))
    Clock.objects.bulk_create(clock for order in orders for clock in _clocks(pool, order))
    ended = [order for order in orders if order.resolved_at]
    Satisfaction.objects.bulk_create(
        Satisfaction(
            work_order=order,
            score=pool.random.randint(1, 5),
            at=_later(pool, order.resolved_at, 3 * 24 * 60),
        )
        for order in ended
        if pool.random.random() < 0.6
    )
    TimeEntry.objects.bulk_create(_time(pool, order) for order in orders)
    PartUsed.objects.bulk_create(_part(pool, order) for order in orders)
    for order in orders:
        _place(pool, order)
    WorkOrder.objects.bulk_update(orders, ["first_assigned_at", "is_placed_by_rule"])
    instances = FlowInstance.objects.bulk_create(_instance(pool, order) for order in orders)
    StageVisit.objects.bulk_create(visit for each in instances for visit in _visits(pool, each))
    pool.pattern.delete()
    return orders


def _pool(world: World, seed: int) -> Pool:
    pattern = make_work_order(world)
    return Pool(
        seed=seed,
        random=Random(seed),  # noqa: S311 the same orders each time
        pattern=pattern,
        promise=Clock.objects.get(work_order=pattern, metric="resolution"),
        teams=[world.network, world.service_desk, world.repair],
        people=[world.handler, world.desk_handler, world.other_handler, world.lead],
        categories=[*Category.objects.order_by("id"), None],
        requesters=[world.requester, world.other_requester, world.customer, world.handler],
    )


def _later(pool: Pool, at: datetime | None, most_minutes: int) -> datetime:
    assert at is not None
    return at + timedelta(minutes=pool.random.randint(1, most_minutes))


def _order(pool: Pool, number: int) -> WorkOrder:
    chance, pattern = pool.random, pool.pattern
    submitted = OCTOBER + timedelta(minutes=chance.randint(0, SPAN_DAYS * 24 * 60))
    status = chance.choice(["new", "in_progress", "waiting", "resolved", "closed", "closed"])
    is_ended = status in ("resolved", "closed")
    first = submitted + timedelta(minutes=chance.randint(10, 9000))
    reopened = chance.choice([0, 0, 0, 1]) if status != "new" else 0
    resolved = first + timedelta(minutes=chance.randint(1, 4000) * reopened)
    requester, is_imported = chance.choice(pool.requesters), chance.random() < 0.3
    return WorkOrder(
        number=f"R{pool.seed}-{number:04}",
        type_version_id=pattern.type_version_id,
        application_id=pattern.application_id,
        form_id=pattern.form_id,
        record_id=pattern.record_id,
        title="试",
        original_title="试",
        status=status,
        category=chance.choice(pool.categories),
        impact=2,
        urgency=2,
        priority=chance.randint(1, 4),
        channel="portal",
        requester=requester,
        requester_department_id=requester.department_id,
        assignee=chance.choice([*pool.people, None]),
        team=chance.choice(pool.teams),
        created_at=submitted,
        updated_at=submitted,
        submitted_at=submitted,
        first_response_at=_later(pool, submitted, 500) if status != "new" else None,
        resolved_at=resolved if is_ended else None,
        first_resolved_at=first if is_ended or reopened else None,
        closed_at=resolved + timedelta(days=1) if status == "closed" else None,
        paused_seconds=chance.choice([0, 0, 300]),
        solution="好了",
        root_cause="hardware",
        resolved_by=chance.choice(pool.people) if is_ended else None,
        reopen_count=reopened,
        reassign_count=chance.choice([0, 0, 2]),
        team_change_count=chance.choice([0, 0, 0, 1]),
        is_imported=is_imported,
        source_sla_met=chance.choice([True, False, None]) if is_imported else None,
    )


def _clocks(pool: Pool, order: WorkOrder) -> list[Clock]:
    ends = {"first_response": order.first_response_at, "resolution": order.resolved_at}
    return [] if order.is_imported else [_clock(pool, order, *one) for one in ends.items()]


def _clock(pool: Pool, order: WorkOrder, metric: str, end: datetime | None) -> Clock:
    is_late = pool.random.random() < 0.3
    promise = pool.promise
    return Clock(
        policy_version_id=promise.policy_version_id,
        policy_key=promise.policy_key,
        calendar_version_id=promise.calendar_version_id,
        work_order=order,
        metric=metric,
        target_seconds=3600,
        state="fulfilled" if end else "running",
        elapsed_seconds=pool.random.randint(60, 90_000),
        started_at=order.submitted_at,
        fulfilled_at=end,
        breached_at=order.submitted_at + timedelta(hours=1) if is_late else None,
    )


def _time(pool: Pool, order: WorkOrder) -> TimeEntry:
    day = (order.submitted_at + timedelta(days=pool.random.randint(0, 9))).date()
    minutes = pool.random.randint(5, 300)
    return TimeEntry(
        work_order=order,
        person=pool.random.choice(pool.people),
        minutes=minutes,
        spent_on=day,
        cost=_cents(pool),
        created_at=order.submitted_at,
    )


def _part(pool: Pool, order: WorkOrder) -> PartUsed:
    quantity, unit_cost = Decimal(pool.random.randint(1, 9)), _cents(pool)
    return PartUsed(
        work_order=order,
        name="网线",
        quantity=quantity,
        unit_cost=unit_cost,
        amount=quantity * unit_cost,
        added_by=pool.random.choice(pool.people),
        created_at=_later(pool, order.submitted_at, 9 * 24 * 60),
    )


def _cents(pool: Pool) -> Decimal:
    return Decimal(pool.random.randint(1, 99_999)) / 100


def _place(pool: Pool, order: WorkOrder) -> None:
    """A rule or the desk gave it somebody, now or later, or nobody yet."""
    since = order.submitted_at + timedelta(seconds=pool.random.randint(0, 4000))
    held = pool.random.choice([None, pool.people[0].pk])
    by = pool.random.choice(["rule", "rule", "fallback"])
    Holding.objects.create(work_order=order, from_at=since, team_id=1, person_id=held, status="new")
    Decision.objects.create(
        work_order=order, purpose="dispatch", trace={"by": by}, at=order.submitted_at
    )
    order.first_assigned_at = since if held else None
    order.is_placed_by_rule = by == "rule"


def _instance(pool: Pool, order: WorkOrder) -> FlowInstance:
    running = FlowInstance.objects.get(work_order=pool.pattern)
    return FlowInstance(
        work_order=order,
        process_version_id=running.process_version_id,
        state="running",
        started_at=order.submitted_at,
    )


def _visits(pool: Pool, instance: FlowInstance) -> list[StageVisit]:
    entered = instance.started_at
    return [
        StageVisit(
            work_order_id=instance.work_order_id,
            instance=instance,
            step=step,
            token=1,
            state=pool.random.choice(["done", "done", "skipped"]),
            entered_at=entered,
            left_at=_later(pool, entered, 9000),
            business_seconds=pool.random.randint(60, 50_000),
            late_seconds=pool.random.choice([0, 0, 60]),
            skipped_by=SYSTEM.as_dict(),
        )
        for step in ("assign", "handle")
    ]
