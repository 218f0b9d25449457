"""Going through a form's records for one field: converted, made unique, options merged."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.catalog.commands.record_types import publish_record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type, publish_form
from gongdan.forms import queries as forms
from gongdan.forms.commands import publish, save_draft
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.records.commands import bin as recycling
from gongdan.records.commands import fieldwork
from gongdan.records.commands.fieldwork import begin_fieldwork, carry_fieldwork, merge_options
from gongdan.records.finding import subject
from gongdan.records.models import FieldWork
from gongdan.records.queries.indexes import form_works
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db

AREA_TOO = {"code": "floors", "kind": "number", "label": {"zh-CN": "楼层"}}
AREA = {"code": "area", "kind": "text", "label": {"zh-CN": "面积"}}


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=[*CUSTOMER_FIELDS, AREA])
    return world


def republish(fields: list[dict[str, object]]) -> None:
    publish_form("customer", fields)
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)


def current() -> list[dict[str, object]]:
    content = forms.current_version("customer").content
    return [dict(one) for one in content["fields"]]


def convert_area() -> None:
    fields = current()
    old = fields.pop()
    new = {"code": "area_m2", "kind": "number", "label": {"zh-CN": "面积"}, "scale": 2}
    republish([*fields, {**new, "replaces": old["id"]}])


def carry() -> list[FieldWork]:
    begun = list(FieldWork.objects.filter(state="running").values_list("pk", flat=True))
    for key in begun:
        carry_fieldwork(work_id=key, clock=lambda: NOON)
    return list(FieldWork.objects.filter(pk__in=begun).order_by("id"))


def test_answers_are_copied_into_the_field_that_replaces_theirs(world: World) -> None:
    good = make_record(world, name="甲", area="120.5")
    bad = make_record(world, name="乙", area="很大")
    convert_area()

    works = carry()

    assert [(one.state, one.counts) for one in works] == [("done", {"ok": 1, "failed": 1})]
    assert [(one["record"], one["value"]) for one in works[0].failures] == [(bad, "很大")]
    assert (stored("customer", good)["area_m2"], "area_m2" in stored("customer", bad)) == (
        "120.5",
        False,
    )


def test_copying_goes_on_where_it_stopped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [make_record(world, name=str(n), area=str(n)) for n in range(5)]
    convert_area()
    monkeypatch.setattr(fieldwork, "BATCH", 2)
    (key,) = FieldWork.objects.values_list("pk", flat=True)
    FieldWork.objects.filter(pk=key).update(position=made[1], counts={"ok": 2})

    carry_fieldwork(work_id=key, clock=lambda: NOON)

    found = FieldWork.objects.get(pk=key)
    assert (found.counts, found.state) == ({"ok": 5}, "done")
    assert ["area_m2" in stored("customer", one) for one in made] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_what_lies_in_the_bin_is_copied_too_and_comes_back_whole(world: World) -> None:
    made = make_record(world, name="甲", area="7")
    recycling.delete(record_type="customer", record_id=made, by=SYSTEM, at=NOON)
    convert_area()

    carry()
    recycling.restore(record_type="customer", record_id=made, by=SYSTEM, at=NOON)

    assert stored("customer", made)["area_m2"] == "7"


def test_the_same_work_is_begun_once(world: World) -> None:
    make_record(world, name="甲", area="1")
    convert_area()

    again = begin_fieldwork(form_code="customer", by=SYSTEM, at=NOON)

    assert (FieldWork.objects.count(), again) == (1, [])


def test_a_field_made_unique_claims_what_is_there_and_names_what_comes_twice(world: World) -> None:
    make_record(world, name="甲")
    twice = make_record(world, name="甲")
    fields = current()
    republish([{**fields[0], "unique": {"within": []}}, *fields[1:]])

    works = carry()

    assert works[0].counts == {"ok": 1, "failed": 1}
    assert works[0].failures[0]["record"] == twice
    with pytest.raises(InvalidInput):
        make_record(world, name="甲")


def test_merged_options_are_a_change_of_each_record(world: World) -> None:
    made = make_record(world, name="甲", level="plain")
    key = merge_options(
        record_type_code="customer",
        field="level",
        keys=["plain"],
        into="vip",
        by=world.actor("builder"),
        at=NOON,
    )

    carry_fieldwork(work_id=key, clock=lambda: NOON)

    assert stored("customer", made)["level"] == "vip"
    assert history(subject(made))[-1].event == "records.changed"
    works = form_works("customer", by=world.actor("builder"))
    assert [(one.kind, one.counts) for one in works] == [("merge", {"ok": 1})]


def test_merged_options_are_not_chosen_again_and_a_draft_does_not_bring_them_back(
    world: World,
) -> None:
    make_record(world, name="甲", level="plain")
    draft = {"format": 1, "fields": [*current(), AREA_TOO]}
    save_draft(code="customer", content=draft, by=SYSTEM, at=NOON)
    merge_options(
        record_type_code="customer",
        field="level",
        keys=["plain"],
        into="vip",
        by=world.actor("builder"),
        at=NOON,
    )

    with pytest.raises(InvalidInput):
        make_record(world, name="乙", level="plain")
    publish(code="customer", by=SYSTEM, at=NOON)
    levels = next(one for one in current() if one["code"] == "level")
    assert [one.get("is_active", True) for one in levels["options"]] == [True, False]  # type: ignore[attr-defined]


def test_options_are_merged_only_into_one_that_can_be_chosen(world: World) -> None:
    with pytest.raises(InvalidInput) as refused:
        merge_options(
            record_type_code="customer",
            field="level",
            keys=["gone"],
            into="nothing",
            by=world.actor("builder"),
            at=NOON,
        )

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("keys", "forms.not_an_option"),
        ("into", "forms.not_an_option"),
    ]
    assert not FieldWork.objects.exists()


def test_only_builders_merge_options(world: World) -> None:
    with pytest.raises(Forbidden):
        merge_options(
            record_type_code="customer",
            field="level",
            keys=["plain"],
            into="vip",
            by=world.actor("lead"),
            at=NOON,
        )

    assert not FieldWork.objects.exists()
