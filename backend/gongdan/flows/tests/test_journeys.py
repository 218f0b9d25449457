"""Flows as data: every journey of every file ends where it should."""

from __future__ import annotations

import pytest

from gongdan.flows.progress import coverage
from gongdan.flows.tests.makers import journeys, patterns, travel


@pytest.mark.parametrize(("stem", "name"), journeys())
def test_the_journey_takes_the_expected_path(stem: str, name: str) -> None:
    travelled, expected = travel(stem, name)

    assert travelled.path == expected["path"]
    assert travelled.skipped == expected["skipped"]
    assert travelled.refusals == expected["refusals"]
    assert travelled.position.state == expected["state"]
    found = coverage(travelled.graph, travelled.position, before=travelled.before)
    assert found == expected["coverage"]


def test_every_pattern_that_can_be_drawn_has_a_journey() -> None:
    """By their usual numbers; not drawable: 8 (forbidden by blocks), 17, 28."""
    known = {*range(1, 8), 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 22, 25, 30}

    assert patterns() == known
