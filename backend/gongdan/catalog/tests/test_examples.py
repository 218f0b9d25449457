"""Applications that travel with the product are offered to those who build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.catalog.shipped import examples

if TYPE_CHECKING:
    from conftest import Api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_each_example_says_what_it_brings_and_can_be_had(api: Api) -> None:
    builder = api.as_person(make_world().builder)

    offered = builder.get("package-examples").json()
    supplies = next(one for one in offered if one["code"] == "supplies")
    file = builder.get("package-examples/supplies").json()

    assert len(offered) == len(examples()) == 10
    assert [one["name"]["zh-CN"] for one in supplies["types"]] == ["办公用品申领"]
    assert file["application"]["code"] == "supplies"


@pytest.mark.parametrize("code", ["nothing", "..", "%2e%2e%2fit"])
def test_nothing_else_is_given_out(api: Api, code: str) -> None:
    builder = api.as_person(make_world().builder)

    assert builder.get(f"package-examples/{code}").status_code == 404


def test_who_builds_nothing_is_offered_nothing(api: Api) -> None:
    requester = api.as_person(make_world().requester)

    assert requester.get("package-examples").status_code == 403
    assert requester.get("package-examples/supplies").status_code == 403
