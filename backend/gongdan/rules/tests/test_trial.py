"""Trying a request out, and what judging costs."""

from __future__ import annotations

from time import perf_counter

from gongdan.rules.defaults import priority_content
from gongdan.rules.dispatch import route
from gongdan.rules.tests.makers import (
    classify_content,
    dispatch_content,
    field,
    op,
    published,
    rule,
)
from gongdan.rules.trial import judge

SETS = {
    "classify": published("classify", classify_content()),
    "priority": published("priority", priority_content()),
    "dispatch": published(
        "dispatch",
        dispatch_content(
            [
                rule("finance", op("=", field("category"), "finance.invoice"),
                     {"team": "finance", "strategy": "round_robin"}),
            ]
        ),
    ),
}  # fmt: skip


def test_a_text_is_classified_graded_and_routed() -> None:
    verdict = judge(SETS, {"title": "", "text": "请开发票", "company.is_vip": True})

    assert verdict.facts["category"] == "finance.invoice"
    assert verdict.grading.priority == 1
    assert (verdict.route.team, verdict.route.strategy) == ("finance", "round_robin")


def test_what_the_requester_said_is_kept() -> None:
    verdict = judge(SETS, {"text": "请开发票", "category": "it.network", "impact": 1, "urgency": 1})

    assert verdict.facts["category"] == "it.network"
    assert verdict.classification.category == "finance.invoice"
    assert (verdict.grading.priority, verdict.route.team) == (1, "service-desk")


def test_without_rules_nothing_is_decided() -> None:
    verdict = judge({}, {"text": "请开发票"})

    assert (verdict.classification, verdict.grading, verdict.route) == (None, None, None)


def test_two_hundred_rules_on_one_order_take_milliseconds() -> None:
    conditions = [
        op(
            "and",
            op("=", field("category"), "it.network"),
            op("in", field("channel"), ["portal", "phone"]),
            op("contains", field("text"), f"第{number}间"),
        )
        for number in range(200)
    ]
    rules = [
        rule(f"r{number}", condition, {"team": "network", "strategy": "pool"})
        for number, condition in enumerate(conditions)
    ]
    version = published("dispatch", dispatch_content(rules))
    facts = {"category": "it.network", "channel": "portal", "text": "三楼网络断了" * 20}

    started = perf_counter()
    runs = [route(version, facts) for _ in range(10)]
    each = (perf_counter() - started) / len(runs)

    assert runs[0].search.passed_over == 200
    assert each < 0.02
