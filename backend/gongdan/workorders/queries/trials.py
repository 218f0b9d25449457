"""What would happen: a draft walked by a sample, over real orders, and by its test cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries.organization import teams_by_ids
from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries.types import types_following
from gongdan.flows import queries as flows
from gongdan.flows.cases import Missed, cases_in, human_path, missed
from gongdan.flows.definition import graph_of
from gongdan.flows.graph import Graph
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Refusal
from gongdan.kernel.texts import Text
from gongdan.kernel.times import now
from gongdan.workorders.models import FlowInstance
from gongdan.workorders.past_samples import Past, past_samples
from gongdan.workorders.replaying import Part, compared, taken
from gongdan.workorders.samples import Wish, has_type, sample_of, wish_of
from gongdan.workorders.trying import Named, Trial, Tried, Trying

RED = "flows.case_red"
MOST_ORDERS = 100


@dataclass(frozen=True)
class AskedView:
    """Somebody a step would ask, or a team any member of which may do it, and why."""

    person: PersonBrief | None
    team: Text
    found_by: str
    because: Text
    outcome: str


@dataclass(frozen=True)
class RungView:
    """What happens at which moment if nobody does anything."""

    do: str
    at: datetime


@dataclass(frozen=True)
class TriedView:
    """One stay at a step."""

    step: str
    kind: str
    round: int
    state: str
    people: list[AskedView]
    starts_at: datetime
    due_at: datetime | None
    is_asked: bool
    ladder: list[RungView]


@dataclass(frozen=True)
class IncidentView:
    """Where the walk stood still, and why."""

    step: str
    code: str
    detail: str


@dataclass(frozen=True)
class TrialView:
    """The whole way of one sample."""

    type: str
    requester: PersonBrief
    steps: list[TriedView]
    branches: dict[str, list[str]]
    path: list[str]
    state: str
    outcome: str
    incident: IncidentView | None


@dataclass(frozen=True)
class ReplayedOrder:
    """A real order that would go otherwise."""

    number: str
    title: str
    parts: list[Part]


@dataclass(frozen=True)
class Replay:
    """How many orders were walked again, which go otherwise, and how often each branch is taken."""

    looked_at: int
    otherwise: list[ReplayedOrder]
    taken: dict[str, int]
    since: datetime | None
    names: dict[str, str]


@dataclass(frozen=True)
class CaseResult:
    """How a test case came out."""

    key: str
    name: Mapping[str, str]
    is_green: bool
    missed: list[Missed]
    problem: Problem | None = None


@dataclass(frozen=True)
class ReachedType:
    """A type that follows the process."""

    code: str
    name: Text


@dataclass(frozen=True)
class Reach:
    """What publishing touches: types that follow the process, running orders by version."""

    types: list[ReachedType]
    running: dict[int, int]


def try_draft(wish: Wish, *, by: Actor, at: datetime) -> TrialView:
    """Walk what is being prepared, else what holds, with sample answers; nothing is written."""
    graph = _graph(wish.process, by=by)
    sample = sample_of(wish, at=at)
    trial = Trying(graph, sample).walk()
    return _view(trial, type_=sample.type.code, requester=sample.requester.id)


def replay(code: str, *, last: int, by: Actor) -> Replay:
    """Walk the draft over the newest real orders; each beside the version it really followed."""
    graph = _graph(code, by=by)
    past = past_samples(types_following(code), last=min(last, MOST_ORDERS), by=by)
    otherwise: list[ReplayedOrder] = []
    counts: Counter[str] = Counter()
    for one in past:
        counts.update(taken(one.sample, graph))
        parts = _parts(one, graph)
        if parts:
            otherwise.append(ReplayedOrder(one.number, one.title, parts))
    since = min((one.sample.at for one in past), default=None)
    return Replay(len(past), otherwise, dict(counts), since, _names(otherwise))


def case_results(code: str, *, by: Actor) -> list[CaseResult]:
    """Every test case of the draft, walked now."""
    detail = flows.process(code, by=by)
    content = detail.draft.content if detail.draft else (detail.content or {})
    return walked_cases(code, content)


def failing_cases(code: str, content: Mapping[str, object]) -> list[Problem]:
    """One problem for each case that is red; without a type nothing can be walked yet."""
    if not has_type(code):
        return []
    return [
        Problem(path=f"process.cases.{index}", code=RED, step="", case=dict(result.name))
        for index, result in enumerate(walked_cases(code, content))
        if not result.is_green
    ]


def walked_cases(code: str, content: Mapping[str, object]) -> list[CaseResult]:
    """How the cases of a process come out by what its content says."""
    graph = graph_of(content, called=flows.called_now)
    results: list[CaseResult] = []
    for case in cases_in(content):
        try:
            walked = Trying(graph, sample_of(wish_of(code, case), at=now())).walk().walked
        except Refusal as refusal:
            problem = Problem(path="", code=refusal.code, **refusal.facts)
            results.append(CaseResult(case.key, case.name, False, [], problem))
        else:
            found = list(missed(case, walked))
            results.append(CaseResult(case.key, case.name, not found, found))
    return results


def reach(code: str, *, by: Actor) -> Reach:
    """Who follows the process, and how many orders still run by which version."""
    flows.process(code, by=by)
    types = [catalog.type_version(one) for one in types_following(code)]
    running = FlowInstance.objects.filter(process_version__process__code=code, state="running")
    numbers = running.values_list("process_version__no", flat=True)
    return Reach(
        types=[ReachedType(one.code, one.name) for one in types], running=dict(Counter(numbers))
    )


def _graph(code: str, *, by: Actor) -> Graph:
    detail = flows.process(code, by=by)
    if detail.draft is None:
        return graph_of(detail.content or {}, called=flows.called_now)
    if detail.draft.report.problems:
        raise InvalidInput(problems=list(detail.draft.report.problems))
    return detail.draft.report.graph


def _parts(past: Past, graph: Graph) -> list[Part]:
    return list(compared(past.sample, before=past.graph, after=graph))


def _names(orders: Iterable[ReplayedOrder]) -> dict[str, str]:
    """What the people in the differences are called, by the marks used there."""
    marks = {mark for order in orders for part in order.parts for mark in _marks(part)}
    people = people_by_ids({int(mark[1:]) for mark in marks if mark.startswith("p")})
    teams = teams_by_ids({int(mark[1:]) for mark in marks if mark.startswith("t")})
    return {
        **{f"p{key}": person.name for key, person in people.items()},
        **{f"t{key}": team.name.get("zh-CN") or team.code for key, team in teams.items()},
    }


def _marks(part: Part) -> tuple[str, ...]:
    return (*part.before, *part.after) if part.what == "people" else ()


def _view(trial: Trial, *, type_: str, requester: int) -> TrialView:
    named = [one for tried in trial.steps for one in tried.people]
    people = people_by_ids({requester, *(one.person_id for one in named)})
    teams = teams_by_ids({team for one in named for team in one.team_ids})
    walked = trial.walked

    def asked(one: Named) -> AskedView:
        names: list[Text] = [dict(teams[team].name) for team in one.team_ids if team in teams]
        person = people.get(one.person_id or 0)
        team: Text = names[0] if names and person is None else {}
        return AskedView(person, team, one.found_by, one.because, one.outcome)

    def stay(tried: Tried) -> TriedView:
        passage = tried.passage
        return TriedView(
            step=passage.step,
            kind=passage.kind,
            round=passage.round,
            state=passage.state,
            people=[asked(one) for one in tried.people],
            starts_at=tried.starts_at,
            due_at=tried.due_at,
            is_asked=bool(passage.asked),
            ladder=[RungView(rung.do, rung.at) for rung in tried.ladder],
        )

    stuck = walked.incident
    return TrialView(
        type=type_,
        requester=people[requester],
        steps=[stay(tried) for tried in trial.steps],
        branches={split: list(branches) for split, branches in walked.branches},
        path=list(human_path(walked)),
        state=walked.state,
        outcome=walked.outcome,
        incident=IncidentView(stuck.step, stuck.code, stuck.detail) if stuck else None,
    )
