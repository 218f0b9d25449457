"""One act on several orders: each goes through its own command and answers for itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal
from gongdan.workorders.commands import assignment, details, resolution, ties
from gongdan.workorders.errors import UnknownChoice
from gongdan.workorders.finding import find


@dataclass(frozen=True, kw_only=True)
class BulkAct:
    """What to do with which orders."""

    numbers: list[str]
    act: str
    assignee_id: int | None = None
    team: str | None = None
    priority: int | None = None
    reason: str = ""
    tag: str = ""


@dataclass(frozen=True, kw_only=True)
class BulkRefusal:
    """Why one order did not take the act."""

    number: str
    code: str
    message: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class BulkResult:
    """Which orders took the act and which refused it."""

    done: list[str]
    refused: list[BulkRefusal]


def change_many(*, act: BulkAct, by: Actor, at: datetime) -> BulkResult:
    """Do the act order by order; a refusal of one leaves the others done."""
    do = ACTS.get(act.act)
    if do is None:
        raise UnknownChoice(what="act", value=act.act)
    done: list[str] = []
    refused: list[BulkRefusal] = []
    for number in dict.fromkeys(act.numbers):
        try:
            do(number, act, by, at)
        except Refusal as refusal:
            refused.append(_refusal(number, refusal))
        else:
            done.append(number)
    return BulkResult(done=done, refused=refused)


def _refusal(number: str, refusal: Refusal) -> BulkRefusal:
    return BulkRefusal(
        number=number, code=refusal.code, message=refusal.message, facts=refusal.facts
    )


def _assign(number: str, act: BulkAct, by: Actor, at: datetime) -> None:
    to = assignment.Assignment(team=act.team, assignee_id=act.assignee_id, reason=act.reason)
    assignment.assign(number=number, to=to, by=by, at=at)


def _accept(number: str, _: BulkAct, by: Actor, at: datetime) -> None:
    assignment.accept(number=number, by=by, at=at)


def _grade(number: str, act: BulkAct, by: Actor, at: datetime) -> None:
    details.change_priority(
        number=number, priority=act.priority or 0, reason=act.reason, by=by, at=at
    )


def _close(number: str, act: BulkAct, by: Actor, at: datetime) -> None:
    resolution.close_for_requester(number=number, reason=act.reason, by=by, at=at)


def _tag(number: str, act: BulkAct, by: Actor, at: datetime) -> None:
    tags = [*find(number, by=by).tags, act.tag]
    ties.set_tags(number=number, tags=list(dict.fromkeys(tags)), by=by, at=at)


ACTS: dict[str, Callable[[str, BulkAct, Actor, datetime], None]] = {
    "assign": _assign,
    "accept": _accept,
    "priority": _grade,
    "close": _close,
    "tag": _tag,
}
