import pytest
from django.db import ProgrammingError, connection

from conftest import Api
from gongdan.accounts import commands
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit import queries
from gongdan.audit.models import Entry
from gongdan.audit.verification import Fault
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.events import Subject

pytestmark = pytest.mark.django_db


def make_history() -> World:
    world = make_world()
    place = {"person_id": world.requester.pk, "by": SYSTEM, "at": NOON}
    commands.set_person_vip(**place, is_vip=True)
    commands.set_person_vip(**place, is_vip=False)
    commands.set_availability(**place, is_available=False)
    return world


def forge(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only")
        cursor.execute(statement)


def test_the_log_is_append_only() -> None:
    make_history()

    with pytest.raises(ProgrammingError, match="append-only"):
        Entry.objects.update(event="forged")


def test_a_stored_history_is_whole() -> None:
    world = make_history()

    verdict = queries.verify(Subject("person", world.requester.pk))

    assert (verdict.entries, verdict.faults) == (3, [])


def test_a_forged_row_and_a_deleted_row_are_named() -> None:
    world = make_history()
    forge("UPDATE audit_entry SET facts = '{\"is_vip\": true}' WHERE seq = 2")
    forge("DELETE FROM audit_entry WHERE seq = 1")

    verdict = queries.verify(Subject("person", world.requester.pk))

    assert verdict.faults == [Fault(1, "missing"), Fault(2, "altered")]


def test_history_is_searched_by_what_who_and_where(api: Api) -> None:
    world = make_history()
    administrator = api.as_person(world.administrator)

    by_event = administrator.get("audit/entries", event="accounts.person_vip_set").json()
    by_module = administrator.get("audit/entries", event="accounts.", limit=2).json()
    rest = administrator.get(
        "audit/entries", event="accounts.", limit=2, cursor=by_module["next_cursor"]
    ).json()
    by_text = administrator.get("audit/entries", text="is_available").json()
    by_actor = administrator.get("audit/entries", actor_kind="person").json()

    assert [each["facts"]["is_vip"] for each in by_event["entries"]] == [False, True]
    assert (len(by_module["entries"]), len(rest["entries"])) == (2, 1)
    assert rest["next_cursor"] is None
    assert [each["event"] for each in by_text["entries"]] == ["accounts.availability_set"]
    assert by_actor["entries"] == []


def test_verification_is_told_over_http(api: Api) -> None:
    world = make_history()

    verdict = api.as_person(world.administrator).get(
        "audit/verification", subject_kind="person", subject_id=world.requester.pk
    )

    assert verdict.json() == {"is_whole": True, "entries": 3, "faults": []}


def test_only_administrators_read_history(api: Api) -> None:
    world = make_history()

    answers = [
        api.as_person(person).get("audit/entries").status_code
        for person in (world.requester, world.lead, world.builder, world.administrator)
    ]

    assert answers == [403, 403, 403, 200]


def test_all_event_names_are_known(api: Api) -> None:
    world = make_world()

    names = api.as_person(world.administrator).get("audit/event-names").json()

    assert "accounts.person_created" in names
