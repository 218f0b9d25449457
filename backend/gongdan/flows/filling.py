"""Answers a step asks for and nobody can give: hidden to who should, or locked in the form."""

from __future__ import annotations

from collections.abc import Iterator

from gongdan.expressions import fields_of
from gongdan.flows.graph import Graph, Step
from gongdan.flows.human import Human
from gongdan.flows.references import actions_of, expressions, fields_named
from gongdan.flows.registry import Outside
from gongdan.kernel.errors import Problem

UNSEEN = ("hidden", "masked")
ANSWER = "answers."


def never_filled(graph: Graph, around: Outside) -> Iterator[Problem]:
    """One problem for each answer that a step demands and nobody could give."""
    locked = _locked(graph, around)
    for step in _steps(graph):
        for code in _required(step):
            table, _, column = code.partition(".")
            if column and _own_access(step, table) in UNSEEN:
                yield _problem(step, "flows.required_hidden", code)
            elif code in locked:
                yield _problem(step, "flows.nobody_fills", code)


def never_there(graph: Graph, around: Outside) -> Iterator[Problem]:
    """One doubt for each answer that a step reads and that will always be empty."""
    locked = _locked(graph, around)
    for step in _steps(graph):
        for code in sorted(_read(step) & locked - set(_required(step))):
            yield _problem(step, "flows.nobody_fills", code)


def _steps(graph: Graph) -> list[Step]:
    return [place.step for place in graph.places.values()]


def _locked(graph: Graph, around: Outside) -> frozenset[str]:
    """What nobody can fill in, without what the process itself sets."""
    actions = (one for step in _steps(graph) for one in actions_of(step))
    return around.locked - {one.target for one in actions if one.do == "set_field"}


def _required(step: Step) -> list[str]:
    fields = step.fields.items() if isinstance(step, Human) else ()
    return [code for code, access in fields if access == "required"]


def _own_access(step: Step, table: str) -> str:
    return step.access_to(table) if isinstance(step, Human) else ""


def _read(step: Step) -> set[str]:
    """What its conditions ask, and the fields it finds people, dates and rows by."""
    judged = {one for condition in expressions(step) for one in fields_of(condition)}
    shown = set(step.fields) if isinstance(step, Human) else set()
    codes = {one.removeprefix(ANSWER) for one in judged if one.startswith(ANSWER)}
    return codes | (set(fields_named(step)) - shown)


def _problem(step: Step, code: str, field: str) -> Problem:
    return Problem(path=step.key, code=code, step=step.key, name=field)
