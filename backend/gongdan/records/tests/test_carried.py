"""Views that everyone uses travel with their application's file."""

from __future__ import annotations

import pytest

from gongdan.accounts.queries.actors import actor_for_person
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.packages import Wish, import_package, try_package
from gongdan.catalog.queries.packages import package_of
from gongdan.catalog.tests.makers import make_record_type
from gongdan.records.commands.views import NewView, save_view
from gongdan.records.models import SavedView, ViewScope

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world)
    return world


def share(world: World, name: str) -> None:
    new = NewView(subject="record:customer", name=name, scope=ViewScope.EVERYONE)
    save_view(new=new, by=actor_for_person(world.administrator), at=NOON)


def test_views_for_everyone_are_part_of_the_file(world: World) -> None:
    share(world, "重要客户")
    by = actor_for_person(world.administrator)

    package = package_of("crm", by=by)

    assert [(one["code"], one["kind"]) for one in package["views"]] == [  # type: ignore[attr-defined]
        ("customer/重要客户", "grid")
    ]


def test_a_file_brings_its_views_back(world: World) -> None:
    share(world, "重要客户")
    by = actor_for_person(world.administrator)
    package = package_of("crm", by=by)
    SavedView.objects.all().delete()

    trial = try_package(wish=Wish(package), by=by, at=NOON)
    import_package(wish=Wish(package), by=by, at=NOON)

    assert [(one.section, one.fate) for one in trial.steps if one.fate != "same"] == [
        ("views", "make")
    ]
    assert SavedView.objects.get().name == "重要客户"


def test_a_view_removed_here_stays_removed_when_the_same_file_comes_again(world: World) -> None:
    share(world, "重要客户")
    by = actor_for_person(world.administrator)
    package = package_of("crm", by=by)
    import_package(wish=Wish(package), by=by, at=NOON)
    SavedView.objects.all().delete()

    import_package(wish=Wish(package), by=by, at=NOON)

    assert not SavedView.objects.exists()
