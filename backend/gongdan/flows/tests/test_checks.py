"""What forbids publishing a process, and what only warns."""

from __future__ import annotations

import pytest

from gongdan.flows.checks import check
from gongdan.flows.tests.makers import (
    Json,
    branch,
    codes,
    end,
    equals,
    exclusive,
    handling,
    process,
    start,
)

WRONG: list[tuple[str, Json, list[str]]] = [
    (
        "no start",
        process(handling("work"), end()),
        ["flows.start_missing"],
    ),
    (
        "two starts",
        process(start(), start("again"), handling("work"), end()),
        ["flows.start_twice"],
    ),
    ("no end", process(start(), handling("work")), ["flows.end_missing"]),
    (
        "a step behind the end",
        process(start(), end(), handling("work")),
        ["flows.unreachable"],
    ),
    (
        "a step behind branches that all end",
        process(
            start(),
            handling("work"),
            exclusive("way", branch("a", end("e1"), when=equals("x", 1)), branch("b", end("e2"))),
            end(),
        ),
        ["flows.unreachable"],
    ),
    ("nobody works", process(start(), end()), ["flows.nobody_works"]),
    (
        "no default",
        process(
            start(),
            handling("work"),
            exclusive(
                "way",
                branch("a", when=equals("x", 1)),
                branch("b", when=equals("x", 2)),
            ),
            end(),
        ),
        ["flows.default_missing"],
    ),
    (
        "two defaults",
        process(start(), handling("work"), exclusive("way", branch("a"), branch("b")), end()),
        ["flows.default_twice"],
    ),
    (
        "one branch",
        process(start(), handling("work"), exclusive("way", branch("a")), end()),
        ["flows.too_few_branches"],
    ),
    (
        "a branch without condition",
        process(start(), handling("work"), exclusive("way", {"key": "a"}, branch("b")), end()),
        ["flows.condition_missing"],
    ),
    (
        "the same key twice",
        process(start(), handling("work"), handling("work"), end()),
        ["flows.key_twice"],
    ),
    (
        "a bad key",
        process(start(), handling("工作"), end()),
        ["flows.key_wrong"],
    ),
    (
        "no handler rule",
        process(start(), handling("work", handlers=[]), end()),
        ["flows.handlers_missing"],
    ),
    (
        "a team rule without a team",
        process(start(), handling("work", handlers=[{"kind": "team"}]), end()),
        ["flows.handler_wrong"],
    ),
    (
        "a deadline of nothing",
        process(start(), handling("work", limit_minutes=0), end()),
        ["flows.deadline_not_positive"],
    ),
    (
        "a deadline nobody lives to see",
        process(start(), handling("work", limit_minutes=10**12), end()),
        ["flows.number_wrong"],
    ),
    (
        "a pause beyond the calendars",
        process(
            start(), handling("work"), {"key": "rest", "kind": "delay", "minutes": 120_001}, end()
        ),
        ["flows.number_wrong"],
    ),
    (
        "a warning after the deadline",
        process(start(), handling("work", warn_percent=100), end()),
        ["flows.warn_percent_wrong"],
    ),
    (
        "a checklist item twice",
        process(
            start(),
            handling(
                "work",
                checklist=[
                    {"key": "a", "text": {"en": "Power off"}},
                    {"key": "a", "text": {"en": "Tagged"}},
                ],
            ),
            end(),
        ),
        ["flows.key_twice"],
    ),
    (
        "an unknown setting",
        process(start(), handling("work", colour="red"), end()),
        ["flows.unknown_setting"],
    ),
    (
        "an unknown kind",
        process(start(), handling("work"), {"key": "x", "kind": "script"}, end()),
        ["flows.kind_unknown"],
    ),
    (
        "an unknown format",
        {**process(start(), handling("work"), end()), "format": 2},
        ["flows.format_unknown"],
    ),
    (
        "a nameless stage",
        process(start(), handling("work", name={"en": " "}), end()),
        ["flows.name_missing"],
    ),
    (
        "a status that stages cannot have",
        process(start(), handling("work", status="closed"), end()),
        ["flows.choice_wrong"],
    ),
    (
        "steps that are no list",
        {"format": 1, "steps": {"start": {}}},
        ["flows.value_wrong", "flows.start_missing", "flows.end_missing", "flows.nobody_works"],
    ),
    (
        "too many steps",
        process(start(), *(handling(f"work{number}") for number in range(100)), end()),
        ["flows.too_many_steps"],
    ),
]


@pytest.mark.parametrize(("what", "content", "expected"), WRONG)
def test_it_cannot_be_published_with(what: str, content: Json, expected: list[str]) -> None:  # noqa: ARG001 names the case
    assert codes(content) == expected


def test_each_problem_names_its_step() -> None:
    report = check(process(start(), handling("work", limit_minutes=-1), end()))

    assert [problem.as_dict() for problem in report.problems] == [
        {
            "path": "work.limit_minutes",
            "code": "flows.deadline_not_positive",
            "facts": {"step": "work"},
        }
    ]


def test_conditions_are_checked_against_the_form() -> None:
    way = exclusive("way", branch("a", when=equals("amount", "much")), branch("b"))
    content = process(start(), handling("work"), way, end())

    wrong_type = check(content, types={"amount": "number"})
    unknown = check(content, types={})
    right = check(content, types={"amount": "text"})

    assert [(one.code, one.facts["step"]) for one in wrong_type.problems] == [
        ("expressions.type_mismatch", "way")
    ]
    assert [one.code for one in unknown.problems] == ["expressions.unknown_field"]
    assert right.problems == ()


def test_nesting_has_a_bottom() -> None:
    inner = handling("deep")
    for level in range(12):
        inner = exclusive(f"way{level}", branch("a", inner, when=equals("x", 1)), branch("b"))

    found = codes(process(start(), handling("work"), inner, end()))

    assert found == ["flows.too_deep"]


def test_it_warns_but_lets_publish() -> None:
    content = process(
        start(),
        handling(
            "work",
            limit_minutes=None,
            skippable_by="lead",
            checklist=[{"key": "off", "text": {"en": "Power off"}}],
            phase="track",
        ),
        exclusive(
            "way",
            branch("a", when=equals("x", 1)),
            branch("b", when=equals("x", 1)),
            branch("c"),
        ),
        handling("more", phase="handle"),
        end(),
    )

    report = check(content)

    assert report.problems == ()
    assert [(warning.code, warning.facts["step"]) for warning in report.warnings] == [
        ("flows.no_deadline", "work"),
        ("flows.checklist_skippable", "work"),
        ("flows.same_condition", "way"),
        ("flows.phase_goes_back", "more"),
    ]
