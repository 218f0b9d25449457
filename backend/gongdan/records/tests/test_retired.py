"""Fields that are asked no longer stay in the history and in exports; words are the reader's."""

from __future__ import annotations

import pytest

from conftest import ApiClient
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.record_types import publish_record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type, publish_form
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.records.commands.records import change
from gongdan.records.listing import Wanted
from gongdan.records.queries.detail import history
from gongdan.records.queries.exports import table
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db

ACTIVE = {"code": "active", "kind": "bool", "label": {"zh-CN": "在用", "en": "Active"}}
FIELDS = [*CUSTOMER_FIELDS, ACTIVE]


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=FIELDS)
    return world


def retire(code: str, *more: dict[str, object]) -> None:
    fields = forms.current_version("customer").content["fields"]
    publish_form("customer", [*(one for one in fields if one["code"] != code), *more])
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)


def told(world: World, record_id: int, **how: str) -> list[tuple[str, str, str]]:
    lines = history("customer", record_id, by=world.actor("lead"), at=NOON, **how)  # type: ignore[arg-type]
    return [(one.label["zh-CN"], one.before, one.after) for line in lines for one in line.changes]


def test_the_history_tells_of_a_field_that_is_asked_no_longer(world: World) -> None:
    made = make_record(world, name="甲", level="plain", active=False)
    by, code = world.actor("lead"), "customer"
    change(record_type=code, record_id=made, answers={"level": "vip"}, by=by, at=NOON)
    retire("level", {"code": "level", "kind": "number", "label": {"zh-CN": "新级别"}})

    assert told(world, made) == [("级别", "普通", "重要")]
    assert told(world, made, language="en") == [("级别", "Plain", "VIP")]


def test_what_was_hidden_stays_hidden_when_it_is_retired(world: World) -> None:
    made = make_record(world, name="甲", level="plain")
    by, code = world.actor("lead"), "customer"
    change(record_type=code, record_id=made, answers={"level": "vip"}, by=by, at=NOON)
    retire("level")
    Role.objects.filter(key__in=["requester", "lead"]).update(fields={"level": "hidden"})

    assert told(world, made) == []
    assert next(table("customer", Wanted(), by=world.actor("lead"), with_retired=True)) == [
        "编号", "名称", "额度", "合作起始", "在用",
    ]  # fmt: skip


def test_an_export_has_retired_fields_on_wish_and_speaks_the_readers_language(
    world: World,
) -> None:
    make_record(world, name="甲", level="vip", credit="5", active=True)
    retire("level", {"code": "level", "kind": "number", "label": {"zh-CN": "新级别"}})
    lead = world.actor("lead")

    plain = list(table("customer", Wanted(), by=lead))
    whole = list(table("customer", Wanted(language="en"), by=lead, with_retired=True))

    assert plain == [
        ["编号", "名称", "额度", "合作起始", "在用", "新级别"],
        ["", "甲", "5", "", "是", ""],
    ]
    assert whole == [
        ["Number", "名称", "额度", "合作起始", "Active", "新级别", "级别 (retired)"],
        ["", "甲", "5", "", "Yes", "", "VIP"],
    ]


def test_lists_groups_and_single_records_speak_the_language_of_the_request(world: World) -> None:
    made = make_record(world, name="甲", level="vip", active=True)
    lead = ApiClient(world.lead)
    lead.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr, en-US;q=0.8, zh;q=0.5"

    row = lead.get("/record-types/customer/records").json()["items"][0]
    groups = lead.get("/record-types/customer/groups", by="level").json()["items"]
    one = lead.get(f"/record-types/customer/records/{made}").json()
    export = lead.get("/record-types/customer/export", with_retired="true")

    assert (row["texts"]["level"], groups[0]["texts"]) == ("VIP", ["VIP"])
    assert (one["row"]["texts"]["active"], export.status_code) == ("Yes", 200)
    assert "Yes" in b"".join(export.streaming_content).decode()  # type: ignore[attr-defined]
