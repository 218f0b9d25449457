"""Which field's judging asks for which other field, and the order in which to judge them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from gongdan.expressions.tree import Expression, fields_of
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.registry import KINDS


def in_order(fields: Iterable[FieldDefinition]) -> list[FieldDefinition]:
    """The fields so that each comes after those it asks for (none go in circles)."""
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
    """The codes of fields that ask for each other in a circle, in its order; empty if none do."""
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
    """For every field the ids of the fields it needs: for showing, locking, default and value."""
    items = list(fields)
    ids = {name: item.id for item in items for name in item.names}
    return {item.id: frozenset(_owners(_needs(item), ids)) for item in items}


def conditions_of(item: FieldDefinition) -> list[tuple[str, Expression]]:
    """The conditions of a field under the names of their settings."""
    named = (
        ("visible", item.visible),
        ("required_if", item.required_if),
        ("readonly_if", item.readonly_if),
    )
    return [(name, condition) for name, condition in named if condition is not None]


def linked_names(item: FieldDefinition) -> list[str]:
    """The fields whose answers a default by linkage compares with records."""
    rule = item.default_by or {}
    matches = rule.get("match")
    compared = (one.get("equals") for one in matches) if isinstance(matches, list) else ()
    names = (one.get("field") for one in compared if isinstance(one, dict))
    return [name for name in names if isinstance(name, str)]


def default_formula(item: FieldDefinition) -> Expression | None:
    """The expression of a default that is a formula."""
    rule = item.default_by
    if rule is None or rule.get("by") != "formula":
        return None
    expression = rule.get("expression")
    return cast("Expression", expression) if isinstance(expression, dict) else None


def _needs(item: FieldDefinition) -> Iterator[str]:
    kind = KINDS[item.kind]
    found = [item.visible, item.readonly_if, default_formula(item)]
    own = {name for column in item.columns for name in column.names}
    of_rows = [one for one in kind.conditions(item) if one.rows_of == item.code]
    for one in of_rows:
        yield from (name for name in fields_of(one.expression) if name not in own)
    others = (one for one in kind.conditions(item) if one not in of_rows)
    found += [one.expression for one in others]
    for expression in found:
        if expression is not None:
            yield from fields_of(expression)
    yield from linked_names(item)
    yield from (ask.name for ask in kind.asks(item))
    for column in item.columns:
        required = fields_of(column.required_if) if column.required_if is not None else ()
        yield from (name for name in (*_needs(column), *required) if name not in own)


def _owners(names: Iterable[str], ids: dict[str, str]) -> Iterator[str]:
    """The fields behind names; ``code.part`` belongs to the field with the code."""
    for name in names:
        owner = ids.get(name) or ids.get(name.rpartition(".")[0])
        if owner is not None:
            yield owner
