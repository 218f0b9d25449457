"""Records: made, changed, copied, deleted and restored, each time judged and kept in history."""

from __future__ import annotations

import pytest

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history, verify
from gongdan.catalog.commands.record_types import retire_record_type
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.forms.errors import NotEditable
from gongdan.kernel.errors import Forbidden, InvalidInput, NotFound, Stale
from gongdan.records.commands.bin import delete, purge, restore
from gongdan.records.commands.records import NewRecord, change, create, duplicate, reveal
from gongdan.records.errors import RecordTypeRetired
from gongdan.records.finding import subject
from gongdan.records.models import Record
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db

CODED = {"code": "ref", "kind": "text", "label": {"zh-CN": "编码"}, "unique": {"within": []}}
PHONE = {"code": "phone", "kind": "text", "label": {"zh-CN": "电话"}, "sensitive": "last4"}
QUIET = {"code": "note", "kind": "text", "label": {"zh-CN": "便签"}, "history": False}
FIELDS = [*CUSTOMER_FIELDS, CODED, PHONE, QUIET]


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(
        world,
        fields=FIELDS,
        form={"number": "KH-{YYYY}-{seq:4}"},
        content={"title": ["name"]},
    )
    return world


def events(record_id: int) -> list[str]:
    return [entry.event for entry in history(subject(record_id))]


def test_a_record_gets_a_number_a_title_and_a_history(world: World) -> None:
    made = make_record(world, name="华信银行", level="vip", credit="12.50")

    record = Record.objects.get(id=made)
    assert (record.number, record.title, record.rev) == ("KH-2026-0001", "华信银行", 1)
    assert (record.created_by, record.department_id) == (world.lead.pk, world.it.pk)
    assert stored("customer", made) == {"name": "华信银行", "level": "vip", "credit": "12.5"}
    assert events(made) == ["records.created"]


def test_the_same_judge_refuses_at_every_door(world: World) -> None:
    made = make_record(world, name="华信银行")
    wrong = {"level": "gold", "credit": "many"}

    with pytest.raises(InvalidInput) as at_creation:
        make_record(world, name="又一家", **wrong)
    with pytest.raises(InvalidInput) as at_change:
        change(
            record_type="customer", record_id=made, answers=wrong, by=world.actor("lead"), at=NOON
        )

    expected = ["forms.not_an_option", "forms.not_number"]
    assert [one.code for one in at_creation.value.problems] == expected
    assert [one.code for one in at_change.value.problems] == expected
    assert Record.objects.filter(form_id=record_type("customer").form_id).count() == 1


def test_a_change_keeps_before_and_after_and_what_was_not_sent(world: World) -> None:
    made = make_record(world, name="华信银行", level="plain")

    change(
        record_type="customer",
        record_id=made,
        answers={"level": "vip", "note": "年会见过"},
        by=world.actor("handler"),
        at=NOON,
        rev=1,
    )

    assert stored("customer", made)["name"] == "华信银行"
    changes = history(subject(made))[-1].facts["changes"]
    assert sorted(map(str, changes.values())) == [
        "{'after': 'vip', 'before': 'plain'}",
        "{'after': None, 'before': None, 'untold': True}",
    ]
    assert verify(subject(made)).faults == []


def test_a_change_over_somebody_elses_is_refused(world: World) -> None:
    made = make_record(world, name="华信银行")
    one = {"record_type": "customer", "record_id": made, "at": NOON, "rev": 1}
    change(**one, answers={"level": "vip"}, by=world.actor("lead"))

    with pytest.raises(Stale):
        change(**one, answers={"level": "plain"}, by=world.actor("handler"))

    assert stored("customer", made)["level"] == "vip"


def test_a_value_that_comes_once_names_the_record_that_has_it(world: World) -> None:
    first = make_record(world, name="华信银行", ref="HX-01")

    with pytest.raises(InvalidInput) as refused:
        make_record(world, name="华信", ref="hx-01 ")

    problem = refused.value.problems[0]
    assert problem.code == "records.taken_by"
    assert problem.facts == {"record": first, "title": "华信银行", "number": "KH-2026-0001"}


def test_who_may_not_see_the_other_record_is_not_told_of_it(world: World) -> None:
    own = {"permissions": {"handler": {"level": "edit", "scope": "own"}}}
    make_record_type(world, "asset", fields=FIELDS, content=own)
    make_record(world, "asset", name="打印机", ref="P-1")

    with pytest.raises(InvalidInput) as refused:
        make_record(world, "asset", who="handler", name="另一台", ref="P-1")

    assert [(one.code, one.facts) for one in refused.value.problems] == [("records.not_unique", {})]


def test_changing_a_value_gives_the_old_one_back(world: World) -> None:
    made = make_record(world, name="华信银行", ref="HX-01")
    by = world.actor("lead")
    change(record_type="customer", record_id=made, answers={"ref": "HX-02"}, by=by, at=NOON)

    second = make_record(world, name="另一家", ref="HX-01")

    assert stored("customer", second)["ref"] == "HX-01"


def test_a_deleted_record_waits_in_the_bin_and_comes_back(world: World) -> None:
    made = make_record(world, name="华信银行", ref="HX-01")
    by = world.actor("lead")

    delete(record_type="customer", record_id=made, by=by, at=NOON)
    with pytest.raises(NotFound):
        change(record_type="customer", record_id=made, answers={}, by=by, at=NOON)
    restore(record_type="customer", record_id=made, by=by, at=NOON)

    assert stored("customer", made)["ref"] == "HX-01"
    assert events(made) == ["records.created", "records.deleted", "records.restored"]


def test_a_record_does_not_come_back_while_its_value_is_taken(world: World) -> None:
    made = make_record(world, name="华信银行", ref="HX-01")
    by = world.actor("lead")
    delete(record_type="customer", record_id=made, by=by, at=NOON)
    make_record(world, name="后来的", ref="HX-01")

    with pytest.raises(InvalidInput):
        restore(record_type="customer", record_id=made, by=by, at=NOON)

    assert Record.objects.get(id=made).deleted_at == NOON


def test_a_purged_record_leaves_only_its_history(world: World) -> None:
    made = make_record(world, name="华信银行", ref="HX-01")
    by = world.actor("lead")
    delete(record_type="customer", record_id=made, by=by, at=NOON)

    purge(record_type="customer", record_id=made, by=by, at=NOON)

    assert not Record.objects.filter(id=made).exists()
    assert events(made)[-1] == "records.purged"


def test_a_copy_leaves_out_what_comes_once(world: World) -> None:
    made = make_record(world, name="华信银行", ref="HX-01", level="vip")

    copied = duplicate(record_type="customer", record_id=made, by=world.actor("lead"), at=NOON)

    assert stored("customer", copied) == {"name": "华信银行", "level": "vip"}
    assert Record.objects.get(id=copied).number == "KH-2026-0002"


def test_roles_without_the_right_change_nothing(world: World) -> None:
    made = make_record(world, name="华信银行")

    with pytest.raises(Forbidden):
        make_record(world, who="requester", name="自己的")
    with pytest.raises(Forbidden):
        delete(record_type="customer", record_id=made, by=world.actor("handler"), at=NOON)

    assert Record.objects.get(id=made).deleted_at is None


def test_a_field_a_role_may_only_read_is_refused_with_its_name(world: World) -> None:
    Role.objects.filter(key__in=["requester", "handler"]).update(fields={"credit": "read"})

    with pytest.raises(NotEditable) as refused:
        make_record(world, who="handler", name="华信银行", credit="5")

    assert [one.code for one in refused.value.problems] == ["forms.not_editable"]


def test_showing_a_sensitive_answer_whole_is_recorded(world: World) -> None:
    made = make_record(world, name="华信银行", phone="13800001234")

    said = reveal(
        record_type="customer", record_id=made, field="phone", by=world.actor("handler"), at=NOON
    )

    assert said == "13800001234"
    assert events(made)[-1] == "records.revealed"


def test_a_type_out_of_use_takes_no_records(world: World) -> None:
    retire_record_type(code="customer", by=world.actor("builder"), at=NOON)

    with pytest.raises(RecordTypeRetired):
        create(
            record_type="customer",
            new=NewRecord(answers={"name": "x"}),
            by=world.actor("lead"),
            at=NOON,
        )
