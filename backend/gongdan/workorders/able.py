"""Who is found by what they can do, whether they are on shift, and by strategies of dispatch."""

from __future__ import annotations

from gongdan.accounts.queries.organization import (
    Member,
    TeamBrief,
    company_owner_of,
    skilled_people,
    team_by_code,
    team_members,
)
from gongdan.accounts.queries.people import person_value
from gongdan.accounts.queries.shifts import Presence, presence
from gongdan.kernel.texts import fill
from gongdan.rules.strategies import choose
from gongdan.rules.strategies.choosing import Turn
from gongdan.workorders.duty import Duty, Handler, Missed, one, say
from gongdan.workorders.loads import candidates

LEAST = "least_open_load"


def on_shift(duty: Duty) -> Handler | Missed:
    """Of a team who works now, the one with least open."""
    team = team_by_code(duty.value)
    chosen = _best_of(duty, team, LEAST) if team else None
    if team is None or chosen is None:
        why = say("{team} 现在没有当班的人", "nobody of {team} is on shift now")
        return Missed(fill(why, team=dict(team.name) if team else duty.value))
    person = person_value(chosen)
    because = say("{team} 当班的人里 {name} 手上最少", "of {team} on shift, {name} has least open")
    return one(person, "on_shift", fill(because, team=dict(team.name), name=person.name))


def skilled(duty: Duty) -> Handler | Missed:
    """Of those who can do it and are there, the one with least open."""
    rule = duty.rule
    chosen = _best_skilled(duty)
    if chosen is None:
        why = say("没有会“{skill}”的人能接", "nobody who can do “{skill}” can take it")
        return Missed(fill(why, skill=rule.value))
    person = person_value(chosen)
    because = say(
        "会“{skill}”的人里 {name} 手上最少", "of those who can do “{skill}”, {name} has least open"
    )
    return one(person, "skill", fill(because, skill=rule.value, name=person.name))


def by_strategy(duty: Duty) -> Handler | Missed:
    """Whom a strategy of dispatch chooses in a team."""
    rule, team = duty.rule, team_by_code(duty.value)
    chosen = _best_of(duty, team, rule.strategy) if team else None
    if team is None or chosen is None:
        why = say("按规则在 {team} 里没有选到人", "nobody could be chosen in {team}")
        return Missed(fill(why, team=dict(team.name) if team else duty.value))
    person = person_value(chosen)
    because = say("在 {team} 里按规则选定 {name}", "{name} was chosen in {team}")
    return one(person, "strategy", fill(because, team=dict(team.name), name=person.name))


def _best_of(duty: Duty, team: TeamBrief, strategy: str) -> int | None:
    """Whom a strategy that keeps no turns finds best in a team now."""
    there = presence(team.id, at=duty.at)
    return _best(duty, team_members(team.id), strategy, there=there)


def _best_skilled(duty: Duty) -> int | None:
    """Of everybody, or of those of a team who are there by plan."""
    if not duty.rule.team:
        return _best(duty, skilled_people(duty.value), LEAST)
    team = team_by_code(duty.rule.team)
    return _best_of(duty, team, LEAST) if team else None


def _best(
    duty: Duty, people: list[Member], strategy: str, *, there: Presence | None = None
) -> int | None:
    order = duty.order
    turn = Turn(
        requester_id=order.requester_id,
        needs=_needs(duty),
        owner_id=company_owner_of(order.requester_id),
        on_call_ids=there.on_call if there else (),
    )
    return choose(strategy, candidates(people, there=there), turn).person_id


def _needs(duty: Duty) -> dict[str, int]:
    """The least level of the skill that is asked for, if any."""
    rule = duty.rule
    skill = rule.value if rule.kind == "skill" else rule.skill
    return {skill: max(rule.level, 1)} if skill else {}
