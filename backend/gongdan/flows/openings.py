"""Which branches of a split open when: never, together with others, or not where one would think.

Conditions that compare single fields with fixed values are tried with the few values that stand for
all others; of any other condition nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from math import prod

from gongdan.expressions import Value, evaluate, plain
from gongdan.expressions.sampling import is_ordered, samples_of
from gongdan.flows.graph import Branch, Condition, Step
from gongdan.flows.steps.exclusive import Exclusive
from gongdan.kernel.errors import Problem, Refusal

MOST_TRIED = 3000
MOST_TOLD = 5
Facts = Mapping[str, Value]


@dataclass(frozen=True)
class Tried:
    """Sample answers, and for each which branches open with them, as bits."""

    branches: tuple[Branch, ...]
    fields: tuple[str, ...]
    answers: tuple[tuple[Value, ...], ...]
    open: tuple[int, ...]

    def opens(self, place: int) -> list[int]:
        """The samples with which one branch opens."""
        return [at for at, bits in enumerate(self.open) if bits >> place & 1]

    def example(self, at: int) -> list[dict[str, object]]:
        """Sample answers as a person may read them."""
        values = zip(self.fields, self.answers[at], strict=True)
        return [{"field": field, "value": plain(value)} for field, value in values]


def doubts_of(step: Step) -> Iterator[Problem]:
    """What is likely a slip in the conditions of a split."""
    asked = tuple(branch for branch in step.branches if branch.when is not None)
    tried = _try(asked)
    if tried is None:
        return
    yield from islice(_never(step, tried), MOST_TOLD)
    if isinstance(step, Exclusive):
        yield from islice(_together(step, tried), MOST_TOLD)
        yield from _gap(step, tried)


def _try(branches: tuple[Branch, ...]) -> Tried | None:
    conditions: list[Condition] = [one.when for one in branches if one.when is not None]
    try:
        samples = samples_of(conditions)
    except Refusal:
        return None
    if not samples or prod(map(len, samples.values())) * len(conditions) > MOST_TRIED:
        return None
    answers = tuple(product(*samples.values()))
    bits = tuple(_bits(conditions, dict(zip(samples, one, strict=True))) for one in answers)
    return Tried(branches, tuple(samples), answers, bits)


def _bits(conditions: Sequence[Condition], facts: Facts) -> int:
    return sum(1 << place for place, one in enumerate(conditions) if _holds(one, facts))


def _holds(condition: Condition, facts: Facts) -> bool:
    try:
        return evaluate(condition, facts) is True
    except Refusal:
        return False


def _never(step: Step, tried: Tried) -> Iterator[Problem]:
    """No answer opens it, or whatever does opens one before it."""
    for place, branch in enumerate(tried.branches):
        opens = tried.opens(place)
        if not opens:
            yield _problem(step, "flows.branch_impossible", branch=branch.key)
        elif isinstance(step, Exclusive) and not _is_twin(tried, place):
            before = (1 << place) - 1
            if all(tried.open[at] & before for at in opens):
                yield _problem(step, "flows.branch_shadowed", branch=branch.key)


def _together(step: Step, tried: Tried) -> Iterator[Problem]:
    """Answers that open two branches: the first is taken, which may not be what was meant."""
    told = set()
    for at, bits in enumerate(tried.open):
        here = [place for place in range(len(tried.branches)) if bits >> place & 1]
        pair = tuple(here[:2])
        if len(pair) < 2 or pair in told or _is_twin(tried, pair[1]):
            continue
        told.add(pair)
        first, second = (tried.branches[place].key for place in pair)
        facts = {"branch": first, "other": second, "example": tried.example(at)}
        yield _problem(step, "flows.branches_overlap", **facts)


def _gap(step: Step, tried: Tried) -> Iterator[Problem]:
    """A value between two that open branches opens none: it is left to the default."""
    if len(tried.fields) != 1:
        return
    line = [at for at, one in enumerate(tried.answers) if is_ordered(one[0])]
    taken = [place for place, at in enumerate(line) if tried.open[at]]
    inside = line[taken[0] : taken[-1]] if taken else []
    gap = next((at for at in inside if not tried.open[at] and _is_wide(tried, at)), None)
    if gap is not None:
        yield _problem(step, "flows.branches_gap", example=tried.example(gap))


def _is_wide(tried: Tried, at: int) -> bool:
    """Whether it is a value that somebody may well give: no fraction between neighbors."""
    value = tried.answers[at][0]
    return not isinstance(value, Decimal) or value == value.to_integral_value()


def _is_twin(tried: Tried, place: int) -> bool:
    """Whether an earlier branch says the very same, which is told already."""
    own = tried.branches[place].when
    return any(one.when == own for one in tried.branches[:place])


def _problem(step: Step, code: str, **facts: object) -> Problem:
    return Problem(path=step.key, code=code, step=step.key, **facts)
