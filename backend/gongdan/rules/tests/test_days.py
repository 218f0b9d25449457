"""Rules and sets may be limited to days."""

from __future__ import annotations

from datetime import date

import pytest

from gongdan.rules.classify import classify
from gongdan.rules.content import problems_of
from gongdan.rules.defaults import priority_content
from gongdan.rules.dispatch import route
from gongdan.rules.explaining import tell
from gongdan.rules.facts import Known
from gongdan.rules.priority import grade
from gongdan.rules.published import Published, weighing
from gongdan.rules.tests.makers import (
    Json,
    dispatch_content,
    keywords_content,
    published,
    rule,
)
from gongdan.rules.triggers import Happening, triggered

ALWAYS: Json = {"value": True}
DOUBLE_ELEVEN = {"valid_from": "2026-11-01", "valid_to": "2026-11-12"}
TO_SALES = {"team": "sales", "strategy": "pool"}


@pytest.mark.parametrize(
    ("today", "team"),
    [
        (date(2026, 10, 31), "service-desk"),
        (date(2026, 11, 1), "sales"),
        (date(2026, 11, 12), "sales"),
        (date(2026, 11, 13), "service-desk"),
        ("2026-11-05", "sales"),
        (None, "sales"),
    ],
)
def test_a_rule_decides_on_its_days_and_the_last_one_counts(today: object, team: str) -> None:
    limited = rule("season", ALWAYS, {**TO_SALES, **DOUBLE_ELEVEN})

    way = route(published("dispatch", dispatch_content([limited])), {"today": today})

    assert way.team == team


def test_one_end_may_be_left_open() -> None:
    begins = rule("new", ALWAYS, {**TO_SALES, "valid_from": "2027-01-01"})
    version = published("dispatch", dispatch_content([begins]))

    before = route(version, {"today": date(2026, 12, 31)})
    later = route(version, {"today": date(2030, 6, 1)})

    assert (before.team, later.team) == ("service-desk", "sales")


def test_a_set_rests_outside_its_days() -> None:
    version = published(
        "dispatch", {**dispatch_content([rule("a", ALWAYS, TO_SALES)]), **DOUBLE_ELEVEN}
    )
    matrix = published("priority", {**priority_content(), **DOUBLE_ELEVEN})
    words = Published(8, "cs", "keywords", 2, {**keywords_content(), **DOUBLE_ELEVEN})
    facts = {"today": date(2026, 12, 1), "text": "发票", "requester.is_vip": True}

    assert route(version, facts).team == "service-desk"
    assert grade(matrix, facts).by == "matrix"
    assert classify(weighing(words), facts).by == "nothing"
    assert [one.fate for one in tell(version, facts)] == ["out_of_date"]


def test_a_trigger_wants_nothing_outside_its_days() -> None:
    one = {
        "key": "a",
        "name": {"en": "A"},
        "on": [{"event": "created"}],
        "then": [],
        **DOUBLE_ELEVEN,
    }
    version = published("triggers", {"format": 1, "rules": [one]})

    inside = triggered(version, [Happening("created")], {"today": date(2026, 11, 11)})
    outside = triggered(version, [Happening("created")], {"today": date(2026, 11, 13)})

    assert ([each.key for each in inside], outside) == (["a"], [])


def test_days_are_checked() -> None:
    backwards = {**TO_SALES, "valid_from": "2026-12-02", "valid_to": "2026-12-01"}
    content = {
        **dispatch_content([rule("a", ALWAYS, backwards)]),
        "valid_from": "soon",
    }

    found = [(one.path, one.code) for one in problems_of("dispatch", content, Known())]

    assert found == [
        ("rules.0.valid_to", "rules.days_backwards"),
        ("valid_from", "rules.malformed"),
    ]
