"""What the open steps of an order let somebody do with its fields, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from gongdan.accounts.permissions import LEVELS, Access, greatest, least
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import TypeValue
from gongdan.flows import queries as flows
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.position import MACHINE
from gongdan.kernel.actors import Actor
from gongdan.workorders.models import FlowTask, WorkOrder

StageAccess = Callable[[str], Access]


def everything(_code: str) -> Access:
    """A step that says nothing of fields."""
    return "edit"


def stage_access(order: WorkOrder, *, by: Actor, type_: TypeValue | None = None) -> StageAccess:
    """By code: whoever has one of the open steps by that step, everybody else by all of them.

    The requester always sees what they wrote; administrators and the system are not held back.
    ``type_`` is the order's type for whoever knows it already.
    """
    if by.rights.is_administrator or order.is_imported:
        return everything
    version = order.followed_version_id or (
        (type_ or catalog.type_version(order.type_version_id)).process_version_id
    )
    graph = flows.version(version).graph if version else Graph(())
    if not any(_fields(graph, key) for key in graph.places):
        return everything
    return _by_steps(order, graph, by)


def _by_steps(order: WorkOrder, graph: Graph, by: Actor) -> StageAccess:
    pending = FlowTask.objects.filter(work_order=order, state="pending").exclude(kind__in=MACHINE)
    rows = [row for row in pending if row.step in graph.places]
    own = [row.step for row in rows if _has(row, by)]
    steps = [cast("Human", graph.step(key)) for key in own or [row.step for row in rows]]
    is_requester = order.requester_id == by.rights.person_id

    def access(code: str) -> Access:
        levels = [_level(step, code) for step in steps if isinstance(step, Human)]
        if own:
            return greatest(levels)
        found = least(levels)
        return "read" if is_requester and found != "edit" else found

    return access


def _has(row: FlowTask, by: Actor) -> bool:
    person = by.rights.person_id
    if person is None:
        return False
    teams = set(row.candidate_team_ids) & set(by.rights.team_ids)
    is_named = person in (row.assignee_id, row.standing_for_id, row.owner_id)
    return is_named or (row.assignee_id is None and (person in row.candidate_ids or bool(teams)))


def _level(step: Human, code: str) -> Access:
    wanted = step.access_to(code)
    return "edit" if wanted == "required" else next(one for one in LEVELS if one == wanted)


def _fields(graph: Graph, key: str) -> bool:
    step = graph.step(key)
    return isinstance(step, Human) and bool(step.fields)


def required_in(step: Human) -> Iterable[str]:
    """The codes of the fields that have to be answered when the step is done."""
    return [code for code, access in step.fields.items() if access == "required"]
