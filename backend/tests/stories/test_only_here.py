"""Found nowhere else (5): an application as one file, reviewed, merged, signed, taken back."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from pytest_django import Settings

from conftest import ApiClient
from tests.stories.office import Office, good, refusal

Json = dict[str, Any]
SEED = bytes(range(32)).hex()
LONGEST_LINE = 240


def text_of(builder: ApiClient, **query: str) -> str:
    answer = builder.get("applications/service/package", **query)
    assert answer.status_code == 200
    return answer.content.decode()


def renamed(package: Json, section: str, code: str, name: str) -> Json:
    """The file with one part called otherwise."""
    changed = deepcopy(package)
    (part,) = [one for one in changed[section] if one["code"] == code]
    part["name"]["zh-CN"] = name
    return changed


def fates(builder: ApiClient, package: Json) -> dict[str, str]:
    steps = good(builder.post("package-trials", {"package": package}))["steps"]
    return {f"{one['section']}/{one['key']}": one["fate"] for one in steps if one["fate"] != "same"}


def test_only_here_5_an_application_is_one_file_that_can_be_reviewed(company: Office) -> None:
    builder = company.client("administrator")

    text = text_of(builder, samples="service-customer")
    package = json.loads(text)

    assert text == text_of(builder, samples="service-customer")
    assert {"forms", "processes", "types", "rule_sets", "sla_policies", "records"} <= set(package)
    assert len(text.splitlines()) > 300
    assert max(map(len, text.splitlines())) < LONGEST_LINE
    assert not {word for word in ("password", "sealed", "token", "secret") if f'"{word}"' in text}


def test_only_here_5_what_both_sides_changed_is_shown_and_decided_and_taken_back(
    company: Office,
) -> None:
    builder = company.client("administrator")
    before = text_of(builder)
    package = json.loads(before)
    here = renamed(package, "forms", "service-inquiry", "咨询单（这里改的）")
    good(builder.put("forms/service-inquiry/name", {"name": here["forms"][0]["name"]}))
    there = renamed(package, "forms", "service-inquiry", "咨询单（文件改的）")
    coming = renamed(there, "forms", "service-complaint", "投诉登记")

    shown = fates(builder, coming)
    undecided = builder.post("packages", {"package": coming})
    decided = {"section": "forms", "key": "service-inquiry", "decision": "theirs"}
    good(builder.post("packages", {"package": coming, "decisions": [decided]}), 201)
    after = json.loads(text_of(builder))
    installed = good(builder.get("applications/service/packages"))
    good(builder.post("applications/service/package-undos", {"no": installed[0]["no"]}), 201)

    assert shown["forms/service-inquiry"] == "conflict"
    assert shown["forms/service-complaint"] == "change"
    assert refusal(undecided) == (409, "catalog.package_undecided")
    assert {one["name"]["zh-CN"] for one in after["forms"]} >= {"咨询单（文件改的）", "投诉登记"}
    assert "投诉登记" not in text_of(builder)


def test_only_here_5_a_signed_file_that_was_touched_is_refused(
    company: Office, settings: Settings
) -> None:
    settings.PACKAGE_KEY = SEED
    builder = company.client("administrator")
    package = json.loads(text_of(builder))

    whole = good(builder.post("package-trials", {"package": package}))
    touched = renamed(package, "forms", "service-complaint", "换了名字")
    refused = builder.post("package-trials", {"package": touched})

    assert len(whole["signed_by"]) == 16
    assert refusal(refused)[1] == "catalog.signature_broken"
