"""Applications as files: written out, imported, compared on three sides, taken back."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import cast

import pytest

from conftest import Api
from gongdan.accounts.queries.actors import actor_for_person
from gongdan.accounts.tests.makers import NOON, World
from gongdan.catalog import packaging
from gongdan.catalog.commands.categories import CategoryFacts, change_category
from gongdan.catalog.commands.packages import (
    Wish,
    import_package,
    install_package,
    try_package,
    undo_package,
)
from gongdan.catalog.errors import NotTheNewestImport, PackageUndecided, SignatureBroken
from gongdan.catalog.models import Application, Category
from gongdan.catalog.packaging_normal import normal
from gongdan.catalog.queries import category
from gongdan.catalog.queries.packages import installed_packages, package_of
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.signing import signed, signer_of
from gongdan.catalog.tests.makers import CUSTOMER, CUSTOMER_FIELDS
from gongdan.forms import commands as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
Package = dict[str, object]
SEED = bytes(range(32))


def a_package() -> Package:
    return {
        "format": 1,
        "application": {"code": "crm", "name": {"zh-CN": "客户"}, "desk_team": "service-desk"},
        "categories": [
            {"code": "sales", "name": {"zh-CN": "销售"}},
            {"code": "sales-big", "name": {"zh-CN": "大客户"}, "parent": "sales"},
        ],
        "forms": [
            {
                "code": "customer",
                "name": {"zh-CN": "客户"},
                "content": {"format": 1, "fields": deepcopy(CUSTOMER_FIELDS)},
            }
        ],
        "record_types": [
            {"code": "customer", "name": {"zh-CN": "客户"}, "form": "customer", "content": CUSTOMER}
        ],
    }


def with_category(package: Package, code: str, name: str) -> Package:
    parts = [
        {**part, "name": {"zh-CN": name}} if part["code"] == code else part
        for part in cast("list[dict[str, object]]", package["categories"])
    ]
    return {**package, "categories": parts}


def rename_here(code: str, name: str) -> None:
    facts = CategoryFacts(code=code, name={"zh-CN": name})
    change_category(facts=facts, by=SYSTEM, at=NOON)


def fates(package: Package) -> dict[str, str]:
    trial = try_package(wish=Wish(package), by=SYSTEM, at=NOON)
    return {f"{one.section}/{one.key}": one.fate for one in trial.steps if one.fate != "same"}


@pytest.mark.usefixtures("world")
def test_what_was_imported_is_written_out_as_it_came() -> None:
    package = a_package()

    install_package(package=package, by=SYSTEM, at=NOON)

    assert package_of("crm", by=SYSTEM) == normal(package)
    assert fates(package) == {}


@pytest.mark.usefixtures("world")
def test_the_same_application_is_the_same_text() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)

    text = packaging.written(package_of("crm", by=SYSTEM))

    assert text == packaging.written(json.loads(text))
    assert text.startswith('{\n  "format": 1,\n  "application": {')


@pytest.mark.usefixtures("world")
def test_a_trial_says_what_would_be_made_and_makes_nothing() -> None:
    assert fates(a_package()) == {
        "application/": "make",
        "categories/sales": "make",
        "categories/sales-big": "make",
        "forms/customer": "make",
        "record_types/customer": "make",
    }
    assert not Application.objects.filter(code="crm").exists()


@pytest.mark.usefixtures("world")
def test_a_newer_file_changes_what_nobody_touched_here() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    newer = with_category(a_package(), "sales", "营销")

    import_package(wish=Wish(newer), by=SYSTEM, at=NOON)

    assert category("sales").name == {"zh-CN": "营销"}
    assert [one.no for one in installed_packages("crm", by=SYSTEM)] == [2, 1]


@pytest.mark.usefixtures("world")
def test_what_was_changed_here_alone_is_kept() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    rename_here("sales", "华南销售")

    import_package(wish=Wish(a_package()), by=SYSTEM, at=NOON)

    assert category("sales").name == {"zh-CN": "华南销售"}


@pytest.mark.usefixtures("world")
def test_what_both_sides_changed_wants_a_decision() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    rename_here("sales", "华南销售")
    newer = with_category(a_package(), "sales", "营销")

    with pytest.raises(PackageUndecided):
        import_package(wish=Wish(newer), by=SYSTEM, at=NOON)
    import_package(wish=Wish(newer, {("categories", "sales"): "ours"}), by=SYSTEM, at=NOON)
    kept = category("sales").name
    import_package(wish=Wish(newer), by=SYSTEM, at=NOON)

    assert kept == category("sales").name == {"zh-CN": "华南销售"}


@pytest.mark.usefixtures("world")
def test_a_decision_for_the_file_takes_the_file() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    rename_here("sales", "华南销售")
    newer = with_category(a_package(), "sales", "营销")

    import_package(wish=Wish(newer, {("categories", "sales"): "theirs"}), by=SYSTEM, at=NOON)

    assert category("sales").name == {"zh-CN": "营销"}


@pytest.mark.usefixtures("world")
def test_what_a_newer_file_has_no_more_is_retired() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    newer = a_package()
    newer["categories"] = cast("list[object]", newer["categories"])[:1]

    import_package(wish=Wish(newer), by=SYSTEM, at=NOON)

    assert not Category.objects.get(code="sales-big").is_active


@pytest.mark.usefixtures("world")
def test_a_record_type_follows_its_form_into_a_new_version() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    before = record_type("customer")
    newer = normal(a_package())
    content = cast("list[dict[str, dict[str, list[dict[str, object]]]]]", newer["forms"])[0]
    content["content"]["fields"][0]["label"] = {"zh-CN": "客户名称"}

    import_package(wish=Wish(newer), by=SYSTEM, at=NOON)

    after = record_type("customer")
    assert (before.no, after.no) == (1, 2)
    assert after.form_version_id != before.form_version_id


@pytest.mark.usefixtures("world")
def test_an_undone_import_leaves_everything_as_it_was() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    before = package_of("crm", by=SYSTEM)
    newer = with_category(a_package(), "sales", "营销")
    import_package(wish=Wish(newer), by=SYSTEM, at=NOON)

    undo_package(application="crm", no=2, by=SYSTEM, at=NOON)

    assert package_of("crm", by=SYSTEM) == before
    with pytest.raises(NotTheNewestImport):
        undo_package(application="crm", no=2, by=SYSTEM, at=NOON)


@pytest.mark.usefixtures("world")
def test_undoing_the_first_import_switches_the_application_off() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)

    undo_package(application="crm", no=1, by=SYSTEM, at=NOON)

    assert not Application.objects.get(code="crm").is_active


@pytest.mark.usefixtures("world")
def test_every_refusal_is_told_with_its_place_and_nothing_is_made() -> None:
    package = a_package()
    part = cast("list[dict[str, dict[str, object]]]", package["forms"])[0]
    part["content"]["fields"] = [{"code": "x", "kind": "riddle", "label": {"zh-CN": "谜"}}]

    with pytest.raises(InvalidInput) as refused:
        import_package(wish=Wish(package), by=SYSTEM, at=NOON)

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("forms.customer.fields.0.kind", "forms.unknown_kind")
    ]
    assert not Application.objects.filter(code="crm").exists()


@pytest.mark.usefixtures("world")
def test_a_draft_that_somebody_is_working_on_is_not_overwritten() -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    draft: Package = {"format": 1, "fields": []}
    forms.save_draft(code="customer", content=draft, by=SYSTEM, at=NOON)
    newer = normal(a_package())
    cast("list[dict[str, object]]", newer["forms"])[0]["name"] = {"zh-CN": "顾客"}

    trial = try_package(wish=Wish(newer), by=SYSTEM, at=NOON)

    assert [(one.path, one.code) for one in trial.problems] == [
        ("forms.customer", "catalog.draft_in_the_way")
    ]


def test_a_file_with_a_broken_outline_is_refused_at_its_places(world: World) -> None:
    package = {**a_package(), "secrets": [], "categories": [{"name": {}}, "x"]}

    with pytest.raises(InvalidInput) as refused:
        import_package(wish=Wish(package), by=actor_for_person(world.administrator), at=NOON)

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("secrets", "catalog.package_unknown_section"),
        ("categories.0", "catalog.key_needed"),
        ("categories.1", "catalog.key_needed"),
    ]


def test_only_administrators_bring_new_applications(world: World) -> None:
    with pytest.raises(Forbidden):
        import_package(wish=Wish(a_package()), by=actor_for_person(world.handler), at=NOON)


def test_a_signature_holds_for_the_file_and_for_nothing_else() -> None:
    package = signed(a_package(), seed=SEED)

    assert len(signer_of(package)) == 16
    with pytest.raises(SignatureBroken):
        signer_of(with_category(package, "sales", "营销"))
    assert signer_of(a_package()) == ""


def test_a_file_goes_out_and_in_over_http(world: World, api: Api) -> None:
    install_package(package=a_package(), by=SYSTEM, at=NOON)
    administrator = api.as_person(world.administrator)

    written = administrator.get("applications/crm/package")
    package = written.json()
    trial = administrator.post("package-trials", {"package": package})
    done = administrator.post("packages", {"package": package})

    assert 'filename="crm.json"' in written.headers["Content-Disposition"]
    assert {one["fate"] for one in trial.json()["steps"]} == {"same"}
    assert [one["no"] for one in done.json()] == [2, 1]
