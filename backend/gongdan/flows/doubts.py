"""What is likely a slip in a process, and does not forbid publishing it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gongdan.flows.filling import never_there
from gongdan.flows.graph import PHASES, Graph, Step, every_step
from gongdan.flows.handlers import Handler
from gongdan.flows.human import Human
from gongdan.flows.openings import doubts_of
from gongdan.flows.registry import Outside
from gongdan.flows.spans import longest_minutes
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.end import End
from gongdan.flows.steps.handling import Handling
from gongdan.flows.steps.inclusive import Inclusive
from gongdan.flows.steps.parallel import Parallel
from gongdan.kernel.errors import Problem

# Rules by which one and the same person is found each time.
ONE_PERSON = ("person", "department_head", "manager", "field")


def doubts(graph: Graph, around: Outside) -> Iterator[Problem]:
    """Everything doubtful, at its step."""
    furthest = 0
    for step in every_step(graph.steps):
        if isinstance(step, Human):
            yield from _human(step)
        yield from _same_conditions(step)
        yield from doubts_of(step)
        phase = PHASES.index(step.phase) if step.phase else furthest
        if phase < furthest:
            yield _problem(step.key, "flows.phase_goes_back")
        furthest = max(furthest, phase) if not isinstance(step, End) else furthest
    yield from never_there(graph, around)
    yield from _asked_twice(graph)
    yield from _longer_than_promised(graph, around)


def _human(step: Human) -> Iterator[Problem]:
    if step.limit_minutes is None:
        yield _problem(step.key, "flows.no_deadline")
    if step.fields.get("*") == "hidden" and set(step.fields.values()) == {"hidden"}:
        yield _problem(step.key, "flows.nothing_to_see")
    checklist = step.checklist if isinstance(step, Handling) else ()
    if step.skippable_by and any(item.is_mandatory for item in checklist):
        yield _problem(step.key, "flows.checklist_skippable")


def _same_conditions(step: Step) -> Iterator[Problem]:
    seen: list[object] = []
    for branch in step.branches:
        if branch.when is not None and branch.when in seen:
            yield _problem(step.key, "flows.same_condition", branch=branch.key)
        seen.append(branch.when)


def _asked_twice(graph: Graph) -> Iterator[Problem]:
    """Somebody approves twice in one run, and the later step does not pass them over."""
    approvals = [one.step for one in graph.places.values() if isinstance(one.step, Approval)]
    for earlier, later in combinations(approvals, 2):
        is_before = graph.precedes(earlier.key, later.key)
        if is_before and later.dedupe != "none":
            continue
        same = _one_person(earlier) & _one_person(later)
        if same and (is_before or _both_walked(graph, earlier.key, later.key)):
            name = min(rule.value for rule in same)
            yield _problem(later.key, "flows.approver_twice", target=earlier.key, name=name)


def _one_person(step: Approval) -> set[Handler]:
    found = (rule for rule in step.handlers if rule.kind in ONE_PERSON)
    return {Handler(one.kind, one.value, one.levels, level=one.level) for one in found}


def _both_walked(graph: Graph, one: str, other: str) -> bool:
    """Whether two steps lie on branches that are walked side by side."""
    turns = zip(graph.corners(one), graph.corners(other), strict=False)
    apart = next((mine.split for mine, theirs in turns if mine != theirs), None)
    return apart is not None and isinstance(graph.step(apart), Parallel | Inclusive)


def _longer_than_promised(graph: Graph, around: Outside) -> Iterator[Problem]:
    promised = around.promised_minutes
    if promised is None:
        return
    minutes = longest_minutes(graph, calendar=around.calendar)
    if minutes > promised:
        facts = {"hours": _hours(minutes), "promised": _hours(promised)}
        yield _problem("process", "flows.longer_than_promised", **facts)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0")


def _problem(step: str, code: str, **facts: object) -> Problem:
    return Problem(path=step, code=code, **{"step": step, **facts})
