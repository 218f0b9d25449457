"""Shapes of the HTTP bodies about what would happen."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from gongdan.kernel.errors import Problem
from gongdan.kernel.schemas import In, Out, ProblemDetail
from gongdan.workorders.queries.trials import CaseResult, Replay


class ProcessTrialIn(In):
    """A sample request: of which type, by whom or from which department, with which facts."""

    type: str = ""
    requester: str = ""
    department: str = ""
    facts: dict[str, object] = Field(default_factory=dict)
    decisions: dict[str, str] = Field(default_factory=dict)


class ProcessTrialPersonOut(Out):
    """Somebody as a chip."""

    id: int
    name: str
    tint: int


class ProcessTrialAskedOut(Out):
    """Somebody a step would ask, or a team, and why."""

    person: ProcessTrialPersonOut | None
    team: dict[str, str]
    found_by: str
    because: dict[str, str]
    outcome: str


class ProcessTrialRungOut(Out):
    """What happens at which moment if nobody does anything."""

    do: str
    at: datetime


class ProcessTrialStepOut(Out):
    """One stay at a step."""

    step: str
    kind: str
    round: int
    state: str
    people: list[ProcessTrialAskedOut]
    starts_at: datetime
    due_at: datetime | None
    is_asked: bool
    ladder: list[ProcessTrialRungOut]


class ProcessTrialIncidentOut(Out):
    """Where the walk stood still."""

    step: str
    code: str
    detail: str


class ProcessTrialOut(Out):
    """The whole way of one sample."""

    type: str
    requester: ProcessTrialPersonOut
    steps: list[ProcessTrialStepOut]
    branches: dict[str, list[str]]
    path: list[str]
    state: str
    outcome: str
    incident: ProcessTrialIncidentOut | None


class ProcessReplayIn(In):
    """How many of the newest orders."""

    last: int = Field(default=50, ge=1, le=100)


class ProcessReplayPartOut(Out):
    """Where two walks part."""

    what: str
    step: str
    before: list[str]
    after: list[str]


class ProcessReplayedOrderOut(Out):
    """A real order that would go otherwise."""

    number: str
    title: str
    parts: list[ProcessReplayPartOut]


class ProcessReplayOut(Out):
    """How many were walked again, and which go otherwise."""

    looked_at: int
    otherwise: list[ProcessReplayedOrderOut]
    taken: dict[str, int]
    since: datetime | None


class ProcessCaseMissedOut(Out):
    """One way in which a case came out otherwise."""

    what: str
    step: str
    expected: object
    actual: object


class ProcessCaseResultOut(Out):
    """How a test case came out."""

    key: str
    name: dict[str, str]
    is_green: bool
    missed: list[ProcessCaseMissedOut]
    problem: ProblemDetail | None


class ProcessCaseResultsOut(Out):
    """Every test case of the draft."""

    items: list[ProcessCaseResultOut]


class ProcessReachedTypeOut(Out):
    """A type that follows the process."""

    code: str
    name: dict[str, str]


class ProcessReachOut(Out):
    """What publishing touches."""

    types: list[ProcessReachedTypeOut]
    running: dict[int, int]


def replay_out(replay: Replay) -> ProcessReplayOut:
    """A replay with people said by name."""
    said = replay.names
    return ProcessReplayOut(
        looked_at=replay.looked_at,
        taken=replay.taken,
        since=replay.since,
        otherwise=[
            ProcessReplayedOrderOut(
                number=order.number,
                title=order.title,
                parts=[
                    ProcessReplayPartOut(
                        what=part.what,
                        step=part.step,
                        before=[said.get(mark, mark) for mark in part.before],
                        after=[said.get(mark, mark) for mark in part.after],
                    )
                    for part in order.parts
                ],
            )
            for order in replay.otherwise
        ],
    )


def case_out(result: CaseResult) -> ProcessCaseResultOut:
    """One result."""
    return ProcessCaseResultOut(
        key=result.key,
        name=dict(result.name),
        is_green=result.is_green,
        missed=[ProcessCaseMissedOut.model_validate(one) for one in result.missed],
        problem=_detail(result.problem) if result.problem else None,
    )


def _detail(problem: Problem) -> ProblemDetail:
    return ProblemDetail.model_validate(problem.as_dict())
