"""An order's way through its process: travelled, present, ahead by today's answers, not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries.organization import TeamBrief, teams_by_ids
from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.flows import queries as flows
from gongdan.flows.forecast import Ahead
from gongdan.flows.graph import Place, Step
from gongdan.flows.human import Human
from gongdan.flows.position import Position
from gongdan.flows.progress import coverage
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders.earlier import passed_before
from gongdan.workorders.finding import find
from gongdan.workorders.models import FlowInstance
from gongdan.workorders.permissions import standing
from gongdan.workorders.positions import load
from gongdan.workorders.queries.approvals import VoteView, votes_of
from gongdan.workorders.queries.foreseen import Asked, Foreseen, foresee
from gongdan.workorders.queries.passages import Passage, stays

NOBODY = Asked()


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Which branch of which split leads to a step."""

    split: str
    branch: str


@dataclass(frozen=True, kw_only=True)
class WayStep:
    """One step of the process and what became of it, or whom it will ask."""

    key: str
    kind: str
    name: Text
    is_stage: bool
    state: str
    limit_minutes: int | None
    within: list[Turn]
    stays: list[Passage]
    votes: list[VoteView]
    asked: list[PersonBrief]
    asked_team: Text
    is_passed_over: bool


@dataclass(frozen=True, kw_only=True)
class WayBranch:
    """One branch of a split: taken, not taken, expected, or not yet known."""

    split: str
    key: str
    name: Text
    is_default: bool
    state: str


@dataclass(frozen=True, kw_only=True)
class Stuck:
    """Why the work stands still."""

    step: str
    code: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Way:
    """The whole process as one order goes through it, in reading order."""

    process: str
    version: int
    state: str
    steps: list[WayStep]
    branches: list[WayBranch]
    stuck: list[Stuck]


@dataclass(frozen=True)
class _Seen:
    """Everything the steps of one way are told from."""

    states: Mapping[str, str]
    ahead: Mapping[str, Ahead]
    asked: Mapping[str, Asked]
    stays: list[Passage]
    votes: list[VoteView]
    people: Mapping[int, PersonBrief]
    teams: Mapping[int, TeamBrief]


def way_of(number: str, *, by: Actor, at: datetime) -> Way | None:
    """The way of the order's newest process; none for imported orders."""
    order = find(number, by=by)
    instance = order.instances.order_by("-pk").first()
    if instance is None:
        return None
    instance.work_order = order
    process = flows.version(instance.process_version_id)
    graph, position = process.graph, load(instance)
    foreseen = foresee(order, graph, position)
    states = coverage(graph, position, before=passed_before(instance))
    seen = _seen(instance, states, foreseen, by=by, at=at)
    return Way(
        process=process.code,
        version=process.no,
        state=instance.state,
        steps=[_step(place, seen) for key, place in graph.places.items() if _is_drawn(key)],
        branches=[
            branch
            for place in graph.places.values()
            for branch in _branches(place.step, position, foreseen)
        ],
        stuck=[Stuck(step=i.step, code=i.code, detail=i.detail) for i in position.incidents],
    )


def _is_drawn(key: str) -> bool:
    """A builder drew it; what the system does at a step's edges has a dotted key."""
    return "." not in key


def _seen(
    instance: FlowInstance,
    states: Mapping[str, str],
    foreseen: Foreseen,
    *,
    by: Actor,
    at: datetime,
) -> _Seen:
    order = instance.work_order
    stands = standing(order, by=by)
    rows = list(instance.visits.filter(is_stage=True).order_by("pk").select_related("instance"))
    asked = foreseen.asked if stands.sees_inside else {}
    return _Seen(
        states=states,
        ahead={one.step: one for one in foreseen.forecast.steps},
        asked=asked,
        stays=stays(order, rows, is_inside=stands.sees_inside, at=at),
        votes=votes_of(order, instance, leads=stands.is_lead, by=by),
        people=people_by_ids(pk for one in asked.values() for pk in one.person_ids),
        teams=teams_by_ids(pk for one in asked.values() for pk in one.team_ids),
    )


def _step(place: Place, seen: _Seen) -> WayStep:
    step, key = place.step, place.step.key
    ahead, asked = seen.ahead.get(key), seen.asked.get(key, NOBODY)
    team = next((seen.teams[pk].name for pk in asked.team_ids if pk in seen.teams), {})
    return WayStep(
        key=key,
        kind=step.kind,
        name=dict(step.name),
        is_stage=step.is_stage,
        state=_state(seen.states[key], ahead),
        limit_minutes=step.limit_minutes if isinstance(step, Human) else None,
        within=[Turn(split=one.split, branch=one.branch) for one in place.corners],
        stays=[one for one in seen.stays if one.key == key],
        votes=[one for one in seen.votes if one.step_key == key],
        asked=[seen.people[pk] for pk in asked.person_ids if pk in seen.people],
        asked_team=dict(team),
        is_passed_over=ahead is not None and ahead.is_skipped,
    )


def _state(covered: str, ahead: Ahead | None) -> str:
    """What lies after the present is expected only if the way leads there by today's answers."""
    if covered == "ahead":
        return "ahead" if ahead else "not_expected"
    return covered


def _branches(step: Step, position: Position, foreseen: Foreseen) -> list[WayBranch]:
    scopes = [scope for scope in position.scopes if scope.split == step.key]
    taken = scopes[-1].branches if scopes else foreseen.forecast.branches.get(step.key)
    states = ("taken", "not_taken") if scopes else ("ahead", "not_expected")
    return [
        WayBranch(
            split=step.key,
            key=branch.key,
            name=dict(branch.name),
            is_default=branch.is_default,
            state="unknown" if taken is None else states[branch.key not in taken],
        )
        for branch in step.branches
    ]
