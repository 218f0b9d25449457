"""How pressing a request is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongdan.rules.defaults import priority_content
from gongdan.rules.priority import grade
from gongdan.rules.tests.makers import published

DEFAULT = published("priority", priority_content())
CELLS = [
    (1, 1, 1), (1, 2, 2), (1, 3, 3),
    (2, 1, 2), (2, 2, 3), (2, 3, 4),
    (3, 1, 3), (3, 2, 4), (3, 3, 4),
]  # fmt: skip


@pytest.mark.parametrize(("impact", "urgency", "priority"), CELLS)
def test_each_of_the_nine_cells_gives_its_priority(
    impact: int, urgency: int, priority: int
) -> None:
    graded = grade(DEFAULT, {"impact": impact, "urgency": urgency})

    assert (graded.priority, graded.by) == (priority, "matrix")


@pytest.mark.parametrize("fact", ["requester.is_vip", "company.is_vip"])
def test_a_vip_comes_first_although_the_form_says_low(fact: str) -> None:
    graded = grade(DEFAULT, {"impact": 3, "urgency": 3, fact: True})

    assert (graded.priority, graded.by, graded.matrix_priority) == (1, "modifier", 4)
    assert graded.as_dict()["rule"]["name"] == {
        "zh-CN": "VIP 客户最高优先",
        "en": "VIP comes first",
    }
    held = [one for one in graded.as_dict()["rule"]["conditions"] if one["result"]]
    assert [(one["fields"], one["actual"], one["expected"]) for one in held] == [
        ([fact], True, [True])
    ]


def test_the_first_modifier_that_holds_wins() -> None:
    content = priority_content()
    content["modifiers"] = [
        {"key": "a", "name": {"en": "a"}, "if": {"value": False}, "priority": 1},
        {"key": "b", "name": {"en": "b"}, "if": {"value": True}, "priority": 2},
        {"key": "c", "name": {"en": "c"}, "if": {"value": True}, "priority": 3},
    ]

    graded = grade(published("priority", content), {"impact": 1, "urgency": 1})

    assert (graded.priority, graded.search.passed_over) == (2, 1)


def test_what_is_not_said_counts_as_lowest_and_is_named() -> None:
    graded = grade(DEFAULT, {"impact": None, "urgency": Decimal(1)})

    assert (graded.priority, graded.impact, graded.assumed) == (3, 3, ("impact",))
