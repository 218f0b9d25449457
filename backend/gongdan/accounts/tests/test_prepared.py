"""Prepared reads and stored rows say what the ORM says, with its statement written once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.models import Department, Person, Team
from gongdan.accounts.tests.makers import World
from gongdan.kernel import storing
from gongdan.kernel.prepared import Prepared, prepared

pytestmark = pytest.mark.django_db


@prepared
def people(ids: list[int]) -> QuerySet[Person]:
    """The people of some ids, with their departments."""
    found = Person.objects.select_related("department").filter(pk__any=ids)
    return found.order_by("pk")


@prepared
def names(username: str) -> QuerySet[Person, tuple[str, bool]]:
    """A name, and whether its owner is here."""
    return Person.objects.filter(username=username).values_list("name", "is_active")


def test_what_is_found_is_what_the_query_finds(world: World) -> None:
    ids = [world.requester.pk, world.lead.pk]

    found = people(ids)

    assert found == list(Person.objects.filter(pk__in=ids).order_by("pk"))
    assert [one.department for one in found] == [world.requester.department, world.lead.department]


def test_what_is_related_needs_no_further_statement(world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = [one.department for one in people([world.requester.pk])]

    assert found == [world.requester.department]
    assert len(asked) == 1


def test_every_call_binds_its_own_arguments(world: World) -> None:
    said = [names(one.username) for one in (world.requester, world.lead)]

    assert said == [[(world.requester.name, True)], [(world.lead.name, True)]]
    assert names(username="nobody") == []


def test_no_id_at_all_finds_nobody(world: World) -> None:
    assert world.lead.pk
    assert people([]) == []


def test_rows_can_be_counted_without_reading_them(world: World) -> None:
    assert people.count([world.lead.pk, world.requester.pk]) == 2
    assert people.count([]) == 0


def test_the_statement_is_written_only_once(world: World) -> None:
    written = []

    def ask(username: str) -> QuerySet[Person]:
        written.append(username)
        return Person.objects.filter(username=username)

    read: Prepared[[str], Person] = prepared(ask)

    assert [read(world.lead.username), read("nobody")] == [[world.lead], []]
    assert len(written) == 1


def test_lists_of_related_rows_are_refused() -> None:
    def ask(pk: int) -> QuerySet[Person]:
        return Person.objects.filter(pk=pk).prefetch_related("memberships")

    with pytest.raises(TypeError, match="related lists"):
        prepared(ask)(1)


def test_stored_rows_get_ids_and_are_what_was_stored() -> None:
    rows = [Department(code=f"d{n}", name={"zh-CN": f"部门{n}"}, path=[]) for n in range(3)]

    storing.insert(rows)

    assert [Department.objects.get(pk=row.pk) for row in rows] == rows
    assert Department.objects.get(code="d2").name == {"zh-CN": "部门2"}


def test_nothing_is_stored_of_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        storing.insert([])
        storing.upsert([], key=["code"], changed=["name"])

    assert len(asked) == 0


def test_a_known_row_changes_only_in_what_may_change() -> None:
    first = Department.objects.create(code="d1", name={"zh-CN": "旧"}, path=[])
    again = Department(code="d1", name={"zh-CN": "新"}, path=[7])
    other = Department(code="d2", name={"zh-CN": "另"}, path=[8])

    storing.upsert([again, other], key=["code"], changed=["name"])

    first.refresh_from_db()
    assert again.pk == first.pk
    assert (first.name, first.path) == ({"zh-CN": "新"}, [])
    assert Department.objects.get(code="d2").path == [8]


def test_only_what_is_named_is_updated(world: World) -> None:
    team = Team.objects.get(pk=world.service_desk.pk)
    team.code, team.name = "other", {"zh-CN": "别的"}

    storing.update(team, ["name"])

    stored = Team.objects.get(pk=team.pk)
    assert stored.name == {"zh-CN": "别的"}
    assert stored.code == world.service_desk.code
