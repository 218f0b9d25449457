"""Orders as their requesters see them: one sentence, a road, a conversation, what they may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from gongdan.accounts.queries.organization import TeamBrief, team_leads, teams_by_ids
from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import TypeValue
from gongdan.flows.progress import StageProgress
from gongdan.kernel.recall import recalling
from gongdan.kernel.texts import Text
from gongdan.sla.metrics import FIRST_RESPONSE, RESOLUTION
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.queries.clocks import clocks_of, nearest
from gongdan.workorders.queries.road import bars_of
from gongdan.workorders.queries.values import ClockView
from gongdan.workorders.saying import EN, ZH, Situation, sentence


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One segment of the path: done, current, waiting, to come, or finished."""

    state: str


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A request as a card: the sentence, the path, what comes next."""

    number: str
    title: str
    status: str
    sentence: Text
    question: Text | None
    tag: str | None
    path: list[Segment]
    next: Text | None
    expected_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True)
class Around:
    """What the cards of one page refer to, read once."""

    people: dict[int, PersonBrief]
    teams: dict[int, TeamBrief]
    types: dict[int, TypeValue]
    clocks: dict[int, list[ClockView]]
    leads: dict[int, PersonBrief]
    queues: dict[int, int]
    bars: dict[int, list[StageProgress]]


def progress_of(orders: Sequence[WorkOrder], *, at: datetime) -> list[Progress]:
    """The orders as cards, in the same order."""
    with recalling():
        around = _around(orders, at=at)
        return [_card(order, around, at=at) for order in orders]


def _around(orders: Sequence[WorkOrder], *, at: datetime) -> Around:
    late_teams = {order.team_id for order in orders if order.is_breached and order.team_id}
    leads = {team: team_leads(team)[:1] for team in late_teams}
    lead_people = people_by_ids(person for one in leads.values() for person in one)
    return Around(
        people=people_by_ids({order.assignee_id or order.resolved_by_id for order in orders}),
        teams=teams_by_ids(order.team_id for order in orders),
        types=catalog.type_versions({order.type_version_id for order in orders}),
        clocks=clocks_of((order.pk for order in orders), at=at),
        leads={team: lead_people[one[0]] for team, one in leads.items() if one},
        queues=_queues(orders),
        bars=bars_of(order.pk for order in orders),
    )


def _queues(orders: Sequence[WorkOrder]) -> dict[int, int]:
    """How many wait in the same team before each order that nobody took yet."""
    queued = [order for order in orders if order.status == "new" and order.assignee_id is None]
    if not queued:
        return {}
    waiting = WorkOrder.objects.filter(
        team_id__in={order.team_id for order in queued},
        status__in=("new", "assigned"),
        is_imported=False,
    ).values_list("team_id", "priority", "created_at")
    places = list(waiting)
    return {
        order.pk: sum(
            team == order.team_id and (priority, created) < (order.priority, order.created_at)
            for team, priority, created in places
        )
        for order in queued
    }


def _card(order: WorkOrder, around: Around, *, at: datetime) -> Progress:
    type_ = around.types[order.type_version_id]
    bar = around.bars.get(order.pk, [])
    is_your_turn = order.status == "resolved" or order.waiting_reason == "requester"
    return Progress(
        number=order.number,
        title=order.title,
        status=order.status,
        sentence=say(order, around, at=at),
        question=_question(type_) if order.status == "resolved" else None,
        tag="your_turn" if is_your_turn else None,
        path=[Segment(state=segment(order, stage)) for stage in bar],
        next=_next(bar) if order.status not in ("closed", "cancelled") else None,
        expected_at=_expected(order, around),
        updated_at=order.updated_at,
    )


def queue_before(order: WorkOrder) -> int | None:
    """How many wait before an order that nobody took yet; none once somebody has it."""
    return _queues([order]).get(order.pk)


def say(order: WorkOrder, around: Around, *, at: datetime) -> Text:
    """The order's sentence now."""
    type_ = around.types[order.type_version_id]
    person = around.people.get(order.assignee_id or order.resolved_by_id or 0)
    team, lead = around.teams.get(order.team_id or 0), around.leads.get(order.team_id or 0)
    due = _expected(order, around)
    situation = Situation(
        status=order.status,
        person=spoken_name(person) if person else None,
        team=dict(team.name) if team else None,
        lead=spoken_name(lead) if lead and (not person or lead.id != person.id) else None,
        verb=type_.content.verb,
        question=_question(type_),
        due_at=due,
        is_late=due is not None and due < at and order.status not in ("resolved", "closed"),
        queue_before=around.queues.get(order.pk, 0),
        waiting_reason=order.waiting_reason,
        note=order.waiting_note,
        until=order.waiting_until,
        closed_at=order.closed_at,
        closed_how=order.closed_how,
        is_reopened=order.reopen_count > 0,
    )
    zone = ZoneInfo(settings.ORG_TIME_ZONE)
    return sentence(situation, templates=type_.content.sentences, now=at, zone=zone)


def spoken_name(person: PersonBrief) -> Text:
    """As the team calls them in Chinese, the full name in English."""
    return {**person.full_name, ZH: person.called or person.name}


def segment(order: WorkOrder, stage: StageProgress) -> str:
    """One segment of the requester's path."""
    if order.status == "closed":
        return "finished"
    if stage.state == "present":
        return "waiting" if order.status == "waiting" else "current"
    return "done" if stage.state in ("visited", "skipped") else "to_come"


def _question(type_: TypeValue) -> Text:
    return type_.content.question


def _next(bar: list[StageProgress]) -> Text | None:
    following = next((stage for stage in bar if stage.state == "ahead"), None)
    if following is None:
        return None
    name = following.name
    return {ZH: f"接下来：{name.get(ZH, '')}", EN: f"Next: {name.get(EN) or name.get(ZH, '')}"}


def _expected(order: WorkOrder, around: Around) -> datetime | None:
    """The moment the sentence names: of an answer until somebody is on it, then of the end."""
    if order.promised_at is not None:
        return order.promised_at
    clocks = around.clocks.get(order.pk, [])
    awaited = FIRST_RESPONSE if order.status in ("new", "assigned") else RESOLUTION
    chosen = [clock for clock in clocks if clock.metric == awaited and clock.due_at is not None]
    clock = nearest(chosen or clocks)
    return clock.due_at if clock else None
