"""The levels of a stage's ladder: each happens once, and says why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gongdan.accounts.queries.organization import department_heads, role_holders
from gongdan.flows.acts import Redirect, Skip, Transfer, Vote
from gongdan.flows.errors import AlreadySigning
from gongdan.flows.ladders import ROLE, Level
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.texts import Text
from gongdan.workorders.change import Change
from gongdan.workorders.events import DutyMoved, StageEscalated
from gongdan.workorders.facts import application_of, lead_ids
from gongdan.workorders.handlers import find_handler
from gongdan.workorders.models import FlowTask, Timer
from gongdan.workorders.positions import APPROVAL

LATE = "超过时限 / the time limit has passed"
BECAUSE: Text = {"zh-CN": "超过时限，自动转交", "en": "handed on because the time limit passed"}


def climb(this: Change, timer: Timer) -> None:
    """One level of a ladder, if its task is still open."""
    number, _, key = timer.reference.partition(":")
    row = next((one for one in this.run.open_tasks() if one.pk == int(number)), None)
    step = this.run.human(row.step) if row else None
    level = next((one for one in step.ladder if one.key == key), None) if step else None
    if row is None or step is None or level is None:
        return
    people = people_of(this, row, level)
    this.concerned += people
    this.note(
        StageEscalated(
            step_key=row.step,
            step_name=this.run.name(row.step),
            level=level.key,
            do=level.do,
            minutes=level.minutes,
            is_before=level.is_before,
            person_ids=people,
        )
    )
    DOING.get(level.do, _nothing_more)(this, row, level)
    this.finish("time")


def people_of(this: Change, row: FlowTask, level: Level) -> list[int]:
    """Whom a level tells, each once."""
    found = (person for whom in level.whom for person in _whom(this, row, whom))
    return list(dict.fromkeys(found))


def _whom(this: Change, row: FlowTask, whom: str) -> Iterable[int]:
    if whom.startswith(ROLE):
        code = whom.removeprefix(ROLE)
        holders = role_holders(code, application=application_of(this.order))
        return [one.person.id for one in holders]
    return WHOM[whom](this, row)


def _owner(this: Change, row: FlowTask) -> Iterable[int]:
    owner = row.assignee_id or this.order.assignee_id
    return [owner] if owner else row.candidate_ids


def _leads(this: Change, _row: FlowTask) -> Iterable[int]:
    return lead_ids(this.order)


def _heads(this: Change, _row: FlowTask) -> Iterable[int]:
    place = this.order.requester_department_id
    return department_heads(place) if place else []


def _nothing_more(_this: Change, _row: FlowTask, _level: Level) -> None:
    """Telling is all."""


def _reassign(this: Change, row: FlowTask, level: Level) -> None:
    """To whom the level's rules find; nobody found, it stays where it is."""
    found = find_handler(this.order, level.handlers, this.run.facts, at=this.at)
    if found.person_id is None or found.person_id == row.assignee_id:
        return
    if row.kind == APPROVAL:
        _transfer(this, row, found.person_id)
    else:
        give(this, row, found.person_id, how="ladder", because=found.because or BECAUSE)


def _transfer(this: Change, row: FlowTask, person_id: int) -> None:
    before, facts = row.assignee_id, this.run.facts
    try:
        this.run.take(Transfer(task=row.no, to=person_id, by=SYSTEM, facts=facts))
    except AlreadySigning:
        return
    this.note(moved(this, row, before, person_id, how="ladder"))


def give(
    this: Change, row: FlowTask, person_id: int | None, *, how: str, because: Text | None = None
) -> None:
    """Let somebody have a stage's task from now on, and say so."""
    before = row.assignee_id
    row.assignee_id, row.found_by, row.because = person_id, how, dict(because or {})
    row.standing_for_id = None
    row.save(update_fields=["assignee", "found_by", "because", "standing_for"])
    this.concerned += [before, person_id]
    this.note(moved(this, row, before, person_id, how=how))


def moved(
    this: Change, row: FlowTask, before: int | None, after: int | None, *, how: str
) -> DutyMoved:
    """What history says of a task that changed hands."""
    return DutyMoved(
        step_key=row.step,
        step_name=this.run.name(row.step),
        how=how,
        from_id=before,
        to_id=after,
        because=dict(row.because),
    )


def _approve(this: Change, row: FlowTask, _level: Level) -> None:
    facts = this.run.facts
    this.run.take(Vote(task=row.no, verdict="approved", by=SYSTEM, comment=LATE, facts=facts))


def _reject(this: Change, row: FlowTask, _level: Level) -> None:
    facts = this.run.facts
    this.run.take(Vote(task=row.no, verdict="rejected", by=SYSTEM, comment=LATE, facts=facts))


def _skip(this: Change, row: FlowTask, _level: Level) -> None:
    facts = this.run.facts
    this.run.take(Skip(task=row.no, by=SYSTEM, reason=LATE, authorized=True, facts=facts))


def _go_to(this: Change, row: FlowTask, level: Level) -> None:
    """Where it cannot go any more it stays; that it is late has been told."""
    act = Redirect(token=row.token, target=level.to, by=SYSTEM, reason=LATE, facts=this.run.facts)
    this.run.take(act)


WHOM: Mapping[str, Callable[[Change, FlowTask], Iterable[int]]] = {
    "owner": _owner,
    "lead": _leads,
    "head": _heads,
}
DOING: Mapping[str, Callable[[Change, FlowTask, Level], None]] = {
    "reassign": _reassign,
    "approve": _approve,
    "reject": _reject,
    "skip": _skip,
    "go_to": _go_to,
}
