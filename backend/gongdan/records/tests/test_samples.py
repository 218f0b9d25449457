"""Records that travel with an application's file: chosen, found again by key, taken back."""

from __future__ import annotations

import json
from typing import cast

import pytest

from conftest import ApiClient
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.packages import Wish, import_package, try_package, undo_package
from gongdan.catalog.models import InstalledPackage
from gongdan.catalog.queries.packages import package_of, package_text
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput
from gongdan.records.commands.records import change
from gongdan.records.models import Record, SampleRecord
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db

LINES = {"code": "lines", "kind": "subtable", "label": {"zh-CN": "明细"}, "columns": [
    {"code": "part", "kind": "text", "label": {"zh-CN": "备件"}},
]}  # fmt: skip
MANAGER = {"code": "manager", "kind": "member", "label": {"zh-CN": "客户经理"}}
SECRET = {"code": "pin", "kind": "text", "label": {"zh-CN": "密码"}, "sensitive": "all"}
SITE = [
    {"code": "place", "kind": "text", "label": {"zh-CN": "地点"}, "required": True},
    {"code": "owner", "kind": "link", "label": {"zh-CN": "客户"}, "record_type": "customer"},
]
KEYS = {"title": ["name"], "keys": ["name"]}


@pytest.fixture
def world() -> World:
    world = make_world()
    fields = [*CUSTOMER_FIELDS, LINES, MANAGER, SECRET]
    make_record_type(world, "site", fields=SITE, content={"keys": ["place"]})
    make_record_type(world, fields=fields, content=KEYS)
    said = {"manager": world.handler.pk, "pin": "1234", "lines": [{"part": "轴承"}]}
    owner = make_record(world, name="甲", level="vip", credit="5", **said)
    make_record(world, name="乙", level="plain")
    make_record(world, "site", place="一号楼", owner=[owner])
    return world


def exported(*samples: str) -> dict[str, object]:
    return cast("dict[str, object]", json.loads(package_text("crm", by=SYSTEM, samples=samples)))


def records_of(package: dict[str, object]) -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", package["records"])


def fates(package: dict[str, object]) -> dict[str, str]:
    steps = try_package(wish=Wish(package), by=SYSTEM, at=NOON).steps
    return {step.key: step.fate for step in steps if step.section == "records"}


def forget_everything() -> None:
    Record.objects.update(deleted_at=NOON, number="", title="")
    SampleRecord.objects.all().delete()


def names() -> list[str]:
    return sorted(Record.objects.filter(deleted_at=None).values_list("title", flat=True))


def test_a_file_carries_only_the_records_that_were_chosen(world: World) -> None:
    assert "records" not in package_of("crm", by=SYSTEM)
    assert records_of(exported("site", "customer")) == [
        {"code": "customer/甲", "name": {"zh-CN": "甲"}, "answers": {
            "name": "甲", "level": "vip", "credit": "5", "lines": [{"part": "轴承"}],
            "manager": world.handler.username}},
        {"code": "customer/乙", "name": {"zh-CN": "乙"},
         "answers": {"name": "乙", "level": "plain"}},
        {"code": "site/一号楼", "name": {"zh-CN": "一号楼"},
         "answers": {"place": "一号楼", "owner": ["customer/甲"]}},
    ]  # fmt: skip
    assert [one["answers"] for one in records_of(exported("site"))] == [{"place": "一号楼"}]


def test_what_came_out_goes_in_again_and_then_nothing_differs(world: World) -> None:
    package = exported("site", "customer")
    forget_everything()

    before = fates(package)
    import_package(wish=Wish(package), by=SYSTEM, at=NOON)

    made = Record.objects.get(deleted_at=None, title="甲")
    site = Record.objects.get(deleted_at=None, title="一号楼")
    assert set(before.values()) == {"make"}
    assert (stored("customer", made.pk)["manager"], stored("site", site.pk)["owner"]) == (
        world.handler.pk,
        [made.pk],
    )
    assert set(fates(package).values()) == {"same"}
    assert names() == ["一号楼", "乙", "甲"]


def test_a_record_keeps_its_key_when_it_is_renamed_here(world: World) -> None:
    package = exported("customer")
    forget_everything()
    import_package(wish=Wish(package), by=SYSTEM, at=NOON)
    known = SampleRecord.objects.get(key="乙").record_id
    by = world.actor("lead")
    change(record_type="customer", record_id=known, answers={"name": "丁"}, by=by, at=NOON)

    assert fates(package) == {"customer/甲": "same", "customer/乙": "keep"}


@pytest.mark.usefixtures("world")
def test_an_import_without_samples_leaves_records_alone_and_undoing_takes_new_ones_back() -> None:
    package = exported("customer")
    forget_everything()

    import_package(wish=Wish(package, with_samples=False), by=SYSTEM, at=NOON)
    without = names()
    import_package(wish=Wish(package), by=SYSTEM, at=NOON)
    with_them = names()
    newest = InstalledPackage.objects.order_by("-no").first()
    assert newest is not None
    undo_package(application="crm", no=newest.no, by=SYSTEM, at=NOON)

    assert (without, with_them, names()) == ([], ["乙", "甲"], [])


@pytest.mark.usefixtures("world")
def test_a_link_that_leads_nowhere_is_refused_with_its_place() -> None:
    package = exported("site", "customer")
    package["records"] = [
        {"code": "site/二号楼", "answers": {"place": "二号楼", "owner": ["customer/nobody"]}},
        {"code": "order/1", "answers": {}},
    ]

    with pytest.raises(InvalidInput) as refused:
        import_package(wish=Wish(package), by=SYSTEM, at=NOON)
    found = try_package(wish=Wish(package), by=SYSTEM, at=NOON).problems

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("records.site/二号楼", "records.sample_unknown")
    ]
    assert [one.code for one in found] == ["records.sample_unknown", "records.sample_of_other"]


def test_the_address_takes_the_chosen_types(world: World) -> None:
    builder = ApiClient(world.builder)

    plain = json.loads(builder.get("/applications/crm/package").content)
    chosen = json.loads(builder.get("/applications/crm/package", samples="customer").content)

    assert "records" not in plain
    assert [one["code"] for one in chosen["records"]] == ["customer/甲", "customer/乙"]
