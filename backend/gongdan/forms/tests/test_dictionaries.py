"""Shared options, versions side by side and trials, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.audit.models import Entry
from gongdan.forms import queries
from gongdan.forms.tests.makers import NAME, OPTIONS, field_id, make_content, make_item

if TYPE_CHECKING:
    from conftest import Api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NEW = {"code": "repair", "name": NAME, "application": "facilities"}
SORTS = {"code": "sorts", "name": NAME, "application": "facilities", "options": OPTIONS}
USING = make_content(make_item("select", "sort", options=None, dictionary="sorts"))


def test_forms_take_their_options_from_a_dictionary_as_it_is_now(api: Api) -> None:
    builder = api.as_person(make_world().builder)
    builder.post("forms", NEW)
    early = builder.put("forms/repair/draft", {"content": USING})
    made = builder.post("dictionaries", SORTS)
    builder.put("forms/repair/draft", {"content": USING})
    builder.post("forms/repair/versions")
    before = queries.current_version("repair").definition.fields[0].settings["options"]

    fresh = [*OPTIONS, {"key": "scan", "label": {"zh-CN": "扫描仪"}}]
    changed = builder.put("dictionaries/sorts", {"name": NAME, "options": fresh, "rev": 1})

    after = queries.current_version("repair")
    assert early.json()["draft"]["problems"] == [
        {
            "path": "fields.0.dictionary",
            "code": "forms.unknown_dictionary",
            "facts": {"dictionary": "sorts"},
        }
    ]
    assert (made.status_code, made.json()["rev"]) == (201, 1)
    assert before == OPTIONS
    assert (changed.json()["rev"], after.definition.fields[0].settings["options"]) == (2, fresh)
    shown = builder.get("forms/repair/versions/1").json()["content"]["fields"][0]
    assert shown["options"] == fresh
    assert Entry.objects.filter(event__startswith="forms.dictionary").count() == 2


def test_no_option_of_a_dictionary_vanishes(api: Api) -> None:
    builder = api.as_person(make_world().builder)
    builder.post("dictionaries", SORTS)
    fewer = {"name": NAME, "options": OPTIONS[:1], "rev": 1}

    refused = builder.put("dictionaries/sorts", fewer)
    stale = builder.put("dictionaries/sorts", {**fewer, "options": OPTIONS, "rev": 7})

    assert refused.json()["facts"]["problems"] == [
        {"path": "options", "code": "forms.option_removed", "facts": {"options": "pc, fax"}}
    ]
    assert (stale.status_code, stale.json()["code"]) == (409, "kernel.stale")
    assert builder.get("dictionaries/sorts").json()["options"] == OPTIONS


def test_a_dictionary_is_read_by_all_and_changed_by_builders(api: Api) -> None:
    world = make_world()
    builder, requester = api.as_person(world.builder), api.as_person(world.requester)
    builder.post("dictionaries", SORTS)

    assert requester.get("dictionaries").json()["items"][0]["may_change"] is False
    assert requester.post("dictionaries", {**SORTS, "code": "other"}).status_code == 403
    assert requester.put("dictionaries/sorts/retirement").status_code == 403
    assert requester.get("dictionaries/none").status_code == 404
    assert builder.post("dictionaries", SORTS).json()["code"] == "forms.dictionary_code_taken"
    assert builder.post("dictionaries", {**SORTS, "code": "X", "options": [{}]}).status_code == 422
    assert builder.put("dictionaries/sorts/retirement").json()["is_active"] is False
    assert api.as_nobody().get("dictionaries").status_code == 401


def test_versions_are_compared_and_the_draft_is_tried(api: Api) -> None:
    world = make_world()
    builder = api.as_person(world.builder)
    large = {"op": ">", "args": [{"field": "amount"}, {"value": 10}]}
    builder.post("forms", NEW)
    builder.put("forms/repair/draft", {"content": make_content(make_item("number", "amount"))})
    builder.post("forms/repair/versions")
    draft = make_content(
        make_item("number", "amount"), make_item("text", "reason", visible=large, required=True)
    )
    builder.put("forms/repair/draft", {"content": draft})

    compared = builder.get("forms/repair/difference", before=1)
    small = builder.post("forms/repair/trial", {"answers": {"amount": 3}})
    much = builder.post("forms/repair/trial", {"answers": {"amount": 11, "nothing": 1}})
    other = builder.post("forms/repair/trial", {"role": "nobody"})

    assert [(c["what"], c["code"]) for c in compared.json()["changes"]] == [("added", "reason")]
    assert small.json() == {
        "answers": {field_id("amount"): "3"},
        "problems": [],
        "refused": [],
        "warnings": [],
        "shown": [field_id("amount")],
        "locked": [],
    }
    assert [p["code"] for p in much.json()["problems"]] == ["forms.required"]
    assert [p["code"] for p in much.json()["refused"]] == ["forms.unknown_field"]
    assert (other.status_code, other.json()["facts"]["problems"][0]["code"]) == (
        422,
        "forms.unknown_role",
    )
    requester = api.as_person(world.requester)
    assert requester.get("forms/repair/difference").status_code == 403
    assert requester.post("forms/repair/trial", {}).status_code == 403
    assert builder.get("forms/repair/difference", before=9).status_code == 404
