"""Records over HTTP: the whole way round, and what each refuses."""

from __future__ import annotations

import json

import pytest

from conftest import Api, ApiClient
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import World, make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db

PHONE = {"code": "phone", "kind": "text", "label": {"zh-CN": "电话"}, "sensitive": "last4"}
RECORDS = "record-types/customer/records"


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=[*CUSTOMER_FIELDS, PHONE], content={"title": ["name"]})
    return world


@pytest.fixture
def lead(world: World, api: Api) -> ApiClient:
    return api.as_person(world.lead)


def test_a_record_is_made_read_changed_and_deleted(lead: ApiClient) -> None:
    made = lead.post(RECORDS, {"answers": {"name": "华信银行", "credit": "5"}}).json()
    address = f"{RECORDS}/{made['row']['id']}"

    changed = lead.put(address, {"answers": {"level": "vip"}, "rev": 1}).json()
    stale = lead.put(address, {"answers": {"level": "plain"}, "rev": 1})
    gone = lead.delete(address)

    assert changed["row"]["answers"] == {"name": "华信银行", "credit": "5", "level": "vip"}
    assert changed["row"]["texts"]["level"] == "重要"
    assert (stale.status_code, stale.json()["code"]) == (409, "kernel.stale")
    assert (gone.status_code, lead.get(address).status_code) == (204, 404)


def test_the_bin_gives_back_what_was_deleted(lead: ApiClient, world: World) -> None:
    made = make_record(world, name="华信银行")
    lead.delete(f"{RECORDS}/{made}")

    in_bin = lead.get(RECORDS, deleted="true").json()["items"]
    lead.put(f"record-types/customer/bin/{made}/restoration")

    assert [one["id"] for one in in_bin] == [made]
    assert lead.get(f"{RECORDS}/{made}").json()["row"]["title"] == "华信银行"


def test_lists_are_filtered_by_a_condition_in_the_address(lead: ApiClient, world: World) -> None:
    make_record(world, name="甲", credit="10")
    make_record(world, name="乙", credit="20")
    wanted = {"op": ">", "args": [{"field": "credit"}, {"value": 15}]}

    found = lead.get(RECORDS, filter=json.dumps(wanted), sort="-credit").json()
    counted = lead.get("record-types/customer/count", filter=json.dumps(wanted)).json()

    assert [one["title"] for one in found["items"]] == ["乙"]
    assert counted == {"count": 1, "is_capped": False}


def test_an_unknown_parameter_or_a_broken_filter_is_refused(lead: ApiClient) -> None:
    assert lead.get(RECORDS, filtre="x").status_code == 422
    assert lead.get(RECORDS, filter="{").status_code == 422
    assert lead.get(RECORDS, filter='{"op": "nope", "args": []}').status_code == 422


def test_groups_come_with_sums(lead: ApiClient, world: World) -> None:
    make_record(world, name="甲", level="vip", credit="10")

    found = lead.get("record-types/customer/groups", by="level", of="sum:credit").json()

    assert found["items"][0] == {"keys": ["vip"], "texts": ["重要"], "count": 1, "measures": ["10"]}


def test_a_bulk_change_is_tried_before_it_is_done(lead: ApiClient, world: World) -> None:
    ids = [make_record(world, name=name) for name in ("甲", "乙")]
    body = {"ids": [*ids, 999_999_999], "answers": {"level": "vip"}}

    trial = lead.post("record-types/customer/bulk-changes", body).json()["items"]
    before = stored("customer", ids[0])
    lead.post("record-types/customer/bulk-changes", {**body, "is_trial": False})

    assert [len(one["changed"]) for one in trial] == [1, 1, 0]
    assert [one["code"] for one in trial[2]["problems"]] == ["kernel.not_found"]
    assert (before, stored("customer", ids[1])["level"]) == ({"name": "甲"}, "vip")


def test_history_says_before_and_after_in_words_and_masks(lead: ApiClient, world: World) -> None:
    made = make_record(world, name="甲", level="plain", phone="13800001234")
    lead.put(f"{RECORDS}/{made}", {"answers": {"level": "vip", "phone": "13900005678"}})

    newest = lead.get(f"{RECORDS}/{made}/history").json()["items"][0]

    assert [(one["code"], one["before"], one["after"]) for one in newest["changes"]] == [
        ("level", "普通", "重要"),
        ("phone", "••••1234", "••••5678"),
    ]
    assert "13900005678" not in json.dumps(newest)


def test_a_sensitive_answer_is_shown_whole_when_asked_for(lead: ApiClient, world: World) -> None:
    made = make_record(world, name="甲", phone="13800001234")

    shown = lead.post(f"{RECORDS}/{made}/reveals", {"field": "phone"}).json()

    assert shown == {"value": "13800001234"}


def test_a_builder_looks_with_the_eyes_of_somebody_else(world: World, api: Api) -> None:
    Role.objects.filter(key__in=["requester", "handler"]).update(fields={"credit": "hidden"})
    made = make_record(world, name="甲", credit="10")
    builder = api.as_person(world.builder)

    as_handler = builder.get(f"{RECORDS}/{made}", view_as=world.handler.pk).json()
    refused = api.as_person(world.lead).get(RECORDS, view_as=world.handler.pk)

    assert "credit" not in as_handler["row"]["answers"]
    assert refused.status_code == 403


def test_the_page_leaves_out_fields_that_are_hidden(world: World, api: Api) -> None:
    Role.objects.filter(key__in=["requester", "handler"]).update(fields={"credit": "hidden"})

    page = api.as_person(world.handler).get("record-types/customer/page").json()

    assert [one["code"] for one in page["content"]["fields"]] == ["name", "level", "since", "phone"]
    assert (page["level"], page["access"]["name"]) == ("edit", "edit")


def test_records_that_fit_are_found_for_a_page(lead: ApiClient, world: World) -> None:
    made = make_record(world, name="甲", level="vip", phone="13800001234")
    body = {"match": [{"field": "name", "value": "甲"}], "take": ["level", "phone"]}

    found = lead.post("record-types/customer/linkage", body).json()["items"]

    readings = found[0].pop("readings")
    assert found == [{"id": made, "number": "", "title": "甲", "values": {"level": "vip"}}]
    assert readings["level"] == {"value": "vip", "type": "text"}
    assert readings["phone"]["value"] is None


def test_numbers_are_matched_as_numbers(lead: ApiClient, world: World) -> None:
    made = make_record(world, name="甲", credit="12.50")
    match = [{"field": "credit", "value": "12.5", "type": "number"}]

    found = lead.post("record-types/customer/linkage", {"match": match}).json()["items"]

    assert [one["id"] for one in found] == [made]


def test_all_that_match_are_named_by_their_ids(lead: ApiClient, world: World) -> None:
    one = make_record(world, name="甲", level="vip")
    make_record(world, name="乙")
    three = make_record(world, name="丙", level="vip")
    is_vip = '{"op": "=", "args": [{"field": "level"}, {"value": "vip"}]}'

    found = lead.get("record-types/customer/ids", filter=is_vip, sort="name").json()

    assert found == {"ids": [three, one], "is_capped": False}


def test_who_may_read_nothing_gets_nothing(world: World, api: Api) -> None:
    made = make_record(world, name="甲")
    requester = api.as_person(world.requester)

    assert requester.get(RECORDS).status_code == 403
    assert requester.get(f"{RECORDS}/{made}").status_code == 403
    assert requester.post(RECORDS, {"answers": {"name": "x"}}).status_code == 403
