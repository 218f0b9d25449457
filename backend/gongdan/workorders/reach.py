"""The condition on orders that somebody's rights make: its shape apart from the values in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from inspect import signature
from typing import Concatenate, Generic, Literal, ParamSpec, TypeVar, cast

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from gongdan.accounts.permissions import Scope, applications_with_scope
from gongdan.kernel.actors import Actor
from gongdan.kernel.prepared import Prepared
from gongdan.workorders.handlers import APART
from gongdan.workorders.models import FlowTask, Participant, Subtask, WorkOrder

Extent = Literal["nowhere", "somewhere", "everywhere"]
P = ParamSpec("P")
Asked = TypeVar("Asked", bound=Model)
Row = TypeVar("Row")
SCOPES: tuple[Scope, ...] = ("all", "team", "department")
VALUES = ("person", "teams", "departments", "in_whole", "in_teams", "in_departments")


@dataclass(frozen=True)
class Shape:
    """Which parts the condition has."""

    is_internal: bool
    whole: Extent
    of_teams: Extent
    of_departments: Extent


@dataclass(frozen=True)
class Reach:
    """The parts and their values: ids, and the codes of applications; lists may be empty."""

    shape: Shape
    person: int
    teams: list[int]
    departments: list[int]
    in_whole: list[str]
    in_teams: list[str]
    in_departments: list[str]


def reach_of(by: Actor) -> Reach:
    """What decides which orders an actor sees."""
    rights = by.rights
    whole, teams, departments = (sorted(applications_with_scope(by, scope)) for scope in SCOPES)
    if rights.is_administrator:
        whole = [""]
    shape = Shape(rights.is_internal, _extent(whole), _extent(teams), _extent(departments))
    return Reach(
        shape=shape,
        person=rights.person_id or 0,
        teams=sorted(rights.team_ids),
        departments=sorted(rights.department_ids),
        in_whole=whole,
        in_teams=teams,
        in_departments=departments,
    )


def _extent(codes: Collection[str]) -> Extent:
    if not codes:
        return "nowhere"
    return "everywhere" if "" in codes else "somewhere"


class ByShape(Generic[P, Row]):
    """A read whose statement depends on the shape of somebody's rights: written once for each."""

    def __init__(self, build: Callable[Concatenate[Reach, P], QuerySet[Asked, Row]]) -> None:
        """Take the function that says what is asked for a reach."""
        self._build = cast("Callable[..., QuerySet[Model, Row]]", build)
        self._names = [*VALUES, *[*signature(build).parameters][1:]]
        self._written: dict[Shape, Prepared[..., Row]] = {}

    def __call__(self, reach: Reach, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """Ask with the statement for this shape."""
        return self._of(reach.shape)(*_values(reach), *args, **kwargs)

    def count(self, reach: Reach, *args: P.args, **kwargs: P.kwargs) -> int:
        """How many rows there would be."""
        return self._of(reach.shape).count(*_values(reach), *args, **kwargs)

    def _of(self, shape: Shape) -> Prepared[..., Row]:
        if shape not in self._written:
            self._written[shape] = Prepared(partial(self._ask, shape), names=self._names)
        return self._written[shape]

    def _ask(self, shape: Shape, **places: object) -> QuerySet[Model, Row]:
        own = {name: places.pop(name) for name in VALUES}
        return self._build(cast("Callable[..., Reach]", Reach)(shape, **own), **places)


def by_shape(
    build: Callable[Concatenate[Reach, P], QuerySet[Asked, Row]],
) -> ByShape[P, Row]:
    """Make a read of a function that says what is asked for a reach."""
    return ByShape(build)


def _values(reach: Reach) -> list[object]:
    return [getattr(reach, name) for name in VALUES]


@by_shape
def reaches(reach: Reach, order_id: int) -> QuerySet[WorkOrder, int]:
    """The id of an order if it is in reach."""
    found = WorkOrder.objects.filter(pk=order_id).filter(in_reach(reach))
    return found.values_list("pk", flat=True)


def in_reach(reach: Reach) -> Q:
    """One's own orders and those in the widest scopes held."""
    if reach.shape.whole == "everywhere":
        return Q()
    return own(reach) | _in_scopes(reach)


def own(reach: Reach) -> Q:
    """The orders somebody asked for, holds, follows or helps with."""
    asked = Q(requester_id=reach.person)
    if not reach.shape.is_internal:
        return asked
    here = {"work_order": OuterRef("pk")}
    joined = Participant.objects.filter(**here, person_id=reach.person)
    helps = Q(assignee_id=reach.person) | Q(team_id__any=reach.teams)
    helped = Subtask.objects.filter(**here).filter(helps)
    duties = FlowTask.objects.filter(**here).filter(duty(reach))
    joins = Q(Exists(joined) | Exists(helped) | Exists(duties))
    return asked | Q(assignee_id=reach.person) | joins


def duty(reach: Reach) -> Q:
    """An open stage of an order that somebody else holds, or a vote of one's own in it."""
    teams = Q(candidate_team_ids__overlap=reach.teams)
    pool = Q(candidate_ids__contains=[reach.person])
    person = Q(assignee_id=reach.person) | Q(standing_for_id=reach.person)
    person |= Q(dispatcher_ids__contains=[reach.person]) | pool
    work = Q(state="pending", found_by__in=APART) & (person | (Q(assignee_id=None) & teams))
    return work | (Q(kind="approval") & (person | Q(owner_id=reach.person)))


def _in_scopes(reach: Reach) -> Q:
    shape, found = reach.shape, Q(pk__in=[])
    if shape.whole != "nowhere":
        found |= Q(application__code__any=reach.in_whole)
    if shape.of_teams != "nowhere":
        teams = Q(team_id__any=reach.teams)
        found |= _within(teams, shape.of_teams, reach.in_teams)
    if shape.of_departments != "nowhere":
        people = Q(requester_department_id__any=reach.departments)
        found |= _within(people, shape.of_departments, reach.in_departments)
    return found


def _within(rows: Q, extent: Extent, codes: list[str]) -> Q:
    return rows if extent == "everywhere" else rows & Q(application__code__any=codes)
