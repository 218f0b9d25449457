"""The bridge to the expression language: judging conditions and checking them before publishing."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.expressions import Type, evaluate, find_problems
from gongdan.flows.errors import ConditionFailed
from gongdan.flows.graph import Condition
from gongdan.flows.moves import Case
from gongdan.kernel.errors import Problem, Refusal


class NotACondition(Refusal):
    """The condition gives no yes or no."""

    code = "flows.not_a_condition"


def judge(condition: Mapping[str, object], facts: Mapping[str, object]) -> bool:
    """Whether a condition holds; anything but a yes or no is a refusal, never a no."""
    answer = evaluate(condition, facts)
    if not isinstance(answer, bool):
        raise NotACondition()
    return answer


def held(condition: Condition, case: Case, *, what: str) -> bool:
    """Whether a condition holds for this work; one that cannot be judged stops it."""
    try:
        return case.holds(condition)
    except Refusal as unclear:
        raise ConditionFailed(branch=what, detail=unclear.message) from unclear


def condition_problems(
    condition: Condition, types: Mapping[str, Type], *, path: str
) -> list[Problem]:
    """What is wrong with a condition, given the types of the fields it may read."""
    return find_problems(condition, types, expected="boolean", path=path)
