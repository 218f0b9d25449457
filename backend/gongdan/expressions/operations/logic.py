"""And, or, not, if, case, switch: null counts as not true, and only what is chosen is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gongdan.expressions.operations.operation import (
    Fragment,
    Operation,
    Part,
    Scope,
    fill,
    mismatch,
    select,
)
from gongdan.expressions.operations.same import same_values
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Value

ELEMENTS: Final = "text, number, boolean, date, datetime"
Nodes = Sequence[Expression]


def _truth(op: str, value: Value) -> bool:
    if value is True or value is False:
        return value
    if value is None:
        return False
    raise mismatch(op, "boolean", value)


def _build_and(_operation: Operation, parts: Sequence[Part], _nodes: Nodes) -> Part:
    def run(scope: Scope) -> Value:
        for part in parts:
            value = part(scope)
            if value is not True and not _truth("and", value):
                return False
        return True

    return run


def _build_or(_operation: Operation, parts: Sequence[Part], _nodes: Nodes) -> Part:
    def run(scope: Scope) -> Value:
        for part in parts:
            value = part(scope)
            if value is not False and _truth("or", value):
                return True
        return False

    return run


def _build_not(_operation: Operation, parts: Sequence[Part], _nodes: Nodes) -> Part:
    return lambda scope: not _truth("not", parts[0](scope))


def _build_if(_operation: Operation, parts: Sequence[Part], _nodes: Nodes) -> Part:
    condition, yes, no = parts
    return lambda scope: (yes if _truth("if", condition(scope)) else no)(scope)


def _build_case(_operation: Operation, parts: Sequence[Part], _nodes: Nodes) -> Part:
    pairs, otherwise = _pairs(parts)

    def run(scope: Scope) -> Value:
        for condition, part in pairs:
            if _truth("case", condition(scope)):
                return part(scope)
        return otherwise(scope)

    return run


def _build_switch(_operation: Operation, parts: Sequence[Part], _nodes: Nodes) -> Part:
    subject, *rest = parts
    pairs, otherwise = _pairs(rest)

    def run(scope: Scope) -> Value:
        value = subject(scope)
        for match, part in pairs:
            if same_values("switch", value, match(scope)):
                return part(scope)
        return otherwise(scope)

    return run


def _pairs(parts: Sequence[Part]) -> tuple[list[tuple[Part, Part]], Part]:
    """Conditions with their results, and what comes when none holds."""
    paired = len(parts) - len(parts) % 2
    otherwise = parts[-1] if len(parts) % 2 else _nothing
    return list(zip(parts[:paired:2], parts[1:paired:2], strict=True)), otherwise


def _nothing(_scope: Scope) -> Value:
    return None


def _write_and(parts: Sequence[Fragment]) -> Fragment:
    return fill("(" + " AND ".join("COALESCE({}, FALSE)" for _ in parts) + ")", "boolean", *parts)


def _write_or(parts: Sequence[Fragment]) -> Fragment:
    return fill("(" + " OR ".join("COALESCE({}, FALSE)" for _ in parts) + ")", "boolean", *parts)


def _write_not(parts: Sequence[Fragment]) -> Fragment:
    return fill("(NOT COALESCE({}, FALSE))", "boolean", *parts)


def _write_if(parts: Sequence[Fragment]) -> Fragment:
    template = "(CASE WHEN COALESCE({}, FALSE) THEN {} ELSE {} END)"
    return fill(template, parts[1].type, *parts)


def _write_case(parts: Sequence[Fragment]) -> Fragment:
    whens = "WHEN COALESCE({}, FALSE) THEN {} " * (len(parts) // 2)
    otherwise = "ELSE {} " if len(parts) % 2 else ""
    return fill(f"(CASE {whens}{otherwise}END)", parts[1].type, *parts)


def _write_switch(parts: Sequence[Fragment]) -> Fragment:
    subject, *rest = parts
    whens = "WHEN COALESCE(_v.x = {}, FALSE) THEN {} " * (len(rest) // 2)
    otherwise = "ELSE {} " if len(rest) % 2 else ""
    template = select(f"CASE {whens}{otherwise}END", "(SELECT {} AS x) _v")
    return fill(template, rest[1].type, *rest, subject)


OPERATIONS = (
    Operation("and", "boolean... -> boolean", _build_and, _write_and),
    Operation("or", "boolean... -> boolean", _build_or, _write_or),
    Operation("not", "boolean -> boolean", _build_not, _write_not),
    Operation("if", "boolean, T, T -> T", _build_if, _write_if),
    Operation("case", "(boolean, T)..., T? -> T", _build_case, _write_case),
    Operation("switch", f"S, (S, T)..., T? -> T for S in {ELEMENTS}", _build_switch, _write_switch),
)
