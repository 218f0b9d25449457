"""Is this content of a rule set sound? Every problem with its path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gongdan.kernel.errors import Problem
from gongdan.rules.content_keywords import check_keywords
from gongdan.rules.content_records import check_records
from gongdan.rules.content_tables import check_table
from gongdan.rules.content_triggers import check_triggers
from gongdan.rules.examining import examine
from gongdan.rules.facts import Known, known_to
from gongdan.rules.published import Purpose
from gongdan.rules.shape import Check, Shape
from gongdan.rules.strategies import STRATEGIES

LEVELS: Final = ("1", "2", "3")
MOST_MINUTES: Final = 60 * 24 * 30


def problems_of(purpose: Purpose, content: object, known: Known) -> list[Problem]:
    """Everything wrong with a content; none when it may be published."""
    shape = Shape(known_to(purpose, known))
    _CHECKS[purpose](shape, content)
    shape.days(content, "")
    if shape.problems or not isinstance(content, dict):
        return shape.problems
    examined = examine(purpose, content, words=known.words)
    return [one.problem() for one in examined if not one.is_green]


def _rows(table: object) -> list[Mapping[str, object]]:
    rows = table.get("rows") if isinstance(table, dict) else None
    found = [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []
    return [one["then"] for one in found if isinstance(one.get("then"), dict)]


def _is_whole(then: Mapping[str, object], needed: frozenset[str]) -> bool:
    return bool(then) and needed <= then.keys()


def _around(
    shape: Shape, row: Mapping[str, Check], *hits: str, needed: frozenset[str] = frozenset()
) -> Mapping[str, Check]:
    """What every set may declare beside its rules: hit policy, tables, test cases."""

    def table(raw: object, path: str) -> None:
        check_table(shape, raw, path, then=row)
        for place, one in enumerate(_rows(raw)):
            if not _is_whole(one, needed):
                shape.note(f"{path}.rows.{place}.then", "required")

    return {
        "hit": shape.choice(*hits),
        "tables": shape.items(table, most=20),
        "tests": shape.items(shape.test),
        **shape.limits,
    }


def _classify(shape: Shape, content: object) -> None:
    level, category = shape.integer(1, 3), shape.one_of(shape.known.categories, "unknown_category")
    tags = shape.items(shape.word, most=20)
    outcome: Mapping[str, Check] = {
        "category": category,
        "impact": level,
        "urgency": level,
        "type": shape.key,
        "tags": tags,
    }

    def then(raw: object, path: str) -> None:
        shape.fields(raw, path, {}, outcome)
        if raw == {}:
            shape.note(path, "required")

    required: Mapping[str, Check] = {
        "format": shape.integer(1, 1),
        "rules": shape.items(_rule(shape, {"then": then})),
    }
    optional = _around(shape, outcome, "first", "unique", "all", "collect")
    shape.fields(content, "", required, optional)


def _priority(shape: Shape, content: object) -> None:
    priority = shape.integer(1, 4)

    def row(raw: object, path: str) -> None:
        shape.fields(raw, path, dict.fromkeys(LEVELS, priority))

    def matrix(raw: object, path: str) -> None:
        shape.fields(raw, path, dict.fromkeys(LEVELS, row))

    required: Mapping[str, Check] = {
        "format": shape.integer(1, 1),
        "matrix": matrix,
        "modifiers": shape.items(_rule(shape, {"priority": priority})),
    }
    optional = _around(shape, {"priority": priority}, "first", "unique", "collect")
    shape.fields(content, "", required, optional)


def _dispatch(shape: Shape, content: object) -> None:
    target: Mapping[str, Check] = {
        "team": shape.one_of(shape.known.teams, "unknown_team"),
        "strategy": shape.one_of(frozenset(STRATEGIES), "unknown_strategy"),
    }

    more: Mapping[str, Check] = {
        "needs": _levels(shape),
        "needs_from": shape.items(shape.fact, most=5),
        "role": shape.key,
        "then": shape.items(shape.one_of(shape.known.teams, "unknown_team"), most=5),
        "accept_minutes": shape.integer(1, MOST_MINUTES),
    }

    def fallback(raw: object, path: str) -> None:
        shape.fields(raw, path, target, more)

    required: Mapping[str, Check] = {
        "format": shape.integer(1, 1),
        "rules": shape.items(_rule(shape, target, more)),
        "fallback": fallback,
    }
    optional = _around(shape, target, "first", "unique", needed=frozenset(target))
    shape.fields(content, "", required, optional)


def _rule(
    shape: Shape, outcome: Mapping[str, Check], more: Mapping[str, Check] | None = None
) -> Check:
    required = {"key": shape.key, "name": shape.name, "if": shape.condition, **outcome}
    optional = {
        "is_enabled": shape.flag,
        "for_type": shape.key,
        **shape.limits,
        **(more or {}),
    }

    def check(raw: object, path: str) -> None:
        shape.fields(raw, path, required, optional)
        shape.days(raw, path)

    return check


def _levels(shape: Shape) -> Check:
    level = shape.integer(1, 5)

    def check(raw: object, path: str) -> None:
        shape.mapping(raw, path)
        for skill, value in raw.items() if isinstance(raw, dict) else ():
            level(value, f"{path}.{skill}")

    return check


_CHECKS: Final[Mapping[Purpose, Callable[[Shape, object], None]]] = {
    "keywords": check_keywords,
    "classify": _classify,
    "priority": _priority,
    "dispatch": _dispatch,
    "triggers": check_triggers,
    "records": check_records,
}
