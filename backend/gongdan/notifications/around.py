"""Who is around an order when something happens to it, read for the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries import (
    PersonValue,
    actor_for_person_id,
    person_value,
    team_leads,
    team_members,
)
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.recall import recalled
from gongdan.notifications.occasions.case import Case, OrderFacts
from gongdan.workorders.events import Commented
from gongdan.workorders.models import Comment, WorkOrder
from gongdan.workorders.permissions import may_open_file


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One entry of the log about an order, as a value."""

    entry_id: int
    at: datetime
    event: str
    order_id: int
    facts: Mapping[str, object]
    actor: Mapping[str, object]


def case_of(happening: Happening) -> Case | None:
    """What the rules need to know; nothing for an order that came with its past."""
    order = WorkOrder.objects.select_related("requester").filter(pk=happening.order_id).first()
    if order is None or order.is_imported:
        return None
    actor_id, kind = happening.actor.get("id"), happening.actor.get("kind")
    helpers = order.participants.filter(kind="collaborator").order_by("person_id")
    return Case(
        order=_facts(order),
        facts=happening.facts,
        actor_id=actor_id if isinstance(actor_id, int) and kind == "person" else None,
        actor_name=str(happening.actor.get("name", "")),
        said=_said(happening),
        members={team: _members(team) for team in _teams(order, happening)},
        leads=tuple(team_leads(order.team_id)) if order.team_id else (),
        collaborators=tuple(helpers.values_list("person_id", flat=True)),
    )


def _facts(order: WorkOrder) -> OrderFacts:
    return OrderFacts(
        id=order.pk,
        number=order.number,
        title=order.title,
        priority=order.priority,
        is_vip=order.is_vip,
        status=order.status,
        requester_id=order.requester_id,
        requester_name=order.requester.name,
        assignee_id=order.assignee_id,
        team_id=order.team_id,
        round=order.reopen_count + 1,
    )


def _said(happening: Happening) -> str:
    if happening.event != Commented.name:
        return ""
    spoken = Comment.objects.filter(pk=str(happening.facts["comment_id"])).first()
    return spoken.body if spoken else ""


def _teams(order: WorkOrder, happening: Happening) -> set[int]:
    facts = happening.facts
    several = facts.get("team_ids")
    named = [facts.get("team_id"), *(several if isinstance(several, list) else [])]
    return {each for each in (order.team_id, *named) if isinstance(each, int)}


def _members(team_id: int) -> tuple[int, ...]:
    return tuple(member.person.id for member in team_members(team_id))


def readers(people: Iterable[int], *, order_id: int, is_inside: bool) -> list[PersonValue]:
    """Those of the people who are still here and may read what they would be told."""
    return [
        person_value(each)
        for each in people
        if (actor := _actor(each)) and may_open_file(actor, order_id, is_inside)
    ]


@recalled
def _actor(person_id: int) -> Actor | None:
    try:
        return actor_for_person_id(person_id)
    except NotFound:
        return None
