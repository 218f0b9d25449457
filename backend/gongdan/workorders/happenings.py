"""What happened to an order, as trigger rules are told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from gongdan.kernel.events import Event
from gongdan.rules.triggers import Happening, Kind
from gongdan.workorders.events import (
    Assigned,
    ClockBreached,
    ClockWarned,
    Commented,
    Dispatched,
    HandedInAgain,
    Rated,
    StageEntered,
    StageLeft,
    StageOverdue,
    StageWarned,
    StatusChanged,
    Submitted,
)
from gongdan.workorders.facts import FactsOnDemand
from gongdan.workorders.models import Comment

E = TypeVar("E", bound=Event)


def happenings_of(events: Iterable[Event]) -> list[Happening]:
    """The events that rules may wait for."""
    found: list[Happening] = []
    for event in events:
        telling = _TELLINGS.get(type(event))
        if telling is not None:
            found += telling(event)
    return found


def of_history(name: str, facts: Mapping[str, object]) -> list[Happening]:
    """What an entry of an order's history would have been to rules."""
    kind = _BY_NAME.get(name)
    return happenings_of([kind(**facts)]) if kind is not None else []


def _submitted(_event: Submitted) -> list[Happening]:
    return [Happening("created"), Happening("submitted")]


def _again(_event: HandedInAgain) -> list[Happening]:
    return [Happening("submitted")]


def _status(event: StatusChanged) -> list[Happening]:
    return [Happening("status", {"from": event.before, "to": event.after})]


def _commented(event: Commented) -> list[Happening]:
    """What the product says by itself asks for no answer."""
    if event.is_automatic:
        return []
    by = "requester" if event.is_from_requester else "handler"
    visibility = "internal" if event.is_internal else "public"
    facts = FactsOnDemand(
        lambda: {
            "comment.by": by,
            "comment.is_internal": event.is_internal,
            "comment.text": Comment.objects.values_list("body", flat=True).get(pk=event.comment_id),
        }
    )
    return [Happening("commented", {"by": by, "visibility": visibility}, facts)]


def _assigned(_event: Assigned) -> list[Happening]:
    return [Happening("assigned")]


def _dispatched(event: Dispatched) -> list[Happening]:
    return [Happening("assigned")] if event.assignee_id else []


def _stage_entered(event: StageEntered) -> list[Happening]:
    return [Happening("stage_entered", {"stage": event.step_key})]


def _stage_left(event: StageLeft) -> list[Happening]:
    return [Happening("stage_left", {"stage": event.step_key})]


def _clock(kind: Kind, metric: str) -> list[Happening]:
    return [Happening(kind, {"metric": metric}, {"sla.metric": metric})]


def _warned(event: ClockWarned) -> list[Happening]:
    return _clock("at_risk", event.metric)


def _breached(event: ClockBreached) -> list[Happening]:
    return _clock("breached", event.metric)


def _stage_warned(event: StageWarned) -> list[Happening]:
    return _clock("at_risk", f"stage:{event.step_key}")


def _stage_overdue(event: StageOverdue) -> list[Happening]:
    return _clock("breached", f"stage:{event.step_key}")


def _rated(event: Rated) -> list[Happening]:
    return [Happening("rated", {"score": event.score}, {"rating.score": event.score})]


def _of(kind: type[E], tell: Callable[[E], list[Happening]]) -> tuple[type[Event], _Telling]:
    return kind, cast("_Telling", tell)


_Telling = Callable[[Event], list[Happening]]
_TELLINGS: Mapping[type[Event], _Telling] = dict(
    [
        _of(Submitted, _submitted),
        _of(HandedInAgain, _again),
        _of(StatusChanged, _status),
        _of(Commented, _commented),
        _of(Assigned, _assigned),
        _of(Dispatched, _dispatched),
        _of(StageEntered, _stage_entered),
        _of(StageLeft, _stage_left),
        _of(ClockWarned, _warned),
        _of(ClockBreached, _breached),
        _of(StageWarned, _stage_warned),
        _of(StageOverdue, _stage_overdue),
        _of(Rated, _rated),
    ]
)
_BY_NAME: Mapping[str, type[Event]] = {kind.name: kind for kind in _TELLINGS}
