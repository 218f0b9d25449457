"""Who held an order, for how long, where: spans without a gap that add up to its age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries import PersonBrief, people_by_ids, teams_by_ids
from gongdan.audit.queries import history
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.kernel.texts import Text
from gongdan.workorders.errors import NotYours
from gongdan.workorders.events import (
    Accepted,
    Assigned,
    Cancelled,
    Closed,
    Dispatched,
    Paused,
    Reopened,
    Resolved,
    Resumed,
    StageLeft,
    StageSkipped,
    Submitted,
)
from gongdan.workorders.finding import find, subject
from gongdan.workorders.holding import ENDED
from gongdan.workorders.models import Holding, WorkOrder
from gongdan.workorders.permissions import standing
from gongdan.workorders.queries.rows import team_chip
from gongdan.workorders.queries.timeline import TimelineEntry, inside_timeline, stage_names
from gongdan.workorders.queries.values import StageChip, TeamChip

# What may give an order another holder, status or stage; of several at once the first says it.
REASONS: tuple[type[Event], ...] = (
    Assigned,
    Accepted,
    Reopened,
    Resolved,
    Closed,
    Cancelled,
    Paused,
    Resumed,
    StageSkipped,
    StageLeft,
    Dispatched,
    Submitted,
)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A time in which nothing about the holder changed."""

    from_at: datetime
    to_at: datetime
    minutes: int
    team: TeamChip | None
    person: PersonBrief | None
    stage: StageChip | None
    status: str
    by: str
    why: Text | None


@dataclass(frozen=True)
class _Piece:
    from_at: datetime
    to_at: datetime
    holding: Holding | None


def holders(*, number: str, by: Actor, at: datetime) -> list[Span]:
    """The spans from the order's creation to its end, or to now; their minutes sum to its age."""
    order = find(number, by=by)
    if not standing(order, by=by).sees_inside:
        raise NotYours(number=order.number)
    pieces = _pieces(order, at=at)
    held = [each.holding for each in pieces if each.holding is not None]
    people = people_by_ids(each.person_id for each in held)
    teams = teams_by_ids(each.team_id for each in held)
    entries = history(subject(order))
    names, reasons = stage_names(entries), _reasons(order, by=by)
    return [
        Span(
            from_at=each.from_at,
            to_at=each.to_at,
            minutes=_minute(order, each.to_at) - _minute(order, each.from_at),
            team=team_chip(teams.get(each.holding.team_id or 0)) if each.holding else None,
            person=people.get(each.holding.person_id or 0) if each.holding else None,
            stage=_stage(each.holding, names),
            status=each.holding.status if each.holding else "closed",
            by=reasons[each.from_at].actor.name if each.from_at in reasons else "",
            why=reasons[each.from_at].text if each.from_at in reasons else None,
        )
        for each in pieces
    ]


def _reasons(order: WorkOrder, *, by: Actor) -> dict[datetime, TimelineEntry]:
    """For each moment the line that says why the order changed hands, status or stage then."""
    ranks = {kind.name: rank for rank, kind in enumerate(REASONS)}
    lines = [line for line in inside_timeline(order=order, by=by) if line.event in ranks]
    lines.sort(key=lambda line: ranks[line.event], reverse=True)
    return {line.at: line for line in lines}


def _pieces(order: WorkOrder, *, at: datetime) -> list[_Piece]:
    """The holdings in order; the time between an end and a reopening is a piece of nobody."""
    end = _end(order, at=at)
    reached, pieces = order.created_at, []
    for holding in order.holdings.order_by("from_at", "id"):
        if holding.from_at > reached:
            pieces.append(_Piece(reached, holding.from_at, None))
        start, stop = max(reached, holding.from_at), min(holding.to_at or end, end)
        if stop > start:
            pieces.append(_Piece(start, stop, holding))
            reached = stop
    if pieces and reached < end:
        pieces.append(_Piece(reached, end, None))
    return pieces


def _end(order: WorkOrder, *, at: datetime) -> datetime:
    if order.status not in ENDED:
        return at
    last = order.holdings.order_by("-to_at").first()
    return order.closed_at or (last.to_at if last and last.to_at else at)


def _minute(order: WorkOrder, moment: datetime) -> int:
    # Rounded from the start of the order, not span by span: only so do the minutes sum exactly.
    return int((moment - order.created_at).total_seconds() // 60)


def _stage(holding: Holding | None, names: dict[str, Text]) -> StageChip | None:
    if holding is None or not holding.stage_key:
        return None
    name = names.get(holding.stage_key, {"zh-CN": holding.stage_key, "en": holding.stage_key})
    return StageChip(key=holding.stage_key, name=name)
