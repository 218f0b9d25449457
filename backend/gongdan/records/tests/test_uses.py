"""Who names a field of a form: asked before it is retired, and of a draft."""

from __future__ import annotations

import pytest

from conftest import ApiClient
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.forms import commands, queries
from gongdan.forms.queries.uses import draft_effects, field_uses
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden
from gongdan.records.commands.views import NewView, save_view
from gongdan.rules import commands as rules
from gongdan.rules.defaults import classify_content

pytestmark = pytest.mark.django_db

DOUBLED = {"op": "*", "args": [{"field": "credit"}, {"value": 2}]}
FIELDS = [
    *CUSTOMER_FIELDS,
    {"code": "twice", "kind": "formula", "label": {"zh-CN": "两倍"}, "expression": DOUBLED},
]
SITE = [
    {"code": "customer", "kind": "link", "label": {"zh-CN": "客户"}, "record_type": "customer"},
    {"code": "credit", "kind": "lookup", "label": {"zh-CN": "额度"}, "link": "customer",
     "take": "credit", "result": "number"},
]  # fmt: skip


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=FIELDS, content={"title": ["name"]})
    make_record_type(world, "site", fields=SITE)
    query = {"sort": "-credit", "columns": ["name", "level"]}
    new = NewView(subject="record:customer", name="大额", query=query, scope="everyone")
    save_view(new=new, by=world.actor("lead"), at=NOON)
    mine = NewView(subject="record:customer", name="我的秘密", query=query)
    save_view(new=mine, by=world.actor("lead"), at=NOON)
    Role.objects.filter(key="handler").update(fields={"credit": "hidden"})
    return world


def uses_of(world: World, field: str) -> list[tuple[str, str, str]]:
    (found,) = field_uses("customer", field=field, by=world.actor("builder"))
    return [(one.kind, one.name.get("zh-CN", one.code), one.place) for one in found.uses]


def test_one_question_finds_fields_types_forms_roles_and_views(world: World) -> None:
    assert uses_of(world, "credit") == [
        ("field", "两倍", "expression.args.0"),
        ("form", "site", "fields.1.take"),
        ("role", "处理人", "fields.credit"),
        ("view", "大额", "sort"),
        ("view", "一个私人视图", "sort"),
    ]
    assert uses_of(world, "name") == [
        ("record_type", "customer", "title.0"),
        ("view", "大额", "columns.0"),
        ("view", "一个私人视图", "columns.0"),
    ]


def test_rules_of_the_application_are_searched_too(world: World) -> None:
    condition = {"op": ">", "args": [{"field": "answers.credit"}, {"value": 100}]}
    content = {**classify_content(), "rules": [{"if": condition}]}
    rules.save_draft(
        application="crm", purpose="classify", content=content, expected_rev=0, by=SYSTEM, at=NOON
    )

    assert [one for one in uses_of(world, "credit") if one[0] == "rule_set"] == [
        ("rule_set", "分类规则", "rules.0.if.args.0")
    ]


def test_a_draft_says_what_it_touches(world: World) -> None:
    *rest, credit, since, twice = queries.current_version("customer").content["fields"]
    renamed = {**since, "code": "begun"}
    content = {"format": 1, "fields": [*rest, renamed]}
    commands.save_draft(code="customer", content=content, by=SYSTEM, at=NOON)

    found = draft_effects("customer", by=world.actor("builder"))

    told = [(one.what, one.field.code, [use.kind for use in one.field.uses]) for one in found]
    assert told == [
        ("retired", "credit", ["form", "role", "view", "view"]),
        ("renamed", "since", []),
        ("retired", "twice", []),
    ]
    assert (credit["code"], twice["code"]) == ("credit", "twice")


def test_a_field_that_another_replaces_is_said_so(world: World) -> None:
    *rest, since, _ = queries.current_version("customer").content["fields"]
    new = {"code": "since_text", "kind": "text", "label": {"zh-CN": "起"}, "replaces": since["id"]}
    content = {"format": 1, "fields": [*rest, new]}
    commands.save_draft(code="customer", content=content, by=SYSTEM, at=NOON)

    found = draft_effects("customer", by=world.actor("builder"))

    assert [(one.what, one.field.code) for one in found] == [
        ("replaced", "since"),
        ("retired", "twice"),
    ]


def test_only_builders_ask_and_the_addresses_answer(world: World) -> None:
    builder, lead = ApiClient(world.builder), ApiClient(world.lead)

    with pytest.raises(Forbidden):
        field_uses("customer", by=world.actor("lead"))
    assert lead.get("/forms/customer/uses").status_code == 403
    items = builder.get("/forms/customer/uses", field="credit").json()["items"]
    assert [one["code"] for one in items] == ["credit"]
    assert builder.get("/forms/customer/uses", field="nothing").status_code == 404
    assert builder.get("/forms/customer/draft/effects").json() == {"items": []}


def test_answers_begun_under_an_older_version_are_carried_over(world: World) -> None:
    name, level, credit, since, twice = queries.current_version("customer").content["fields"]
    more = {"code": "note", "kind": "text", "label": {"zh-CN": "备注"}}
    text = {"code": "since_text", "kind": "text", "label": {"zh-CN": "起"}, "replaces": since["id"]}
    content = {"format": 1, "fields": [name, level, text, more]}
    commands.save_draft(code="customer", content=content, by=SYSTEM, at=NOON)
    commands.publish(code="customer", by=SYSTEM, at=NOON)
    answers = {"name": "甲", "credit": "5", "since": "2020-01-02"}

    reply = ApiClient(world.requester).post(
        "/forms/customer/versions/1/upgrades", {"answers": answers}
    )

    said = reply.json()
    new = {one["code"]: one["id"] for one in queries.current_version("customer").content["fields"]}
    assert said["answers"] == {name["id"]: "甲", new["since_text"]: "2020-01-02"}
    assert (said["no"], said["is_behind"], said["dropped"]) == (2, True, ["credit"])
    assert (said["added"], said["lossy"], said["failed"]) == (["since_text", "note"], [], [])
    assert (credit["code"], twice["code"]) == ("credit", "twice")
