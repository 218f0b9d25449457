"""The review's numbers equal those counted one order at a time, and never hold foreign rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoAssertNumQueries

from gongdan.accounts.models import Role, RoleGrant
from gongdan.accounts.tests.makers import World
from gongdan.catalog.models import Category
from gongdan.kernel.errors import Forbidden, InvalidInput, NotFound
from gongdan.reports.periods import Period
from gongdan.reports.queries import Wanted, review
from gongdan.reports.queries.groups import Group
from gongdan.reports.queries.review import Review
from gongdan.reports.tests.makers import make_random_orders
from gongdan.reports.tests.oracle import Oracle
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import visible
from gongdan.workorders.tests.situations import at_work

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
MONTH = Period(date(2026, 10, 1), date(2026, 10, 31), ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def world() -> World:
    world = at_work()
    make_random_orders(world)
    return world


def october(world: World, who: str = "administrator", **more: object) -> Review:
    wanted = Wanted(first_date=MONTH.first_date, last_date=MONTH.last_date, **more)
    return review(wanted, by=world.actor(who), at=NOW)


def oracle(period: Period = MONTH, **conditions: object) -> Oracle:
    return Oracle(WorkOrder.objects.filter(**{"is_imported": False, **conditions}), period)


def test_the_figures_equal_those_counted_by_hand(world: World) -> None:
    found = october(world)

    assert vars(found.figures) == oracle().figures()
    assert vars(found.previous) == oracle(MONTH.before).figures()
    assert found.figures.created > 10
    assert found.whole.hours == oracle().hours()


def test_imported_orders_count_only_when_asked_for(world: World) -> None:
    alone = october(world, imported="only")
    together = october(world, imported="include")

    assert vars(alone.figures) == oracle(is_imported=True).figures()
    everything = Oracle(WorkOrder.objects.all(), MONTH)
    assert vars(together.figures) == everything.figures()
    assert alone.figures.created > 0


def test_the_parts_of_the_curve_add_up(world: World) -> None:
    found = october(world)

    assert len(found.points.created) == 6
    assert sum(found.points.created) == found.figures.created
    assert sum(found.points.closed) == found.figures.closed


def test_the_categories_equal_and_reach_the_whole(world: World) -> None:
    found = october(world).categories.own

    expected = sorted((count for _, count in oracle().categories()), reverse=True)
    assert [bar.count for bar in found.bars] == expected
    assert {bar.code for bar in found.bars} == {"network", "machine", None}
    assert found.bars[-1].cumulative_percent == 100.0
    assert found.total == oracle().figures()["created"]


def test_categories_are_also_counted_by_the_top_of_their_tree(world: World) -> None:
    top = Category.objects.get(code="network")
    Category.objects.filter(code="machine").update(parent=top)

    found = october(world).categories

    network, machine = (oracle(category__code=each) for each in ("network", "machine"))
    both = network.figures()["created"] + machine.figures()["created"]
    assert {bar.code: bar.count for bar in found.top.bars}["network"] == both
    # The list of a category with others below it holds more than its own bar.
    assert {bar.code for bar in found.own.bars} == {"machine", None}


def test_the_backlog_equals_by_age(world: World) -> None:
    found = october(world)

    assert [row.buckets for row in found.backlog] == [oracle().backlog(NOW)]
    assert found.backlog[0].application == "it"


def test_each_teams_line_equals_the_figures_of_its_orders(world: World) -> None:
    found = october(world)

    network = next(each for each in found.teams if each.code == "network")
    own = oracle(team=world.network)
    figures = own.figures()
    assert network.count == figures["created"]
    assert network.mttr_business_minutes == figures["mttr_business_minutes"]
    assert network.mttr_minutes == figures["mttr_minutes"]
    assert network.sla_met_percent == figures["sla_met_percent"]
    assert network.reopen_percent == figures["reopen_percent"]
    assert network.satisfaction == figures["satisfaction_mean"]
    assert network.hours == own.hours()
    assert sum(each.count for each in found.teams) == found.figures.created


def test_departments_add_up_their_teams(world: World) -> None:
    found = october(world)

    it = next(each for each in found.departments if each.code == "it")
    figures = oracle(team__department=world.it).figures()
    assert it.count == figures["created"]
    assert it.mttr_business_minutes == figures["mttr_business_minutes"]
    assert it.sla_met_percent == figures["sla_met_percent"]
    assert it.satisfaction == figures["satisfaction_mean"]


def test_the_requesters_departments_are_another_table(world: World) -> None:
    found = october(world)

    lines = {each.code: each.count for each in found.requester_departments}
    facilities = oracle(requester_department=world.facilities).figures()
    assert lines["facilities"] == facilities["created"]
    assert lines[None] == oracle(requester_department=None).figures()["created"]


def test_people_are_counted_by_what_they_resolved(world: World) -> None:
    found = october(world)

    handler = next(each for each in found.people if each.code == str(world.handler.pk))
    figures = oracle(resolved_by=world.handler).figures()
    assert handler.resolved == handler.count == figures["resolved"]
    assert handler.satisfaction == figures["satisfaction_mean"]


def test_dispatch_equals(world: World) -> None:
    found = october(world).dispatch

    expected = oracle().dispatch()
    share = round(100 * found.by_rule.count / found.whole.count, 1)
    assert share == expected["by_rule_percent"]
    assert found.whole.seconds_to_assign == expected["seconds_to_assign"]
    assert found.by_rule.seconds_to_answer == expected["seconds_to_answer_by_rule"]
    assert found.by_rule.count + found.by_hand.count == found.whole.count
    reassigned = round(100 * found.whole.reassigned / found.whole.count, 1)
    assert reassigned == expected["reassigned_percent"]


def test_without_rules_the_same_orders_would_have_waited_as_long_as_by_hand(
    world: World,
) -> None:
    make_random_orders(world, 150, seed=9)

    found = october(world).dispatch

    simulated = found.simulated
    replaced, learned_from, assign, answer = oracle().simulated(oracle(MONTH.before))
    assert (simulated.replaced, simulated.learned_from) == (replaced, learned_from)
    assert simulated.off_seconds_to_assign == pytest.approx(assign)
    assert simulated.off_seconds_to_answer == pytest.approx(answer)
    assert simulated.on_seconds_to_assign == found.whole.seconds_to_assign
    assert simulated.on_seconds_to_answer == found.whole.seconds_to_answer


def test_too_few_orders_placed_by_hand_give_no_estimate(world: World) -> None:
    WorkOrder.objects.update(is_placed_by_rule=True)

    simulated = october(world).dispatch.simulated

    assert simulated.learned_from == 0
    assert simulated.on_seconds_to_assign is not None
    assert simulated.off_seconds_to_assign is None
    assert simulated.off_seconds_to_answer is None


def test_hours_and_costs_equal_to_the_cent_for_teams_people_and_categories(world: World) -> None:
    found = october(world)

    network = next(each for each in found.teams if each.code == "network")
    machine = next(each for each in found.category_groups.own if each.code == "machine")
    whole = oracle().costs()
    assert costs(found.whole) == whole
    assert costs(network) == oracle(team=world.network).costs()
    assert costs(machine) == oracle(category__code="machine").costs()
    assert added_costs(found.people) == added_costs(found.teams) == whole
    assert added_costs(found.category_groups.own) == added_costs(found.category_groups.top) == whole
    assert found.whole.cost == whole[1] + whole[2]


def costs(line: Group) -> tuple[int, Decimal, Decimal]:
    return line.logged_minutes, line.labor_cost, line.parts_cost


def added_costs(lines: list[Group]) -> tuple[int, Decimal, Decimal]:
    minutes, labor, parts = zip(*map(costs, lines), strict=True)
    return sum(minutes), sum(labor, Decimal(0)), sum(parts, Decimal(0))


def test_the_slowest_stages_equal(world: World) -> None:
    found = october(world)

    rows = [(s.step, s.count, s.median_minutes, s.late, s.skipped) for s in found.stages]
    assert rows == oracle().stages()
    assert found.stages[0].name == {"zh-CN": "派单", "en": "Assign"} or found.stages[0].name == {
        "zh-CN": "处理",
        "en": "Handle",
    }
    assert found.stages[0].type_code == "incident"


@pytest.mark.parametrize("who", ["lead", "handler", "other_handler"])
def test_nobodys_sums_hold_orders_they_may_not_see(world: World, who: str) -> None:
    Role.objects.filter(key__in=["lead", "handler"]).update(
        permissions=["reports.read", "workorders.handle"], scope="team"
    )

    found = october(world, who)

    seen = visible(WorkOrder.objects.filter(is_imported=False), by=world.actor(who))
    assert vars(found.figures) == Oracle(seen, MONTH).figures()
    assert 0 < found.figures.created < october(world).figures.created


def test_the_filters_narrow_every_sum(world: World) -> None:
    assert (
        october(world, team="network").figures.created
        == (oracle(team=world.network).figures()["created"])
    )
    assert vars(october(world, department="facilities").figures) == (
        oracle(team__department=world.facilities).figures()
    )
    assert october(world, application="it").figures == october(world).figures


def test_who_may_read_one_applications_reports_reads_no_other(world: World) -> None:
    RoleGrant.objects.filter(person=world.lead).delete()
    lead = Role.objects.get(key="lead")
    RoleGrant.objects.create(person=world.lead, role=lead, application="facilities")

    found = october(world, "lead")

    assert found.figures.created == 0
    assert found.teams == []


def test_without_the_right_to_read_reports_it_is_refused(world: World) -> None:
    with pytest.raises(Forbidden):
        october(world, "requester")


def test_an_unknown_team_or_department_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        october(world, team="nobody")
    with pytest.raises(NotFound):
        october(world, department="nowhere")


def test_a_period_that_ends_before_it_begins_is_refused(world: World) -> None:
    wanted = Wanted(first_date=date(2026, 10, 2), last_date=date(2026, 10, 1))

    with pytest.raises(InvalidInput):
        review(wanted, by=world.actor("administrator"), at=NOW)


def test_a_review_costs_a_fixed_number_of_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = world.actor("administrator")
    wanted = Wanted(first_date=MONTH.first_date, last_date=MONTH.last_date)
    review(wanted, by=by, at=NOW)

    with django_assert_num_queries(19):
        review(wanted, by=by, at=NOW)
