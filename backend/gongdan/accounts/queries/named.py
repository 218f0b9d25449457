"""The people that a rule names: a team, a person or a role by its code."""

from __future__ import annotations

from collections.abc import Callable

from gongdan.accounts.queries.organization import role_holders, team_by_code, team_members
from gongdan.accounts.queries.people import person_by_username


def people_named_by(one: str, *, application: Callable[[], str]) -> list[int] | None:
    """Who is meant by ``team:net``, ``person:ann`` or ``role:lead``; ``None``: by none of these."""
    kind, _, name = one.partition(":")
    if not name:
        return None
    if kind == "team":
        team = team_by_code(name)
        return [member.person.id for member in team_members(team.id)] if team else []
    if kind == "person":
        person = person_by_username(name)
        return [person.id] if person else []
    return [one.person.id for one in role_holders(name, application=application())]
