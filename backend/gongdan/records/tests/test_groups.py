"""Records grouped, with subtotals."""

from __future__ import annotations

import pytest

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import World, make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.records.errors import UnknownSort
from gongdan.records.listing import Wanted
from gongdan.records.queries.groups import Group, Level, Measure, groups
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db

MANAGER = {"code": "manager", "kind": "member", "label": {"zh-CN": "客户经理"}}
SUM = Measure("sum", "credit")


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=[*CUSTOMER_FIELDS, MANAGER])
    make_record(world, name="甲", level="vip", credit="300.50", since="2020-01-01")
    make_record(world, name="乙", level="plain", credit="20", since="2020-01-20")
    make_record(world, name="丙", level="vip", since="2022-03-03", manager=world.handler.pk)
    return world


def by(world: World, *levels: Level, of: list[Measure] | None = None) -> list[Group]:
    return groups("customer", Wanted(), levels=levels, measures=of or [], by=world.actor("lead"))


def test_groups_have_names_counts_and_sums_and_the_whole_comes_last(world: World) -> None:
    assert by(world, Level("level"), of=[SUM]) == [
        Group(["plain"], ["普通"], 1, ["20"]),
        Group(["vip"], ["重要"], 2, ["300.5"]),
        Group([], [], 3, ["320.5"]),
    ]


def test_a_level_below_has_subtotals(world: World) -> None:
    found = by(world, Level("since", "year"), Level("level"))

    assert [(one.keys, one.count) for one in found] == [
        (["2020", "plain"], 1),
        (["2020", "vip"], 1),
        (["2020"], 2),
        (["2022", "vip"], 1),
        (["2022"], 1),
        ([], 3),
    ]


def test_people_stand_with_their_names_and_nobody_last(world: World) -> None:
    assert [(one.texts, one.count) for one in by(world, Level("manager"))] == [
        (["周海生"], 1),
        ([""], 2),
        ([], 3),
    ]


def test_without_levels_there_is_only_the_whole(world: World) -> None:
    found = by(world, of=[SUM, Measure("max", "since"), Measure("count", "credit")])

    assert found == [Group([], [], 3, ["320.5", "2022-03-03", "2"])]


def test_a_hidden_field_is_neither_grouped_nor_summed(world: World) -> None:
    Role.objects.filter(key__in=["requester", "lead"]).update(fields={"credit": "hidden"})

    with pytest.raises(UnknownSort):
        by(world, of=[SUM])
    with pytest.raises(UnknownSort):
        by(world, Level("credit"))
