"""What a small revision may change: who does a step, until when, and how it is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from gongdan.kernel.errors import Problem

TOO_MUCH = "flows.not_minor"
TEXTS = ("name", "sentence", "button")
PEOPLE = ("handlers", "substitutes", "dispatchers", "receivers")
DEADLINES = ("limit_minutes", "warn_percent", "calendar", "ladder")
MAY_CHANGE = frozenset((*TEXTS, *PEOPLE, *DEADLINES))
# What lies inside a step and is looked at on its own; test cases decide nothing.
BESIDE = frozenset(("cases", "review"))

Content = Mapping[str, object]


def too_much(before: Content, after: Content) -> list[Problem]:
    """Every step in which more changed than a small revision may; nothing when it is one."""
    one, other = _steps(before), _steps(after)
    if list(one) != list(other):
        added = [key for key in (*one, *other) if (key in one) != (key in other)]
        return [_problem(key) for key in added] or [_problem("")]
    found = [_problem(key) for key in one if one[key] != other[key]]
    return found or ([] if _rest(before) == _rest(after) else [_problem("")])


def _problem(step: str) -> Problem:
    return Problem(path=step or "process", code=TOO_MUCH, step=step)


def _rest(content: Content) -> dict[str, object]:
    return {key: value for key, value in content.items() if key != "steps" and key not in BESIDE}


def _steps(content: Content) -> dict[str, object]:
    return {key: _held(step) for key, step in _walk(content.get("steps"))}


def _walk(steps: object) -> Iterator[tuple[str, Content]]:
    for step in cast("list[Content]", steps if isinstance(steps, list) else []):
        yield str(step.get("key", "")), step
        yield from _walk(step.get("steps"))
        for branch in cast("list[Content]", step.get("branches") or []):
            yield from _walk(branch.get("steps"))


def _held(step: Content) -> dict[str, object]:
    """What of a step has to stay as it is."""
    kept = {key: value for key, value in step.items() if key not in MAY_CHANGE}
    kept["steps"] = _keys(step.get("steps"))
    kept["branches"] = [
        {**{key: value for key, value in one.items() if key != "name"},
         "steps": _keys(one.get("steps"))}
        for one in cast("list[Content]", step.get("branches") or [])
    ]  # fmt: skip
    for named in ("buttons", "checklist"):
        items = cast("list[Content]", step.get(named) or [])
        kept[named] = [
            {key: value for key, value in one.items() if key not in ("name", "text")}
            for one in items
        ]
    return kept


def _keys(steps: object) -> list[str]:
    items = cast("list[Content]", steps if isinstance(steps, list) else [])
    return [str(one.get("key", "")) for one in items]
