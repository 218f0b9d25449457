"""Record types: made, published, renamed, switched off; who goes how far with their records."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection

from conftest import Api
from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import history
from gongdan.catalog.commands.packages import install_package
from gongdan.catalog.commands.record_types import (
    RecordTypeFacts,
    RecordTypeLook,
    change_record_type,
    create_record_type,
    publish_record_type,
    retire_record_type,
)
from gongdan.catalog.errors import CodeTaken, FormTaken, RecordTypeUnpublished
from gongdan.catalog.models import RecordType
from gongdan.catalog.queries.record_types import (
    record_type,
    record_type_of_form,
    record_type_versions,
    record_types,
)
from gongdan.catalog.tests.makers import (
    CUSTOMER,
    CUSTOMER_FIELDS,
    make_desk_application,
    make_form,
    make_record_type,
)
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.kernel.events import Subject

pytestmark = pytest.mark.django_db


def test_a_published_record_type_has_its_form_and_settings(world: World) -> None:
    make_record_type(world)

    found = record_type("customer")

    assert (found.no, found.application, found.content.keys) == (1, "crm", ("name",))
    assert record_type_of_form(found.form_id) == found
    assert [one.event for one in history(Subject("record_type", found.id))] == [
        "catalog.record_type_created",
        "catalog.record_type_published",
    ]


def test_a_published_record_type_has_a_partition_for_its_records(world: World) -> None:
    make_record_type(world)

    with connection.cursor() as cursor:
        form_id = record_type("customer").form_id
        cursor.execute("SELECT to_regclass(%s)::text", [f"records_form_{form_id}"])
        assert cursor.fetchone() == (f"records_form_{form_id}",)


def test_a_record_type_without_a_version_keeps_no_records_yet(world: World) -> None:
    make_desk_application(world)
    make_form("asset", CUSTOMER_FIELDS)
    facts = RecordTypeFacts(code="asset", name={"zh-CN": "设备"}, form="asset")
    create_record_type(application="crm", facts=facts, by=SYSTEM, at=NOON)

    with pytest.raises(RecordTypeUnpublished):
        record_type("asset")


def test_code_and_form_are_each_taken_once(world: World) -> None:
    make_record_type(world)
    again = RecordTypeFacts(code="customer", name={"zh-CN": "又"}, form="customer")
    other = RecordTypeFacts(code="client", name={"zh-CN": "又"}, form="customer")

    with pytest.raises(CodeTaken):
        create_record_type(application="crm", facts=again, by=SYSTEM, at=NOON)
    with pytest.raises(FormTaken):
        create_record_type(application="crm", facts=other, by=SYSTEM, at=NOON)

    assert RecordType.objects.count() == 1


def test_everything_wrong_with_the_settings_is_said_at_once(world: World) -> None:
    make_record_type(world)
    content = {
        "format": 1,
        "title": ["nome"],
        "colour": "red",
        "permissions": {"handler": {"level": "everything"}},
    }

    with pytest.raises(InvalidInput) as refused:
        publish_record_type(code="customer", content=content, by=SYSTEM, at=NOON)

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("colour", "catalog.unknown_setting"),
        ("title[0]", "catalog.unknown_field"),
        ("permissions.handler", "catalog.setting_malformed"),
    ]


def test_a_published_version_is_never_changed(world: World) -> None:
    make_record_type(world)

    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_recordtypeversion SET content = '{}'")


def test_renaming_and_switching_off_are_kept_in_history(world: World) -> None:
    make_record_type(world)
    look = RecordTypeLook(name={"zh-CN": "客户档案"}, icon="user", position=3)

    change_record_type(code="customer", look=look, by=world.actor("builder"), at=NOON)
    retire_record_type(code="customer", by=world.actor("builder"), at=NOON)

    found = record_type("customer")
    assert (found.name, found.icon, found.is_active) == ({"zh-CN": "客户档案"}, "user", False)
    entries = history(Subject("record_type", found.id))
    assert entries[-1].facts["changes"] == {"is_active": {"before": True, "after": False}}


def test_only_builders_make_record_types(world: World) -> None:
    make_record_type(world)

    with pytest.raises(Forbidden):
        publish_record_type(code="customer", content=CUSTOMER, by=world.actor("handler"), at=NOON)

    assert record_type("customer").no == 1


@pytest.mark.parametrize(
    ("who", "level"),
    [
        ("requester", "none"),
        ("handler", "edit"),
        ("lead", "delete"),
        ("builder", "delete"),
        ("administrator", "delete"),
        ("customer", "none"),
    ],
)
def test_roles_go_as_far_as_they_do_by_default(world: World, who: str, level: str) -> None:
    make_record_type(world)

    assert record_type("customer").access(world.actor(who)).level == level


def test_the_settings_of_a_type_say_otherwise_for_a_role(world: World) -> None:
    grants = {"requester": {"level": "read", "scope": "own"}, "handler": {"level": "none"}}
    make_record_type(world, content={"permissions": grants})

    of_handler = record_type("customer").access(world.actor("handler"))

    assert of_handler.scopes == {"read": "own"}
    assert [one.access for one in record_types(by=world.actor("requester"))] == ["read"]


@pytest.mark.usefixtures("world")
def test_a_package_brings_record_types() -> None:
    package = {
        "format": 1,
        "application": {"code": "crm", "name": {"zh-CN": "客户"}, "desk_team": "service-desk"},
        "forms": [
            {
                "code": "customer",
                "name": {"zh-CN": "客户"},
                "content": {"format": 1, "fields": CUSTOMER_FIELDS},
            }
        ],
        "record_types": [
            {"code": "customer", "name": {"zh-CN": "客户"}, "form": "customer", "content": CUSTOMER}
        ],
    }

    install_package(package=package, by=SYSTEM, at=NOON)

    assert record_type("customer").content.title == ("name",)


def test_a_builder_makes_a_record_type_over_http(world: World, api: Api) -> None:
    make_desk_application(world)
    builder = api.as_person(world.builder)
    body = {"application": "crm", "code": "asset", "name": {"zh-CN": "设备"}}

    made = builder.post("record-types", body)
    draft = {"content": {"format": 1, "fields": CUSTOMER_FIELDS}}
    builder.put("forms/asset/draft", draft)
    builder.post("forms/asset/versions")
    published = builder.post("record-types/asset/versions", {"content": CUSTOMER})
    renamed = builder.put("record-types/asset", {"name": {"zh-CN": "资产"}})

    assert (made.status_code, published.status_code) == (201, 201)
    assert (published.json()["no"], published.json()["access"]) == (1, "delete")
    assert renamed.json()["name"] == {"zh-CN": "资产"}
    assert [one["no"] for one in builder.get("record-types/asset/versions").json()] == [1]
    assert len(record_type_versions("asset", by=world.actor("builder"))) == 1


def test_who_may_read_nothing_sees_no_record_type(world: World, api: Api) -> None:
    make_record_type(world)
    requester = api.as_person(world.requester)

    assert requester.get("record-types").json() == []
    assert requester.get("record-types/customer").status_code == 404


LAYOUT: dict[str, object] = {
    "key": "card",
    "name": {"zh-CN": "客户卡"},
    "paper": "A5",
    "is_landscape": True,
    "heading": {},
    "has_organization": True,
    "has_number": True,
    "has_qr": True,
    "footer": {"zh-CN": "内部使用"},
    "signatures": [{"zh-CN": "经办人"}],
    "sections": [{"title": {}, "columns": 2, "fields": ["name", "level"]}],
}


def test_print_layouts_belong_to_a_version(world: World) -> None:
    make_record_type(world)

    publish_record_type(
        code="customer", content={**CUSTOMER, "print": [LAYOUT]}, by=SYSTEM, at=NOON
    )

    assert record_type("customer").content.print == (LAYOUT,)


def test_a_layout_that_cannot_be_drawn_is_refused_with_its_place(world: World) -> None:
    make_record_type(world)
    section = {"title": {}, "columns": 9, "fields": ["nowhere"]}
    wrong = {**LAYOUT, "paper": "A3", "sections": [section], "extra": 1}

    with pytest.raises(InvalidInput) as refused:
        publish_record_type(
            code="customer", content={**CUSTOMER, "print": [wrong, LAYOUT]}, by=SYSTEM, at=NOON
        )

    assert [one.path for one in refused.value.problems] == [
        "print[0].extra",
        "print[0].paper",
        "print[0].sections[0].columns",
        "print[0].sections[0].fields[0]",
        "print.key",
    ]
    assert record_type("customer").no == 1
