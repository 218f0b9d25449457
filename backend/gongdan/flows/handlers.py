"""How the people of a step are found: rules as values, resolved by whoever runs the work."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.flows.reading import Reader

MOST = 100
HANDLER_SETTINGS = {
    "assignee": "",
    "requester": "",
    "team": "team",
    "role": "role",
    "person": "person",
    "field": "field",
    "department_head": "",
    "manager": "",
    "earlier": "step",
    "on_shift": "team",
    "skill": "skill",
    "strategy": "team",
}
# By these one of a team is chosen; each looks at the people as they are, and keeps nothing.
STRATEGIES = ("least_open_load", "load_ratio", "best_skill", "on_call", "owner")
OF_TEAM = ("team", "on_shift", "strategy")


@dataclass(frozen=True)
class Handler:
    """One rule by which people are found; ``value`` is the team, role, person, field or skill.

    ``levels`` is how many heads above each other are meant (``level``: only this one of them),
    ``weight`` what each one's vote counts. Who is chosen by ``strategy`` can be asked for a
    ``skill``; who is asked for a skill can be asked to be of a ``team``. Of a skill ``level`` is
    the least that is enough.
    """

    kind: str
    value: str = ""
    levels: int = 1
    weight: int = 1
    level: int = 0
    team: str = ""
    skill: str = ""
    strategy: str = ""

    @property
    def named_team(self) -> str:
        """The team it names, if any."""
        return self.value if self.kind in OF_TEAM else self.team


def read_handler(reader: Reader) -> Handler:
    """The rule as stored."""
    kind = reader.choice("kind", HANDLER_SETTINGS, default="")
    setting = HANDLER_SETTINGS.get(kind, "")
    value = reader.string(setting) if setting else ""
    if not kind or (setting and not value):
        reader.refuse("", "flows.handler_wrong")
    level = _count("level", reader) if "level" in reader.raw else 0
    levels = _count("levels", reader)
    weight = _count("weight", reader)
    handler = Handler(
        kind=kind,
        value=value,
        levels=levels,
        weight=weight,
        level=level,
        team=reader.string("team") if kind == "skill" else "",
        skill=reader.string("skill") if kind == "strategy" else "",
        strategy=_strategy(kind, reader),
    )
    reader.finish()
    return handler


def _strategy(kind: str, reader: Reader) -> str:
    if kind != "strategy":
        return ""
    return reader.choice("strategy", STRATEGIES, default=STRATEGIES[0])


def _count(setting: str, reader: Reader) -> int:
    number = reader.number(setting)
    if number is not None and not 1 <= number <= MOST:
        reader.refuse(setting, "flows.number_wrong", least=1, most=MOST)
    return 1 if number is None else number
