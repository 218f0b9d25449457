"""S4: an application that business people build and change themselves, through the API they use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import ApiClient
from gongdan.accounts.models import Role, RoleGrant
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_desk_application, make_record_type
from gongdan.forms.registry import KINDS
from gongdan.records import numbers
from gongdan.records.commands.imports import carry_import
from gongdan.records.tests.makers import make_record
from tests.stories.office import PHOTO, good, refusal

pytestmark = pytest.mark.django_db

OPTIONS = [
    {"key": "a", "label": {"zh-CN": "甲", "en": "A"}},
    {"key": "b", "label": {"zh-CN": "乙"}},
]
BRANCH = [{"key": "y", "label": {"zh-CN": "下"}}]
TREE = [{"key": "x", "label": {"zh-CN": "上"}, "children": BRANCH}]
LINE = {"code": "part", "kind": "text", "label": {"zh-CN": "备件"}}
# Of every kind that people fill in: its settings, an answer, and one that is refused.
FILLED: dict[str, tuple[dict[str, object], object, object]] = {
    "text": ({}, "三楼", 5),
    "textarea": ({}, "三楼\n会议室", 5),
    "richtext": ({}, "<p>三楼</p>", 5),
    "number": ({"scale": 2}, "12.5", "many"),
    "money": ({}, {"amt": "12.50", "cur": "CNY"}, "many"),
    "bool": ({}, True, "perhaps"),
    "date": ({}, "2026-03-05", "2026-02-31"),
    "month": ({}, "2026-03", "2026-13"),
    "year": ({}, "2026", "soon"),
    "time": ({}, "08:30", "25:00"),
    "datetime": ({}, "2026-03-05T00:30:00Z", "yesterday"),
    "daterange": ({}, ["2026-03-05", "2026-03-07"], ["2026-03-07", "2026-03-05"]),
    "select": ({"options": OPTIONS}, "a", "c"),
    "multiselect": ({"options": OPTIONS}, ["a", "b"], ["c"]),
    "cascader": ({"tree": TREE}, ["x", "y"], ["z"]),
    "address": ({}, {"region": ["440000"], "detail": "18 号"}, {"region": ["000000"]}),
    "location": ({}, {"lat": "22.5", "lng": "113.9"}, {"lat": "95", "lng": "1"}),
    "rating": ({}, 4, 9),
    "subtable": ({"columns": [LINE]}, [{"part": "轴承"}], "rows"),
    "member": ({}, "person", 999_999),
    "members": ({}, ["person"], [999_999]),
    "department": ({}, "department", 999_999),
    "departments": ({}, ["department"], [999_999]),
    "link": ({"record_type": "site"}, ["site"], [999_999]),
    "attachment": ({}, ["file"], ["no-file"]),
    "image": ({}, ["file"], ["no-file"]),
    "secret": ({}, "s3cret", 5),
}
# Given by the product itself, or needing more than a value: judged in the forms' own tests.
OTHERWISE = {"serial", "formula", "lookup", "rollup", "signature", "video", "json"}


@pytest.fixture
def world() -> Iterator[World]:
    world = make_world()
    place = {**LINE, "code": "place"}
    make_record_type(world, "site", fields=[place], content={"title": ["place"]})
    yield world
    numbers.close()


def real(value: object, world: World) -> object:
    """The sample with what exists in this world."""
    if isinstance(value, list):
        return [real(one, world) for one in value]
    known = {
        "person": lambda: world.handler.pk,
        "department": lambda: world.it.pk,
        "site": lambda: make_record(world, "site", place="总部"),
        "file": lambda: upload(world),
    }
    return known[value]() if isinstance(value, str) and value in known else value


def upload(world: World) -> str:
    page = SimpleUploadedFile("p.png", PHOTO)
    return str(good(ApiClient(world.lead).upload("files", file=page), 201)["id"])


def test_s4_4_every_kind_of_field_is_here_or_tested_where_it_is_made() -> None:
    filled = {key for key, kind in KINDS.items() if not kind.is_layout}

    assert filled - FILLED.keys() == OTHERWISE


@pytest.mark.parametrize("kind", sorted(FILLED))
def test_s4_4_a_field_is_defined_filled_in_refused_hidden_and_exported(
    world: World, kind: str
) -> None:
    settings, sample, wrong = FILLED[kind]
    item = {"code": "it", "kind": kind, "label": {"zh-CN": "字段", "en": "Field"}, **settings}
    first = {"code": "name", "kind": "text", "label": {"zh-CN": "名称"}, "required": True}
    make_record_type(world, "thing", fields=[first, item], content={"title": ["name"]})
    lead = ApiClient(world.lead)
    answers = {"name": "第一", "it": real(sample, world)}

    made = good(lead.post("record-types/thing/records", {"answers": answers}), 201)["row"]
    refused = lead.post("record-types/thing/records", {"answers": {"name": "第二", "it": wrong}})
    listed = good(lead.get("record-types/thing/records"))["items"]
    export = lead.get("record-types/thing/export")
    table = b"".join(export.streaming_content).decode()  # type: ignore[attr-defined]
    Role.objects.filter(key__in=["requester", "lead"]).update(fields={"it": "hidden"})
    hidden = lead.post("record-types/thing/records", {"answers": answers})
    seen = good(lead.get("record-types/thing/records"))["items"][0]

    assert [one["id"] for one in listed] == [made["id"]]
    assert "字段" in table
    assert refused.status_code == 422
    assert (hidden.status_code, "it" in seen["answers"], "it" in seen["texts"]) == (
        409,
        False,
        False,
    )


def form_of(client: ApiClient) -> dict[str, Any]:
    return cast("dict[str, Any]", good(client.get("forms/customer")))


def publish(client: ApiClient, fields: list[object]) -> None:
    good(client.put("forms/customer/draft", {"content": {"fields": fields}}))
    good(client.post("forms/customer/versions"), 201)
    good(client.post("record-types/customer/versions", {"content": {"format": 1}}), 201)


def test_s4_2_a_form_changes_while_it_is_used_and_nothing_is_lost(world: World) -> None:
    make_record_type(world, fields=CUSTOMER_FIELDS)
    builder, lead = ApiClient(world.builder), ApiClient(world.lead)
    old = make_record(world, name="甲", level="vip", credit="5")
    name, level, credit, since = form_of(builder)["content"]["fields"]

    publish(builder, [{**name, "code": "title"}, credit, since])
    new = good(
        lead.post("record-types/customer/records", {"answers": {"title": "乙", "credit": "7"}}), 201
    )
    rows = good(lead.get("record-types/customer/records"))["items"]
    whole = lead.get("record-types/customer/export", with_retired="true")

    assert {row["id"]: row["answers"]["title"] for row in rows} == {
        old: "甲",
        new["row"]["id"]: "乙",
    }
    assert "级别（已停用）" in b"".join(whole.streaming_content).decode()  # type: ignore[attr-defined]
    assert level["code"] == "level"


def test_s4_7_business_people_change_their_own_application_and_take_it_back_at_once(
    world: World,
) -> None:
    make_record_type(world, fields=CUSTOMER_FIELDS)
    RoleGrant.objects.filter(role__key="builder").update(application="crm")
    builder = ApiClient(world.builder)
    before = form_of(builder)["content"]["fields"]
    publish(builder, before[:1])

    made_before = good(builder.get("forms/customer/versions/1"))["content"]
    publish(builder, made_before["fields"])
    RoleGrant.objects.filter(role__key="builder").update(application="other")
    elsewhere = builder.put("forms/customer/draft", {"content": {"fields": []}})

    assert [one["code"] for one in made_before["fields"]] == ["name", "level", "credit", "since"]
    assert refusal(elsewhere)[0] == 403
    assert make_record(world, name="甲", level="vip", credit="5") > 0


def test_s4_1_a_table_becomes_an_application_that_works_at_once(world: World) -> None:
    make_desk_application(world)
    builder, lead = ApiClient(world.builder), ApiClient(world.lead)
    sheet = "资产,价格,购买日期\n打印机,1200.50,2024-05-01\n投影仪,3200,2024-06-01\n"
    table = SimpleUploadedFile("asset.csv", sheet.encode())
    file_id = good(builder.upload("files", file=table), 201)["id"]

    found = good(builder.post("sheet-proposals", {"file_id": file_id}))
    wanted = {key: found[key] for key in ("content", "settings", "mapping", "name")}
    body = {"file_id": file_id, "application": "crm", "code": "asset", **wanted}
    made = good(builder.post("sheet-record-types", body), 201)
    carry_import(run_id=made["id"], clock=lambda: NOON)

    assert good(lead.get("record-types/asset/count"))["count"] == 2


def test_s5_1_customers_are_kept_like_any_record_and_what_hangs_on_them_is_seen(
    world: World,
) -> None:
    link = {"code": "customer", "kind": "link", "label": {"zh-CN": "客户"},
            "record_type": "customer", "back_label": {"zh-CN": "商机"}}  # fmt: skip
    stage = {"code": "stage", "kind": "select", "label": {"zh-CN": "阶段"}, "options": OPTIONS}
    make_record_type(world, fields=CUSTOMER_FIELDS, content={"title": ["name"]})
    make_record_type(world, "deal", fields=[LINE, link, stage], content={"title": ["part"]})
    customer = make_record(world, name="华信银行", level="vip")
    make_record(world, "deal", part="机房改造", customer=[customer], stage="a")
    lead = ApiClient(world.lead)

    page = good(lead.get(f"record-types/customer/records/{customer}"))
    groups = good(lead.get("record-types/deal/groups", by="stage"))["items"]

    backs = [(one["label"]["zh-CN"], one["records"][0]["title"]) for one in page["back_links"]]
    assert backs == [("商机", "机房改造")]
    assert [(one["texts"], one["count"]) for one in groups] == [(["甲"], 1), ([], 1)]
