"""Which rules of a set decide, by its hit policy; and tables after rules."""

from __future__ import annotations

import pytest

from gongdan.rules.classify import classify
from gongdan.rules.dispatch import route
from gongdan.rules.priority import grade
from gongdan.rules.tests.makers import (
    Json,
    classify_content,
    dispatch_content,
    field,
    op,
    published,
    rule,
)

YES = op("=", field("channel"), "mail")
FACTS = {"channel": "mail", "type": "incident", "impact": 3, "urgency": 3}
MATRIX = {level: {"1": 2, "2": 3, "3": 4} for level in ("1", "2", "3")}


def classifying(hit: str) -> Json:
    rules = [
        rule("a", YES, {"then": {"category": "x", "impact": 2, "tags": ["a"]}}),
        rule("no", op("=", field("channel"), "phone"), {"then": {"category": "n"}}),
        rule("b", YES, {"then": {"category": "y", "impact": 1, "tags": ["b", "a"]}}),
    ]
    return {**classify_content(rules), "hit": hit}


@pytest.mark.parametrize(
    ("hit", "category", "impact", "tags"),
    [
        ("first", "x", 2, ("a",)),
        ("all", "y", 1, ("a", "b")),
        ("collect", "x", 1, ("a", "b")),
        ("unique", None, None, ()),
    ],
)
def test_a_set_declares_which_of_several_rules_decide(
    hit: str, category: str | None, impact: int | None, tags: tuple[str, ...]
) -> None:
    found = classify(published("classify", classifying(hit)), FACTS)

    assert (found.category, found.impact, found.tags) == (category, impact, tags)


def test_several_that_hold_where_one_may_are_named_in_the_trace() -> None:
    found = classify(published("classify", classifying("unique")), FACTS)

    trace = found.as_dict()
    assert (trace["rule"], trace["hit"]) == (None, "unique")
    rules = trace["rules"]
    assert isinstance(rules, list)
    assert [one["key"] for one in rules] == ["a", "b"]


def test_of_collected_priorities_the_most_pressing_counts() -> None:
    modifiers = [rule("a", YES, {"priority": 3}), rule("b", YES, {"priority": 2})]
    content: Json = {"format": 1, "matrix": MATRIX, "modifiers": modifiers, "hit": "collect"}

    assert grade(published("priority", content), FACTS).priority == 2


def test_a_rule_for_another_type_is_passed_over() -> None:
    rules = [rule("a", YES, {"team": "network", "strategy": "pool", "for_type": "repair"})]

    assert route(published("dispatch", dispatch_content(rules)), FACTS).by == "fallback"


def table(*rows: Json, hit: str = "first") -> Json:
    inputs = [{"key": "channel", "field": "channel"}, {"key": "impact", "field": "impact"}]
    names = {"zh-CN": "表", "en": "Table"}
    return {"key": "t", "name": names, "hit": hit, "inputs": inputs, "rows": list(rows)}


def row(key: str, cells: Json, team: str) -> Json:
    return {"key": key, "cells": cells, "then": {"team": team, "strategy": "pool"}}


MAIL = {"op": "=", "value": "mail"}
ROWS = [
    row("one", {"channel": MAIL, "impact": {"op": "between", "value": [1, 2]}}, "network"),
    row("two", {"channel": {"op": "in", "value": ["mail", "phone"]}}, "repair"),
    row("rest", {}, "other"),
]


@pytest.mark.parametrize(
    ("channel", "impact", "team"),
    [
        ("mail", 1, "network"),
        ("mail", 2, "network"),
        ("mail", 3, "repair"),
        ("phone", 1, "repair"),
        ("portal", 1, "other"),
    ],
)
def test_a_table_decides_by_its_rows(channel: str, impact: int, team: str) -> None:
    content = {**dispatch_content(), "tables": [table(*ROWS)]}

    way = route(published("dispatch", content), {"channel": channel, "impact": impact})

    assert (way.team, way.by) == (team, "rule")


def test_the_row_that_decided_stands_in_the_trace() -> None:
    content = {**dispatch_content(), "tables": [table(*ROWS)]}

    way = route(published("dispatch", content), {"channel": "phone", "impact": 1})

    hit = way.search.hit
    assert hit is not None
    assert (hit.rule["key"], hit.rule["name"]) == ("t.two", {"zh-CN": "表 #2", "en": "Table #2"})
    assert hit.conditions[0].actual == "phone"


def test_rules_decide_before_tables() -> None:
    rules = [rule("sure", YES, {"team": "desk", "strategy": "pool"})]
    content = {**dispatch_content(rules), "tables": [table(*ROWS)]}

    assert route(published("dispatch", content), FACTS).team == "desk"


def test_rows_that_must_be_unique_and_are_not_decide_nothing() -> None:
    content = {**dispatch_content(), "tables": [table(*ROWS, hit="unique")]}

    assert route(published("dispatch", content), FACTS).by == "fallback"
