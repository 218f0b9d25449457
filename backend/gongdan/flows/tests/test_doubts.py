"""Slips the checks find in conditions, people, times and fields before anybody works by them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gongdan.expressions import evaluate
from gongdan.expressions.sampling import samples_of
from gongdan.flows.checks import Report, check
from gongdan.flows.registry import Outside
from gongdan.flows.tests.makers import (
    Json,
    approval,
    branch,
    end,
    equals,
    exclusive,
    handling,
    process,
    start,
)

AMOUNT = "answers.amount"
Told = list[tuple[str, str]]


def compare(op: str, value: object, field: str = AMOUNT) -> Json:
    return {"op": op, "args": [{"field": field}, {"value": value}]}


def both(*conditions: Json) -> Json:
    return {"op": "and", "args": list(conditions)}


def judged(*steps: Json, **outside: object) -> Report:
    return check(process(start(), *steps, end()), around=Outside(**outside))  # type: ignore[arg-type]


def told(report: Report) -> Told:
    return [(one.code, str(one.facts.get("branch", ""))) for one in report.warnings]


def split(*conditions: Json, kind: str = "exclusive") -> list[Json]:
    asked = [branch(f"b{at}", when=one) for at, one in enumerate(conditions)]
    return [handling("work"), {**exclusive("way", *asked, branch("rest")), "kind": kind}]


CASES: list[tuple[str, list[Json], Told]] = [
    ("nothing wrong", split(compare("<", 1000), compare(">=", 1000)), []),
    ("a gap", split(compare("<", 1000), compare(">", 1000)), [("flows.branches_gap", "")]),
    (
        "two at once",
        split(compare(">", 500), compare("<", 900)),
        [("flows.branches_overlap", "b0")],
    ),
    (
        "taken by an earlier one",
        split(compare(">", 500), compare(">", 900)),
        [("flows.branch_shadowed", "b1"), ("flows.branches_overlap", "b0")],
    ),
    (
        "impossible",
        split(both(compare("<", 5), compare(">", 9)), compare(">", 9)),
        [("flows.branch_impossible", "b0")],
    ),
    (
        "words",
        split(
            compare("=", "red", "answers.color"), compare("in", ["red", "blue"], "answers.color")
        ),
        [("flows.branches_overlap", "b0")],
    ),
    (
        "dates",
        split(
            {
                "op": "<",
                "args": [{"field": "answers.day"}, {"value": "2026-05-01", "type": "date"}],
            },
            {
                "op": ">",
                "args": [{"field": "answers.day"}, {"value": "2026-05-03", "type": "date"}],
            },
        ),
        [("flows.branches_gap", "")],
    ),
    ("neighbors of whole numbers", split(compare("<=", 4999), compare(">=", 5000)), []),
    (
        "two fields",
        split(compare(">", 5), compare("=", 1, "answers.count")),
        [("flows.branches_overlap", "b0")],
    ),
    (
        "inclusive ones may open together",
        split(compare(">", 5), compare(">", 3), kind="inclusive"),
        [],
    ),
    (
        "more than comparing",
        split(
            {
                "op": ">",
                "args": [{"op": "+", "args": [{"field": AMOUNT}, {"value": 1}]}, {"value": 2}],
            },
            compare(">", 5),
        ),
        [],
    ),
]


@pytest.mark.parametrize(("what", "steps", "expected"), CASES)
def test_conditions_are_tried(what: str, steps: list[Json], expected: Told) -> None:  # noqa: ARG001 names the case
    report = judged(*steps)

    assert report.problems == ()
    assert told(report) == expected


def test_an_example_shows_what_is_meant() -> None:
    gap = judged(*split(compare("<", 1000), compare(">", 1000))).warnings[0]
    overlap = judged(*split(compare(">", 500), compare("<", 900))).warnings[0]

    assert gap.facts == {"step": "way", "example": [{"field": AMOUNT, "value": "1000"}]}
    assert overlap.facts == {
        "step": "way",
        "branch": "b0",
        "other": "b1",
        "example": [{"field": AMOUNT, "value": "700"}],
    }


comparisons = st.builds(
    compare, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), st.integers(-5, 5)
)
conditions = st.recursive(
    comparisons,
    lambda inner: (
        st.builds(
            lambda op, parts: {"op": op, "args": parts},
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=2, max_size=3),
        )
        | st.builds(lambda one: {"op": "not", "args": [one]}, inner)
    ),
    max_leaves=4,
)


@given(condition=conditions, quarter=st.integers(-28, 28))
@settings(max_examples=150, deadline=None, phases=[Phase.generate])
def test_some_sample_behaves_like_any_value(condition: Json, quarter: int) -> None:
    value = Decimal(quarter) / 4
    samples = samples_of([condition]) or {}

    answers = {evaluate(condition, {AMOUNT: one}) for one in samples[AMOUNT]}

    assert evaluate(condition, {AMOUNT: value}) in answers


def person(name: str, key: str, **settings: object) -> Json:
    return approval(key, handlers=[{"kind": "person", "person": name}], **settings)


def parallel(*steps: Json) -> Json:
    branches = [{"key": f"p{at}", "steps": [one]} for at, one in enumerate(steps)]
    return {"key": "both", "kind": "parallel", "branches": branches}


def test_somebody_who_approves_twice_is_told() -> None:
    report = judged(person("wei", "first"), handling("work"), person("wei", "again"))

    assert [(one.code, one.facts) for one in report.warnings] == [
        ("flows.approver_twice", {"step": "again", "target": "first", "name": "wei"})
    ]


def test_nobody_is_asked_twice_where_the_step_passes_them_over() -> None:
    report = judged(person("wei", "first"), person("wei", "again", dedupe="whole"))

    assert told(report) == []


def test_branches_side_by_side_may_ask_one_twice_but_not_alternatives() -> None:
    beside = judged(parallel(person("wei", "one"), person("wei", "two")))
    either = judged(
        exclusive(
            "way",
            branch("a", person("wei", "one"), when=equals(AMOUNT, 1)),
            branch("b", person("wei", "two")),
        )
    )

    assert told(beside) == [("flows.approver_twice", "")]
    assert told(either) == []


def test_limits_that_add_up_to_more_than_was_promised() -> None:
    long, short = handling("long", limit_minutes=300), handling("short", limit_minutes=60)
    way = exclusive("way", branch("a", long, when=equals(AMOUNT, 1)), branch("b", short))
    other = handling("other", limit_minutes=900, calendar="nights")
    confirm = handling("confirm", limit_minutes=900, status="resolved")

    late = judged(handling("work"), way, other, confirm, promised_minutes=300, calendar="standard")
    kept = judged(handling("work"), way, other, confirm, promised_minutes=360, calendar="standard")

    assert [(one.code, one.facts) for one in late.warnings] == [
        ("flows.longer_than_promised", {"step": "process", "hours": "6", "promised": "5"})
    ]
    assert kept.warnings == ()


def test_a_way_that_ends_early_counts_only_until_then() -> None:
    early = handling("early", limit_minutes=500)
    way = exclusive("way", branch("a", early, end("stop"), when=equals(AMOUNT, 1)), branch("b"))

    report = judged(way, handling("work"), promised_minutes=520, calendar="standard")

    assert report.warnings == ()


def test_a_column_cannot_be_demanded_of_a_hidden_table() -> None:
    fields = {"items": "hidden", "items.price": "required"}

    report = judged(handling("work", fields=fields))

    assert [(one.code, one.facts["name"]) for one in report.problems] == [
        ("flows.required_hidden", "items.price")
    ]


def test_an_answer_that_the_form_lets_nobody_give_cannot_be_demanded() -> None:
    needs = handling("work", fields={"cost": "required"})
    sets: Json = {"do": "set_field", "field": "cost", "value": {"value": 5}}
    action: Json = {"key": "sum", "kind": "action", "do": [sets]}

    missing = judged(needs, locked=frozenset({"cost"}))
    given_before = judged(action, needs, locked=frozenset({"cost"}))

    assert [(one.code, one.facts["step"]) for one in missing.problems] == [
        ("flows.nobody_fills", "work")
    ]
    assert given_before.problems == ()


def test_a_condition_over_what_nobody_fills_is_doubtful() -> None:
    report = judged(*split(compare(">", 5)), locked=frozenset({"amount"}))

    assert report.problems == ()
    assert [(one.code, one.facts["name"]) for one in report.warnings] == [
        ("flows.nobody_fills", "amount")
    ]
