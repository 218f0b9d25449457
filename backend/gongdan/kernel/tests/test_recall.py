"""What does not change is read once inside a block, and afresh outside."""

from __future__ import annotations

from collections.abc import Set

import pytest

from gongdan.kernel.recall import recalled, recalled_each, recalling

asked: list[object] = []
NAMES = {1: "周敏", 2: "刘洋"}


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    asked.clear()


@recalled
def name(key: int) -> str:
    """One name, and a note that it was read."""
    asked.append(key)
    return NAMES[key]


@recalled_each
def names(keys: Set[int]) -> dict[int, str]:
    """The names there are, and a note of what was read."""
    asked.append(sorted(keys))
    return {key: NAMES[key] for key in keys if key in NAMES}


def test_outside_everything_is_read_afresh() -> None:
    answers = [name(1), name(1), names([1, None]), names([1])]

    assert answers == ["周敏", "周敏", {1: "周敏"}, {1: "周敏"}]
    assert asked == [1, 1, [1], [1]]


def test_inside_one_question_is_asked_once_and_of_several_only_the_new() -> None:
    with recalling():
        first = (name(2), names([1, 9]))
        with recalling():
            second = (name(2), names([2, 1, 9]))

    assert first == ("刘洋", {1: "周敏"})
    assert second == ("刘洋", {1: "周敏", 2: "刘洋"})
    assert asked == [2, [1, 9], [2]]


def test_nobody_is_asked_of_nothing() -> None:
    assert names([None]) == {}
    assert asked == []
