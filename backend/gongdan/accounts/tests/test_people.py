from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import Api
from gongdan.accounts import commands
from gongdan.accounts.commands import PersonDetails
from gongdan.accounts.errors import LastAdministrator
from gongdan.accounts.models import ApiKey, Person, RoleGrant
from gongdan.accounts.queries import actor_for_person
from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.audit.models import Entry
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def test_a_new_person_is_a_requester() -> None:
    world = make_world()

    person = commands.create_person(
        details=PersonDetails(username="Mayun", name="马芸", email="Ma@Example.com"),
        by=world.actor("administrator"),
        at=NOON,
    )

    assert (person.username, person.email) == ("mayun", "ma@example.com")
    assert actor_for_person(person).rights.grants[""].roles == {"requester"}
    entry = Entry.objects.get(subject_kind="person", subject_id=person.pk)
    assert entry.event == "accounts.person_created"


@pytest.mark.parametrize(
    ("details", "path"),
    [
        ({"username": "hejianjun", "name": "x"}, "username"),
        ({"username": "new", "name": "x", "email": "HEJIANJUN@example.com"}, "email"),
        ({"username": "new", "name": "x", "phone": "1380000 0001"}, "phone"),
        ({"username": "new", "name": "x", "employee_number": "E001"}, "employee_number"),
        ({"username": "new", "name": "  "}, "name"),
        ({"username": "new", "name": "x", "department_id": 0}, "department_id"),
    ],
)
def test_bad_details_are_refused_by_name_and_leave_nothing(details: dict, path: str) -> None:
    world = make_world()
    before = Person.objects.count()

    with pytest.raises(InvalidInput) as refused:
        commands.create_person(
            details=PersonDetails(**details), by=world.actor("administrator"), at=NOON
        )

    assert [problem.path for problem in refused.value.problems] == [path]
    assert Person.objects.count() == before
    assert Entry.objects.count() == 0


def test_a_weak_password_is_refused_with_its_reasons() -> None:
    make_world()

    with pytest.raises(InvalidInput) as refused:
        commands.create_person(
            details=PersonDetails(username="new", name="x"), password="12345", by=SYSTEM, at=NOON
        )

    assert [problem.code for problem in refused.value.problems] == [
        "accounts.password_too_short",
        "accounts.password_too_common",
        "accounts.password_entirely_numeric",
    ]


def test_an_outsider_has_no_department() -> None:
    world = make_world()
    details = PersonDetails(username="new", name="x", is_internal=False, department_id=world.it.pk)

    with pytest.raises(InvalidInput):
        commands.create_person(details=details, by=SYSTEM, at=NOON)


def test_only_administrators_change_people() -> None:
    world = make_world()

    with pytest.raises(Forbidden):
        commands.set_person_vip(
            person_id=world.requester.pk, is_vip=True, by=world.actor("lead"), at=NOON
        )

    assert not Person.objects.get(pk=world.requester.pk).is_vip
    assert Entry.objects.count() == 0


def test_the_last_administrator_stays() -> None:
    world = make_world()

    with pytest.raises(LastAdministrator):
        commands.deactivate_person(
            person_id=world.administrator.pk, by=world.actor("administrator"), at=NOON
        )
    with pytest.raises(LastAdministrator):
        commands.revoke_role(
            person_id=world.administrator.pk, role="administrator", by=SYSTEM, at=NOON
        )

    assert Person.objects.get(pk=world.administrator.pk).is_active
    assert RoleGrant.objects.filter(person=world.administrator).count() == 1


def test_one_of_two_administrators_may_go() -> None:
    world = make_world()
    commands.grant_role(person_id=world.lead.pk, role="administrator", by=SYSTEM, at=NOON)

    commands.deactivate_person(person_id=world.administrator.pk, by=SYSTEM, at=NOON)

    assert not Person.objects.get(pk=world.administrator.pk).is_active


def test_a_lead_sets_the_availability_of_their_own_people_only() -> None:
    world = make_world()
    lead = world.actor("lead")

    commands.set_availability(person_id=world.handler.pk, is_available=False, by=lead, at=NOON)
    with pytest.raises(Forbidden):
        commands.set_availability(
            person_id=world.other_handler.pk, is_available=False, by=lead, at=NOON
        )

    assert not Person.objects.get(pk=world.handler.pk).is_available
    assert Person.objects.get(pk=world.other_handler.pk).is_available


def test_a_change_that_changes_nothing_is_not_recorded() -> None:
    world = make_world()

    commands.transfer_person(
        person_id=world.requester.pk, department_id=world.facilities.pk, by=SYSTEM, at=NOON
    )

    assert Entry.objects.count() == 0


def test_many_people_are_imported_in_few_statements(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_world()
    people = [PersonDetails(username=f"caller-{n}", name=f"Caller {n}") for n in range(500)]

    with django_assert_max_num_queries(8):
        ids = commands.import_people(people=people, by=SYSTEM, at=NOON)

    assert len(ids) == 500
    assert Person.objects.get(pk=ids[499]).username == "caller-499"
    assert Entry.objects.get().facts == {"count": 500}


def test_people_are_listed_page_by_page(api: Api) -> None:
    world = make_world()
    administrator = api.as_person(world.administrator)

    first = administrator.get("people", limit=6).json()
    second = administrator.get("people", limit=6, cursor=first["next_cursor"]).json()

    names = [each["name"] for each in first["people"] + second["people"]]
    assert names == sorted(names)
    assert len(names) == 10
    assert second["next_cursor"] is None


def test_a_person_is_made_changed_and_let_go_over_http(api: Api) -> None:
    world = make_world()
    administrator = api.as_person(world.administrator)

    made = administrator.post("people", {"username": "mayun", "name": "马芸"})
    address = f"people/{made.json()['id']}"
    changed = administrator.put(address, {"username": "mayun", "name": "马云", "is_vip": True})
    gone = administrator.delete(address)

    assert (made.status_code, changed.status_code, gone.status_code) == (201, 200, 204)
    assert administrator.get(address).json()["name"] == "马云"
    assert not administrator.get(address).json()["is_active"]


def test_a_person_says_how_they_want_to_be_called(api: Api) -> None:
    world = make_world()

    answer = api.as_person(world.requester).put("me", {"language": "en", "called": "何工"})

    assert answer.status_code == 200
    assert (answer.json()["language"], answer.json()["person"]["called"]) == ("en", "何工")
    assert answer.json()["grants"][0]["permissions"] == ["files.upload", "workorders.submit"]


def test_a_key_is_shown_once_and_acts_within_its_scopes(api: Api) -> None:
    world = make_world()
    administrator = api.as_person(world.administrator)
    body = {
        "name": "monitoring",
        "owner_id": world.administrator.pk,
        "scopes": ["read"],
        "expires_at": "2027-01-01T00:00:00Z",
    }

    made = administrator.post("api-keys", body)
    program = api.with_key(made.json()["token"])

    assert made.status_code == 201
    assert program.get("me").status_code == 200
    assert program.get("people").status_code == 403
    assert program.put("me", {}).json()["code"] == "accounts.key_scope"
    listed = administrator.get("api-keys")
    assert "token" not in listed.json()[0]
    assert ApiKey.objects.get().digest not in listed.content.decode()


def test_a_revoked_key_opens_nothing(api: Api) -> None:
    world = make_world()
    administrator = api.as_person(world.administrator)
    body = {
        "name": "monitoring",
        "owner_id": world.requester.pk,
        "scopes": ["read"],
        "expires_at": "2027-01-01T00:00:00Z",
    }
    key = administrator.post("api-keys", body).json()

    administrator.delete(f"api-keys/{key['id']}")

    assert api.with_key(key["token"]).get("me").status_code == 401


def test_a_key_opens_nothing_from_the_moment_it_expires(
    api: Api, clock: Callable[[datetime], None]
) -> None:
    world = make_world()
    body = {
        "name": "monitoring",
        "owner_id": world.requester.pk,
        "scopes": ["read"],
        "expires_at": (NOON + timedelta(hours=1)).isoformat(),
    }
    program = api.with_key(
        api.as_person(world.administrator).post("api-keys", body).json()["token"]
    )

    clock(NOON + timedelta(minutes=59, seconds=59))
    before = program.get("me").status_code
    clock(NOON + timedelta(hours=1))

    assert (before, program.get("me").status_code) == (200, 401)


def test_a_key_cannot_make_keys(api: Api) -> None:
    world = make_world()
    body = {
        "name": "root",
        "owner_id": world.administrator.pk,
        "scopes": ["read", "write", "administer"],
        "expires_at": "2027-01-01T00:00:00Z",
    }
    token = api.as_person(world.administrator).post("api-keys", body).json()["token"]

    answer = api.with_key(token).post("api-keys", body)

    assert (answer.status_code, answer.json()["code"]) == (403, "accounts.not_with_a_key")
    assert ApiKey.objects.count() == 1


def test_letting_somebody_go_ends_their_keys(api: Api) -> None:
    world = make_world()
    body = {
        "name": "monitoring",
        "owner_id": world.requester.pk,
        "scopes": ["read"],
        "expires_at": "2027-01-01T00:00:00Z",
    }
    token = api.as_person(world.administrator).post("api-keys", body).json()["token"]

    commands.deactivate_person(person_id=world.requester.pk, by=SYSTEM, at=NOON)
    commands.reactivate_person(person_id=world.requester.pk, by=SYSTEM, at=NOON)

    assert api.with_key(token).get("me").status_code == 401
