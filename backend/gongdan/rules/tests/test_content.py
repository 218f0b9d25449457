"""Every problem of a rule set is named with its place; the usual ones have none."""

from __future__ import annotations

import pytest

from gongdan.kernel.differences import Change, changes
from gongdan.rules.content import problems_of
from gongdan.rules.defaults import classify_content as empty_classify
from gongdan.rules.defaults import dispatch_content as to_one_team
from gongdan.rules.defaults import priority_content
from gongdan.rules.facts import FACTS, Known
from gongdan.rules.published import Purpose
from gongdan.rules.tests.makers import (
    classify_content,
    dispatch_content,
    field,
    keywords_content,
    op,
    rule,
    words,
)

KNOWN = Known(
    facts={**FACTS, "answers.amount": "number"},
    teams=frozenset({"network", "service-desk"}),
    categories=frozenset({"it.network", "finance.invoice", "warehouse.return"}),
)
TO_NETWORK = {"team": "network", "strategy": "pool"}


def found(purpose: Purpose, content: object) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in problems_of(purpose, content, KNOWN)]


@pytest.mark.parametrize(
    ("purpose", "content"),
    [
        ("classify", empty_classify()),
        ("keywords", keywords_content()),
        ("classify", classify_content()),
        ("priority", priority_content()),
        ("dispatch", to_one_team(team="service-desk")),
        (
            "dispatch",
            dispatch_content([rule("a", op(">", field("answers.amount"), 5), TO_NETWORK)]),
        ),
    ],
)
def test_sound_contents_have_no_problem(purpose: Purpose, content: object) -> None:
    assert found(purpose, content) == []


def test_a_missing_cell_of_the_matrix_is_named() -> None:
    content = priority_content()
    del content["matrix"]["2"]["3"]
    content["matrix"]["3"]["1"] = 5

    assert found("priority", content) == [
        ("matrix.2.3", "rules.required"),
        ("matrix.3.1", "rules.out_of_range"),
    ]


def test_a_condition_is_checked_against_the_known_facts() -> None:
    rules = [
        rule("a", op("=", field("answers.gone"), 1), TO_NETWORK),
        rule("b", op("=", field("impact"), "高"), TO_NETWORK),
        rule("c", {"value": 1}, TO_NETWORK),
    ]

    assert found("dispatch", dispatch_content(rules)) == [
        ("rules.0.if.args.0", "expressions.unknown_field"),
        ("rules.1.if.args.1", "expressions.type_mismatch"),
        ("rules.2.if", "expressions.type_mismatch"),
    ]


def test_codes_must_exist() -> None:
    rules = [rule("a", {"value": True}, {"team": "gone", "strategy": "dice"})]

    assert found("dispatch", dispatch_content(rules)) == [
        ("rules.0.team", "rules.unknown_team"),
        ("rules.0.strategy", "rules.unknown_strategy"),
    ]


def test_keys_are_unique_and_nothing_unknown_is_taken() -> None:
    twice = [rule("a", {"value": True}, TO_NETWORK), rule("a", {"value": True}, TO_NETWORK)]
    content = {**dispatch_content(twice), "extra": 1}

    assert found("dispatch", content) == [
        ("rules", "rules.duplicate_key"),
        ("extra", "rules.unknown_key"),
    ]


def test_keyword_sets_are_checked_word_by_word() -> None:
    broken = {
        "key": "a b",
        "category": "gone",
        "words": [*words(发票=0), {"word": " ", "weight": 1}, "退货"],
        "negative": [""],
        "impact": 4,
    }
    content = {**keywords_content(broken), "threshold": "2"}

    assert found("keywords", content) == [
        ("keyword_sets.0.key", "rules.malformed"),
        ("keyword_sets.0.category", "rules.unknown_category"),
        ("keyword_sets.0.words.0.weight", "rules.out_of_range"),
        ("keyword_sets.0.words.1.word", "rules.malformed"),
        ("keyword_sets.0.words.2", "rules.malformed"),
        ("keyword_sets.0.negative.0", "rules.malformed"),
        ("keyword_sets.0.impact", "rules.out_of_range"),
        ("threshold", "rules.malformed"),
    ]


def test_a_rule_must_decide_something_and_have_a_name() -> None:
    nameless = {**rule("a", {"value": True}, {"then": {}}), "name": {}}

    assert found("classify", classify_content([nameless])) == [
        ("rules.0.name", "rules.malformed"),
        ("rules.0.then", "rules.required"),
    ]


@pytest.mark.parametrize("content", [None, [], "x", {"format": 2}])
@pytest.mark.parametrize("purpose", ["classify", "priority", "dispatch"])
def test_anything_else_is_refused(purpose: Purpose, content: object) -> None:
    assert found(purpose, content) != []


def test_changes_are_found_by_key_and_a_new_order_is_one() -> None:
    a, b = rule("a", {"value": True}, TO_NETWORK), rule("b", {"value": True}, TO_NETWORK)
    moved = {**a, "team": "service-desk"}

    assert changes(dispatch_content([a, b]), dispatch_content([b, moved])) == [
        Change("rules.a.team", "network", "service-desk"),
        Change("rules.order", ["a", "b"], ["b", "a"]),
    ]
    assert changes(dispatch_content([a]), dispatch_content([a, b])) == [Change("rules.b", None, b)]
    assert changes(dispatch_content([a]), dispatch_content([a])) == []
