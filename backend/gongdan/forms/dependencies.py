"""Which field's conditions ask for which other field, and the order in which to judge them."""

from __future__ import annotations

from collections.abc import Iterable

from gongdan.expressions.tree import Expression, fields_of
from gongdan.forms.definition import FieldDefinition


def in_order(fields: Iterable[FieldDefinition]) -> list[FieldDefinition]:
    """The fields so that each comes after those its conditions ask for (none go in circles)."""
    known = {item.id: item for item in fields}
    asked = asked_by(known.values())
    done: dict[str, FieldDefinition] = {}

    def visit(name: str, waiting: frozenset[str]) -> None:
        if name in done or name in waiting:
            return
        for other in sorted(asked[name]):
            visit(other, waiting | {name})
        done[name] = known[name]

    for name in known:
        visit(name, frozenset())
    return list(done.values())


def find_circle(fields: Iterable[FieldDefinition]) -> list[str]:
    """The codes of fields whose conditions go in a circle, in its order; empty when none do."""
    known = {item.id: item for item in fields}
    asked = asked_by(known.values())
    finished: set[str] = set()

    def visit(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in finished:
            return []
        for other in sorted(asked[name]):
            circle = visit(other, [*path, name])
            if circle:
                return circle
        finished.add(name)
        return []

    circles = (visit(name, []) for name in known)
    return [known[name].code for name in next(filter(None, circles), [])]


def asked_by(fields: Iterable[FieldDefinition]) -> dict[str, frozenset[str]]:
    """For every field the ids of the fields its own visibility and lock depend on."""
    items = list(fields)
    ids = {name: item.id for item in items for name in (item.id, item.code, f"answers.{item.code}")}
    return {
        item.id: frozenset(
            ids[name]
            for condition in (item.visible, item.readonly_if)
            if condition is not None
            for name in fields_of(condition)
            if name in ids
        )
        for item in items
    }


def conditions_of(item: FieldDefinition) -> list[tuple[str, Expression]]:
    """The conditions of a field under the names of their settings."""
    named = (
        ("visible", item.visible),
        ("required_if", item.required_if),
        ("readonly_if", item.readonly_if),
    )
    return [(name, condition) for name, condition in named if condition is not None]
