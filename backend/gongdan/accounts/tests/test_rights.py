from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Api
from gongdan.accounts import queries
from gongdan.accounts.models import ApiKey, Department
from gongdan.accounts.permissions import may
from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.audit.queries import history
from gongdan.kernel.errors import NotFound, SignInNeeded
from gongdan.kernel.events import Subject

pytestmark = pytest.mark.django_db


def test_an_actor_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    world = make_world()

    with django_assert_num_queries(1):
        actor = queries.actor_for_person(world.lead)

    assert actor.as_dict() == {"kind": "person", "id": world.lead.pk, "name": "陈立"}
    assert actor.rights.team_ids == {world.network.pk}
    assert actor.rights.led_team_ids == {world.network.pk}
    assert actor.rights.grants[""].roles == {"requester", "lead"}


def test_rights_reach_the_departments_below() -> None:
    world = make_world()
    below = Department.objects.create(
        code="repairs", parent=world.facilities, path=[world.facilities.pk, 0]
    )

    rights = queries.actor_for_person(world.approver).rights

    assert rights.department_ids == {world.facilities.pk, below.pk}
    assert rights.headed_department_ids == {world.facilities.pk, below.pk}


def test_a_handler_reaches_own_involved_and_team_rows() -> None:
    world = make_world()

    rights = world.actor("handler").rights

    assert rights.grants[""].scopes == {"own", "involved", "team"}


def test_an_administrator_may_everything() -> None:
    world = make_world()

    actor = world.actor("administrator")

    assert may(actor, "administer")
    assert may(actor, "workorders.assign", application="it")


def test_a_world_has_a_service_desk_for_every_application() -> None:
    world = make_world()

    desk = queries.service_desk_team("it")

    assert desk is not None
    assert desk.id == world.service_desk.pk


def test_heads_are_found_upwards() -> None:
    world = make_world()

    assert queries.department_heads(world.facilities.pk, 2) == [world.approver.pk]
    assert queries.department_heads(world.it.pk, 2) == []


def test_members_come_with_what_dispatch_needs(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    world = make_world()

    with django_assert_num_queries(1):
        members = queries.team_members(world.network.pk)

    assert [(each.person.name, each.is_lead) for each in members] == [
        ("周海生", False),
        ("陈立", True),
    ]


def test_somebody_from_a_vip_company_counts_as_vip() -> None:
    world = make_world()

    customer = queries.person_value(world.customer.pk)

    assert (customer.is_vip, customer.company_is_vip, customer.counts_as_vip) == (False, True, True)


def test_an_unknown_person_is_refused() -> None:
    make_world()

    with pytest.raises(NotFound):
        queries.person_value(0)


def test_the_directory_shows_outsiders_only_themselves() -> None:
    world = make_world()

    inside = queries.directory(text="周", by=world.actor("requester"))
    outside = queries.directory(by=world.actor("customer"))

    assert [each.name for each in inside] == ["周海生"]
    assert [each.name for each in outside] == ["钱浩"]


@pytest.mark.parametrize(
    "token",
    ["", "gd", "gd_", "gd_abcd1234", "gd_abcd1234_", "gd_abcd1234_wrong", "x_abcd1234_good"],
)
def test_a_wrong_key_is_refused(token: str) -> None:
    make_world()

    with pytest.raises(SignInNeeded):
        queries.actor_for_key(token, at=NOON)


def test_a_key_limits_even_an_administrator() -> None:
    world = make_world()
    ApiKey.objects.create(
        name="import",
        prefix="abcd1234",
        digest="770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c",
        owner=world.administrator,
        scopes=["read", "workorders.submit"],
        created_at=NOON,
        expires_at=NOON + timedelta(days=1),
    )

    actor = queries.actor_for_key("gd_abcd1234_good", at=NOON)

    assert not actor.rights.is_administrator
    assert not may(actor, "administer")
    assert may(actor, "workorders.submit")


@pytest.mark.parametrize(
    ("who", "status"),
    [("requester", 403), ("handler", 403), ("builder", 200), ("administrator", 200)],
)
def test_roles_are_read_by_those_who_build_or_administer(
    client: Client, who: str, status: int
) -> None:
    world = make_world()
    client.force_login(getattr(world, who))

    answer = client.get("/api/v1/roles")

    assert answer.status_code == status


def test_an_administrator_looks_through_anothers_eyes_and_changes_nothing(api: Api) -> None:
    world = make_world()
    administrator = api.as_person(world.administrator)
    as_handler = {"X-View-As": str(world.handler.pk)}

    unasked = administrator.client.get("/api/v1/me", headers=as_handler).json()
    administrator.post("viewings", {"person_id": world.handler.pk})
    seen = administrator.client.get("/api/v1/me", headers=as_handler).json()
    refused = administrator.put("me", {"called": "x"}, headers=as_handler)

    assert unasked["person"]["id"] == world.administrator.pk
    assert seen["person"]["id"] == world.handler.pk
    assert (refused.status_code, refused.json()["code"]) == (403, "accounts.looks_only")
    entry = history(Subject("person", world.handler.pk))[-1]
    assert (entry.event, entry.actor["id"]) == ("accounts.viewed_as", world.administrator.pk)


def test_nobody_else_looks_through_anothers_eyes(api: Api) -> None:
    world = make_world()
    lead = api.as_person(world.lead)

    refused = lead.post("viewings", {"person_id": world.handler.pk})
    headers = {"X-View-As": str(world.handler.pk)}
    seen = lead.client.get("/api/v1/me", headers=headers).json()

    assert (refused.status_code, seen["person"]["id"]) == (403, world.lead.pk)
    assert history(Subject("person", world.handler.pk)) == []
