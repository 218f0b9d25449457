"""Where definitions name a field."""

from __future__ import annotations

import pytest

from gongdan.forms.across import own_part, parts_across
from gongdan.forms.naming import Named, places_of

CREDIT = Named(frozenset({"f_abcdefghij", "answers.credit"}), frozenset({"credit", "limit"}))
EQUALS = {"op": "=", "args": [{"field": "credit"}, {"value": "credit"}]}


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ({"if": {"op": ">", "args": [{"field": "answers.credit"}, {"value": 5}]}}, ["if.args.0"]),
        ({"if": EQUALS}, []),
        ({"steps": [{"fields": {"credit": "hidden", "name": "read"}}]}, ["steps.0.fields.credit"]),
        ({"do": "set", "field": "answers.credit", "value": {"value": 1}}, ["field"]),
        ({"handlers": [{"kind": "form_field", "field": "limit"}]}, ["handlers.0.field"]),
        ({"kind": "credit", "name": {"en": "credit"}}, []),
        ({"form": {"fields": [{"id": "f_abcdefghij", "code": "other"}]}}, ["form.fields.0.id"]),
    ],
)
def test_definitions_beside_the_form_name_it_by_setting_or_as_an_answer(
    content: dict[str, object], places: list[str]
) -> None:
    assert places_of(content, CREDIT, is_own=False) == places


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ({"filter": EQUALS}, ["filter.args.0"]),
        ({"sort": "-credit,name"}, ["sort"]),
        ({"of": "sum:credit"}, ["of"]),
        ({"columns": ["name", "credit"]}, ["columns.1"]),
        ({"filter": {"field": "credit.days"}}, ["filter"]),
        ({"sort": "credits"}, []),
    ],
)
def test_views_of_the_forms_records_name_it_by_its_code(
    content: dict[str, object], places: list[str]
) -> None:
    assert places_of(content, CREDIT, is_own=True) == places


def test_a_link_names_fields_of_the_records_and_of_its_own_form() -> None:
    both = {"op": "=", "args": [{"field": "level"}, {"field": "form.credit"}]}
    link = {"code": "customer", "kind": "link", "record_type": "customer", "filter": both}

    own = places_of(own_part(link), CREDIT, is_own=True)
    names = Named(frozenset(), frozenset({"level"}))
    across = [part for _, part in parts_across([link], record_types=["customer"], form="x")]

    assert own == ["form.0"]
    assert places_of(own_part(link), names, is_own=True) == []
    assert places_of(across[0], names, is_own=True) == ["filter.args.0"]


def test_what_looks_sums_and_fills_from_other_records_names_their_fields() -> None:
    fields: list[dict[str, object]] = [
        {"code": "customer", "kind": "link", "record_type": "customer"},
        {"code": "tier", "kind": "lookup", "link": "customer", "take": "credit"},
        {"code": "owed", "kind": "rollup", "over": {"form": "customer", "link": "site"},
         "of": "sum", "column": "credit"},
        {"code": "phone", "kind": "text", "default": {"by": "linkage", "record_type": "customer",
         "match": [{"field": "limit", "equals": {"field": "credit"}}], "take": "name"}},
    ]  # fmt: skip

    found = dict(parts_across(fields, record_types=["customer"], form="customer"))

    places = {place: places_of(part, CREDIT, is_own=True) for place, part in found.items()}
    assert places == {1: ["take"], 2: ["column"], 3: ["match.0"]}
    assert places_of(own_part(fields[3]), CREDIT, is_own=True) == ["default.0"]
    assert [places_of(own_part(one), CREDIT, is_own=True) for one in fields[:3]] == [[], [], []]
