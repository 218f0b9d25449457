"""Definitions that are no definitions: refused with their place, never an error of ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.forms.checking import check
from gongdan.forms.registry import KINDS
from gongdan.forms.tests.makers import codes, make_content, make_item

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
ANYTHING = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
SETTINGS = sorted(
    {name for kind in KINDS.values() for name in kind.settings}
    | {"label", "default", "visible", "required_if", "unique", "aliases", "sensitive", "width"}
    | {"hint", "replaces", "columns", "indexed", "clear_when_hidden", "id", "code"}
)
SHAPES = ANYTHING | st.sampled_from(
    [
        {"by": "formula"},
        {"by": "linkage", "match": [{}]},
        {"field": "one"},
        {"op": "=", "args": [{"field": "one"}]},
        [{"key": "a"}],
        [{"key": "a", "label": {"en": "A"}, "when": "x"}],
        {"from": "today", "days": "x"},
        {"departments": [{}]},
        {"lat": "x", "lng": 1, "meters": 1},
        "[",
        "(a+)+",
        10**30,
        {"within": [1]},
        {"type": []},
        {"properties": []},
    ]
)


@settings(max_examples=400, deadline=None)
@given(
    kind=st.sampled_from(sorted(KINDS)),
    more=st.dictionaries(st.sampled_from(SETTINGS), SHAPES, max_size=4),
)
def test_a_field_of_any_settings_is_judged_without_an_error(
    kind: str, more: dict[str, object]
) -> None:
    content = make_content({**make_item(kind, "one"), **more}, make_item("text", "two"))

    assert all(problem.path and problem.code for problem in check(content))


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["format", "fields", "checks", "title", "number"]), ANYTHING)
)
def test_any_content_is_judged_without_an_error(content: dict[str, object]) -> None:
    assert check(content) != []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({}, [("format", "forms.format_unknown"), ("fields", "forms.no_fields")]),
        (make_content("text"), [("fields.0", "forms.field_malformed")]),
        (make_content({**make_item("text", "one"), "kind": ["text"]}),
         [("fields.0.kind", "forms.unknown_kind")]),
        (make_content({**make_item("text", "one"), "kind": "magic"}),
         [("fields.0.kind", "forms.unknown_kind")]),
        (make_content(make_item("text", "one"), make_item("number", "one")),
         [("fields.1.id", "forms.id_repeated"), ("fields.1.code", "forms.code_repeated")]),
        (make_content(*[make_item("text", "one")] * 501), [("fields", "forms.no_fields")]),
        (make_content(make_item("text", "one", colour="red")),
         [("fields.0.colour", "forms.unknown_setting")]),
    ],
)  # fmt: skip
def test_the_place_is_named(content: dict[str, object], found: list[tuple[str, str]]) -> None:
    assert codes(tuple(check(content))) == found


def test_a_condition_that_is_too_deep_is_refused() -> None:
    deep: dict[str, object] = {"field": "two"}
    for _ in range(200):
        deep = {"op": "not", "args": [deep]}
    content = make_content(make_item("text", "one", visible=deep), make_item("bool", "two"))

    assert [problem.code for problem in check(content)] == ["expressions.too_deep"]
