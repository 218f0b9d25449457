"""Options that forms share travel in application files; none vanishes when one is undone."""

from __future__ import annotations

from typing import Any

import pytest

from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.catalog.commands.packages import Wish, import_package, try_package, undo_package
from gongdan.catalog.queries.packages import package_of
from gongdan.catalog.tests.makers import CUSTOMER
from gongdan.forms.queries import current_version
from gongdan.forms.queries.dictionaries import dictionary
from gongdan.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db

A, B, C = ({"key": key, "label": {"zh-CN": key}} for key in "abc")
GONE = {**C, "is_active": False}


@pytest.fixture(autouse=True)
def people() -> None:
    make_world()


def package(*options: dict[str, Any]) -> dict[str, Any]:
    """Customers whose region is one of the shared options, whose level one of the form's own."""
    name = {"code": "name", "kind": "text", "label": {"zh-CN": "名称"}}
    region = {"code": "region", "kind": "select", "label": {"zh-CN": "地区"}, "dictionary": "areas"}
    level = {"code": "level", "kind": "select", "label": {"zh-CN": "级别"}, "options": [*options]}
    content = {"format": 1, "fields": [name, region, level]}
    return {
        "format": 1,
        "application": {"code": "crm", "name": {"zh-CN": "客户"}, "desk_team": "service-desk"},
        "dictionaries": [{"code": "areas", "name": {"zh-CN": "地区"}, "options": [*options]}],
        "forms": [{"code": "customer", "name": {"zh-CN": "客户"}, "content": content}],
        "record_types": [
            {"code": "customer", "name": {"zh-CN": "客户"}, "form": "customer", "content": CUSTOMER}
        ],
    }


def bring(*options: dict[str, Any]) -> None:
    import_package(wish=Wish(package(*options)), by=SYSTEM, at=NOON)


def test_shared_options_come_before_the_forms_that_use_them_and_go_out_again() -> None:
    bring(A, B)

    written = package_of("crm", by=SYSTEM)
    trial = try_package(wish=Wish(package(A, B)), by=SYSTEM, at=NOON)

    assert written["dictionaries"] == package(A, B)["dictionaries"]
    assert {step.fate for step in trial.steps} == {"same"}


def test_a_form_whose_shared_options_are_nowhere_is_refused_with_its_place() -> None:
    without = {**package(A), "dictionaries": []}

    trial = try_package(wish=Wish(without), by=SYSTEM, at=NOON)

    named = [(one.path, one.code) for one in trial.problems]
    assert ("forms.customer.fields.1.dictionary", "forms.unknown_dictionary") in named


def test_options_that_came_with_an_import_go_out_of_use_when_it_is_undone() -> None:
    bring(A, B)
    bring(A, B, C)

    undo_package(application="crm", no=2, by=SYSTEM, at=NOON)

    level = current_version("customer").content["fields"][2]  # type: ignore[index]
    assert level["options"] == [A, B, GONE]
    assert dictionary("areas", by=SYSTEM).options == [A, B, GONE]
