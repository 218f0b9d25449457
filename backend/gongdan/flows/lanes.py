"""Who the lanes of other tools' drawings may mean here: a team or a role of the same name."""

from __future__ import annotations

from gongdan.accounts.queries import listings


def hints(lane: str) -> list[dict[str, object]]:
    """The rule that finds the people of a lane; nothing when the name says nothing here."""
    wanted = lane.casefold()
    for team in listings.teams():
        if team.is_active and wanted in _names(team.code, team.name):
            return [{"kind": "team", "team": team.code}]
    for role in listings.roles():
        if wanted in _names(role.key, role.name):
            return [{"kind": "role", "role": role.key}]
    return []


def _names(code: str, name: dict[str, str]) -> set[str]:
    return {code.casefold(), *(said.casefold() for said in name.values())}
