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
}


@dataclass(frozen=True)
class Handler:
    """One rule by which people are found; ``value`` is the team, role, person or field.

    ``levels`` is how many heads above each other are meant (``level``: only this one of them),
    ``weight`` what each one's vote counts.
    """

    kind: str
    value: str = ""
    levels: int = 1
    weight: int = 1
    level: int = 0


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
    handler = Handler(kind=kind, value=value, levels=levels, weight=weight, level=level)
    reader.finish()
    return handler


def _count(setting: str, reader: Reader) -> int:
    number = reader.number(setting)
    if number is not None and not 1 <= number <= MOST:
        reader.refuse(setting, "flows.number_wrong", least=1, most=MOST)
    return 1 if number is None else number
