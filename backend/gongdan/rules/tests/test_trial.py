"""Trying a request out changes nothing and shows every reason."""

from __future__ import annotations

from gongdan.rules.defaults import priority_content
from gongdan.rules.tests.makers import (
    dispatch_content,
    field,
    op,
    published,
    rule,
    weighing_words,
)
from gongdan.rules.trial import judge

SETS = {
    "classify": weighing_words(),
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
