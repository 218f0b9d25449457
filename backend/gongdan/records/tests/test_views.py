"""Saved views."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.audit.queries import history
from gongdan.catalog.tests.makers import make_record_type
from gongdan.kernel.errors import Forbidden, InvalidInput, NotFound
from gongdan.kernel.events import Subject
from gongdan.records.commands.views import VIEW, NewView, remove_view, save_view
from gongdan.records.models import SavedView
from gongdan.records.queries import saved_view, saved_views

pytestmark = pytest.mark.django_db

MINE = NewView(subject="work_order", name="我的夜班", query={"priority": "1,2", "vip": True})


def test_a_saved_view_comes_back_as_it_was() -> None:
    world = make_world()
    by = world.actor("handler")

    saved = save_view(new=MINE, by=by, at=NOON)

    value = saved_view(saved.pk, by=by)
    assert (value.name, value.query) == ("我的夜班", {"priority": "1,2", "vip": True})
    assert (value.is_shared, value.is_own) == (False, True)
    assert [entry.event for entry in history(Subject(VIEW, saved.pk))] == ["records.view_saved"]


def test_saving_under_the_same_name_replaces_the_view() -> None:
    world = make_world()
    by = world.actor("handler")
    first = save_view(new=MINE, by=by, at=NOON)

    again = NewView(subject="work_order", name="我的夜班", query={"status": "new"})
    second = save_view(new=again, by=by, at=NOON)

    assert second.pk == first.pk
    assert SavedView.objects.get().query == {"status": "new"}


def test_one_sees_own_views_first_then_the_shared_ones() -> None:
    world = make_world()
    shared = NewView(subject="work_order", name="全组", scope="everyone")
    save_view(new=shared, by=world.actor("lead"), at=NOON)
    private = NewView(subject="work_order", name="组长的")
    save_view(new=private, by=world.actor("lead"), at=NOON)
    save_view(new=MINE, by=world.actor("handler"), at=NOON)

    found = saved_views(subject="work_order", by=world.actor("handler"))

    assert [(value.name, value.is_own) for value in found] == [("我的夜班", True), ("全组", False)]


def test_somebody_from_outside_is_shown_no_shared_views() -> None:
    world = make_world()
    shared = NewView(subject="work_order", name="全组", scope="everyone")
    save_view(new=shared, by=world.actor("lead"), at=NOON)

    assert saved_views(subject="work_order", by=world.actor("customer")) == []


def test_only_who_handles_work_may_share() -> None:
    world = make_world()
    shared = NewView(subject="work_order", name="全组", scope="everyone")

    with pytest.raises(Forbidden):
        save_view(new=shared, by=world.actor("requester"), at=NOON)

    assert not SavedView.objects.exists()


def test_somebody_elses_view_is_not_removed() -> None:
    world = make_world()
    shared = NewView(subject="work_order", name="全组", scope="everyone")
    saved = save_view(new=shared, by=world.actor("lead"), at=NOON)

    with pytest.raises(NotFound):
        remove_view(view_id=saved.pk, by=world.actor("handler"), at=NOON)

    assert SavedView.objects.count() == 1


def test_an_administrator_removes_a_shared_view() -> None:
    world = make_world()
    shared = NewView(subject="work_order", name="全组", scope="everyone")
    saved = save_view(new=shared, by=world.actor("lead"), at=NOON)

    remove_view(view_id=saved.pk, by=world.actor("administrator"), at=NOON)

    assert not SavedView.objects.exists()
    assert [entry.event for entry in history(Subject(VIEW, saved.pk))] == [
        "records.view_saved",
        "records.view_removed",
    ]


def test_a_teams_view_is_for_its_team() -> None:
    world = make_world()
    new = NewView(subject="work_order", name="网络组", scope="team", team_id=world.network.pk)

    save_view(new=new, by=world.actor("lead"), at=NOON)

    seen = saved_views(subject="work_order", by=world.actor("handler"))
    assert [(value.name, value.scope) for value in seen] == [("网络组", "team")]
    assert saved_views(subject="work_order", by=world.actor("other_handler")) == []


def test_nobody_shares_with_a_team_they_are_not_in() -> None:
    world = make_world()
    new = NewView(subject="work_order", name="别组", scope="team", team_id=world.repair.pk)

    with pytest.raises(Forbidden):
        save_view(new=new, by=world.actor("lead"), at=NOON)

    assert not SavedView.objects.exists()


def test_a_view_of_records_is_drawn_filtered_and_grouped_as_it_was_saved() -> None:
    world = make_world()
    make_record_type(world)
    is_vip = {"op": "=", "args": [{"field": "level"}, {"value": "vip"}]}
    query = {"filter": is_vip, "sort": "-since", "columns": ["name"], "group": "level"}
    new = NewView(subject="record:customer", name="看板", kind="board", query=query)

    saved = save_view(new=new, by=world.actor("handler"), at=NOON)

    value = saved_view(saved.pk, by=world.actor("handler"))
    assert (value.kind, value.query) == ("board", query)


def test_a_view_of_records_asks_only_what_its_owner_may_ask() -> None:
    world = make_world()
    make_record_type(world)
    unknown = {"op": "=", "args": [{"field": "margin"}, {"value": "1"}]}
    new = NewView(subject="record:customer", name="毛利", query={"filter": unknown})

    with pytest.raises(InvalidInput):
        save_view(new=new, by=world.actor("handler"), at=NOON)
    with pytest.raises(Forbidden):
        saved_views(subject="record:customer", by=world.actor("requester"))
