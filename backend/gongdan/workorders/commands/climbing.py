"""The ladder of a promise: what each level tells and does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from gongdan.accounts.queries.organization import (
    TeamBrief,
    role_holders,
    team_by_code,
    team_members,
    team_value,
)
from gongdan.deliveries.commands import Webhook, queue_webhook
from gongdan.deliveries.errors import AddressNotAllowed
from gongdan.deliveries.robots import robot_body
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.texts import Text, fill, pick
from gongdan.sla.clock import Occurrence
from gongdan.sla.ladders import ROLE, Level
from gongdan.workorders import clockwork
from gongdan.workorders.change import Change
from gongdan.workorders.choosing import choose_in
from gongdan.workorders.commands.assignment import Assignment, assign
from gongdan.workorders.commands.subtasks import NewSubtask, add_subtask
from gongdan.workorders.events import ClockEscalated, Graded
from gongdan.workorders.facts import application_of, lead_ids
from gongdan.workorders.models import Clock
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.sentences.clocks import METRICS

Later = Callable[[], object]
STRATEGY: Final = "least_open_load"
LATE: Final = "没有按时接单或完成，自动收回 / not taken on or done in time"
RAISED: Text = {"zh-CN": "快到时限，提高优先级", "en": "the promise is in danger"}
HIGHEST: Final = 1
SAID: Final[Mapping[str, Text]] = {
    "due": {"zh-CN": "{metric}到期", "en": "{metric} is due"},
    "before": {
        "zh-CN": "{metric}还有 {minutes} 工作分钟到期",
        "en": "{metric} is due in {minutes} working minutes",
    },
    "after": {
        "zh-CN": "{metric}已超时 {minutes} 工作分钟",
        "en": "{metric} was due {minutes} working minutes ago",
    },
}


def climb_clock(this: Change, row: Clock, reached: Iterable[Occurrence]) -> list[Later]:
    """Say and do what the levels ask for; what passes the order on waits until it is stored."""
    levels = {level.key: level for level in clockwork.policy_of(row).ladder}
    keys = dict.fromkeys(one.rung for one in reached)
    after: list[Later] = []
    for level in (levels[key] for key in keys if key in levels):
        people = _people(this, level)
        this.concerned += people
        host, refused = _tell_group(this, row, level)
        this.note(
            ClockEscalated(
                metric=row.metric,
                level=level.key,
                do=level.do,
                minutes=level.minutes,
                is_before=level.is_before,
                person_ids=people,
                host=host,
                refused=refused,
            )
        )
        after += ACTS[level.do](this, level)
    return after


def _people(this: Change, level: Level) -> list[int]:
    """Whom a level tells, each once."""
    return list(dict.fromkeys(one for whom in level.whom for one in _whom(this, whom)))


def _whom(this: Change, whom: str) -> Iterable[int]:
    order = this.order
    if whom.startswith(ROLE):
        found = role_holders(whom.removeprefix(ROLE), application=application_of(order))
        return [one.person.id for one in found]
    if whom == "leads":
        return lead_ids(order)
    if whom == "requester":
        return [order.requester_id]
    if whom == "assignee" and order.assignee_id:
        return [order.assignee_id]
    return [one.person.id for one in team_members(order.team_id)] if order.team_id else []


def _tell_group(this: Change, row: Clock, level: Level) -> tuple[str, str]:
    """Where a chat group is told once this is stored, and why it is not, if so."""
    if level.do != "group":
        return "", ""
    host = urlsplit(level.url).hostname or ""
    body = robot_body(level.url, f"{this.order.number} {this.order.title}: {_moment(row, level)}")
    webhook = Webhook(
        url=level.url,
        body=body,
        key=f"clock.{row.pk}.{level.key}.{int(this.at.timestamp())}",
        about=f"{this.order.number} {row.metric}",
        concerns=this.order.number,
    )
    try:
        queue_webhook(webhook=webhook, by=SYSTEM, at=this.at)
    except AddressNotAllowed as refusal:
        return host, refusal.code
    return host, ""


def _moment(row: Clock, level: Level) -> str:
    metric = pick(METRICS.get(row.metric, {"zh-CN": row.metric}), settings.START_LANGUAGE)
    said = SAID["due" if not level.minutes else "before" if level.is_before else "after"]
    return pick(fill(said, metric=metric, minutes=level.minutes), settings.START_LANGUAGE)


def _notify(_this: Change, _level: Level) -> list[Later]:
    return []


def _raise_priority(this: Change, _level: Level) -> list[Later]:
    """One step up; its promises are those of the new priority from now on."""
    order = this.order
    if order.priority <= HIGHEST:
        return []
    before, order.priority = order.priority, order.priority - 1
    this.note(Graded(priority=order.priority, before=before, reason=RAISED, decision_id=None))
    promise = clockwork.promise_for(application_of(order), this.facts())
    this.promises.retarget(promise, why="priority_changed")
    return []


def _reassign(this: Change, level: Level) -> list[Later]:
    """Taken back from whoever has it and given out again; nobody free: it waits in the team."""
    order, team = this.order, _team(this, level)
    if team is None or order.status not in WORKING_STATUSES:
        return []
    had = [order.assignee_id] if order.assignee_id else []
    chosen = choose_in(order, team, STRATEGY, not_again=had, at=this.at)
    if chosen.person_id is None and order.assignee_id is None and team.id == order.team_id:
        return []
    to = Assignment(team=team.code, assignee_id=chosen.person_id, reason=LATE)
    return [partial(assign, number=order.number, to=to, by=SYSTEM, at=this.at)]


def _subtask(this: Change, level: Level) -> list[Later]:
    team = _team(this, level)
    if team is None or this.order.status not in WORKING_STATUSES:
        return []
    new = NewSubtask(title=pick(level.title, settings.START_LANGUAGE), team=team.code)
    return [partial(add_subtask, number=this.order.number, new=new, by=SYSTEM, at=this.at)]


def _team(this: Change, level: Level) -> TeamBrief | None:
    """The level's team, or the order's own where it names none that is there."""
    named = team_by_code(level.team) if level.team else None
    if named is not None and named.is_active:
        return named
    own = this.order.team_id
    held = team_value(own) if own else None
    return held if held is not None and held.is_active else None


ACTS: Final[Mapping[str, Callable[[Change, Level], list[Later]]]] = {
    "notify": _notify,
    "raise_priority": _raise_priority,
    "reassign": _reassign,
    "subtask": _subtask,
    "group": _notify,
}
