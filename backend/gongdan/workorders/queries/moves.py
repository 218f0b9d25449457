"""Taking running work to another version: what would go where, and how it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries import actor_for_person_id
from gongdan.flows import queries as flows
from gongdan.flows.graph import Graph
from gongdan.flows.migrating import Hindrance, hindrances, proposed
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import Text
from gongdan.workorders.models import FlowInstance, ProcessMove, ProcessMoveItem, WorkOrder
from gongdan.workorders.move_plan import Plan, whole_mapping
from gongdan.workorders.permissions import visible
from gongdan.workorders.positions import loaded
from gongdan.workorders.staging import ALIVE

MOST = 500


@dataclass(frozen=True, kw_only=True)
class MoveStep:
    """One step of the version that is left: how many stand there, and where they would go."""

    key: str
    kind: str
    name: Text
    orders: int
    target: str
    choices: list[str]


@dataclass(frozen=True, kw_only=True)
class MoveHindrance:
    """What stands in the way of one order."""

    code: str
    step: str
    target: str


@dataclass(frozen=True, kw_only=True)
class MoveCandidate:
    """One running order: whether it can go. Who may not see it learns no more than that."""

    instance_id: int
    number: str
    title: str
    steps: list[str]
    hindrances: list[MoveHindrance]


@dataclass(frozen=True, kw_only=True)
class MoveTrial:
    """What would happen to every running order of a version; nothing was changed."""

    from_no: int
    to_no: int
    steps: list[MoveStep]
    targets: dict[str, Text]
    total: int
    can_go: int
    orders: list[MoveCandidate]


@dataclass(frozen=True, kw_only=True)
class MoveBrief:
    """One migration and how far it is."""

    id: int
    from_no: int
    to_no: int
    is_minor: bool
    reason: str
    begun_at: datetime
    begun_by: str
    ended_at: datetime | None
    total: int
    moved: int
    refused: int


@dataclass(frozen=True, kw_only=True)
class MoveOutcome:
    """How one order of a migration came out."""

    number: str
    title: str
    state: str
    code: str
    hindrances: list[MoveHindrance]
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class MoveReport:
    """A migration with its orders, the refused ones first."""

    brief: MoveBrief
    orders: list[MoveOutcome]


def try_move(plan: Plan, *, by: Actor) -> MoveTrial:
    """Look at every running order as it stands now: can it go, and if not, why."""
    flows.require_define(plan.process, by=by)
    old, new = plan.versions()
    mapping = whole_mapping(plan, old, new)
    running = FlowInstance.objects.filter(process_version_id=old.id, state__in=ALIVE)
    found = loaded(running.order_by("-pk"))
    orders = _orders((instance for instance, _ in found), by=by)
    here: Counter[str] = Counter()
    candidates = []
    for instance, position in found:
        stands = list(dict.fromkeys(one.step for one in position.live_tokens()))
        here.update(stands)
        problems = hindrances(position, mapping, old.graph, new.graph)
        order = orders.get(instance.work_order_id)
        candidates.append(
            MoveCandidate(
                instance_id=instance.pk,
                number=order.number if order else "",
                title=order.title if order else "",
                steps=stands,
                hindrances=[_hindrance(one) for one in problems],
            )
        )
    candidates.sort(key=lambda one: not one.hindrances)
    return MoveTrial(
        from_no=old.no,
        to_no=new.no,
        steps=_steps(old.graph, new.graph, mapping, here),
        targets={key: dict(place.step.name) for key, place in new.graph.places.items()},
        total=len(candidates),
        can_go=sum(not one.hindrances for one in candidates),
        orders=candidates[:MOST],
    )


def _steps(
    old: Graph, new: Graph, mapping: Mapping[str, str], here: Mapping[str, int]
) -> list[MoveStep]:
    same = proposed(old, new)
    return [
        MoveStep(
            key=key,
            kind=place.step.kind,
            name=dict(place.step.name),
            orders=here.get(key, 0),
            target=mapping.get(key, ""),
            choices=[
                other
                for other, there in new.places.items()
                if there.step.kind == place.step.kind and (other == key or other not in same)
            ],
        )
        for key, place in old.places.items()
        if "." not in key
    ]


def _hindrance(one: Hindrance) -> MoveHindrance:
    return MoveHindrance(code=one.code, step=one.step, target=one.target)


def _orders(instances: Iterable[FlowInstance], *, by: Actor) -> dict[int, WorkOrder]:
    ids = [one.work_order_id for one in instances]
    seen = visible(WorkOrder.objects.filter(pk__in=ids), by=by)
    return {one.pk: one for one in seen.only("number", "title")}


def moves(process: str, *, by: Actor) -> list[MoveBrief]:
    """The migrations of a process, newest first."""
    flows.require_define(process, by=by)
    found = ProcessMove.objects.filter(process=process).order_by("-pk")
    return [_brief(one) for one in found.select_related("from_version", "to_version")[:50]]


def move_report(process: str, move_id: int, *, by: Actor) -> MoveReport:
    """One migration: what became of each order."""
    flows.require_define(process, by=by)
    move = ProcessMove.objects.filter(process=process, pk=move_id).first()
    if move is None:
        raise NotFound(what="migration")
    items = list(move.items.select_related("instance").order_by("-state", "pk")[:MOST])
    seen = _orders((one.instance for one in items), by=by)
    return MoveReport(brief=_brief(move), orders=[_outcome(one, seen) for one in items])


def mover(move_id: int) -> Actor:
    """Who has it moved: whoever began it."""
    begun = ProcessMove.objects.values_list("begun_by", flat=True).get(pk=move_id)
    return actor_for_person_id(begun["id"]) if begun["kind"] == "person" else SYSTEM


def _brief(move: ProcessMove) -> MoveBrief:
    states = Counter(move.items.values_list("state", flat=True))
    return MoveBrief(
        id=move.pk,
        from_no=move.from_version.no,
        to_no=move.to_version.no,
        is_minor=move.is_minor,
        reason=move.reason,
        begun_at=move.begun_at,
        begun_by=str(move.begun_by.get("name", "")),
        ended_at=move.ended_at,
        total=sum(states.values()),
        moved=states["moved"],
        refused=states["refused"],
    )


def _outcome(item: ProcessMoveItem, seen: Mapping[int, WorkOrder]) -> MoveOutcome:
    order = seen.get(item.instance.work_order_id)
    steps: Sequence[Mapping[str, str]] = item.facts.get("steps", [])
    return MoveOutcome(
        number=order.number if order else "",
        title=order.title if order else "",
        state=item.state,
        code=item.code,
        hindrances=[
            MoveHindrance(code=one["code"], step=one["step"], target=one["target"]) for one in steps
        ],
        at=item.at,
    )
