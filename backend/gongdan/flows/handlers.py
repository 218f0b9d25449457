"""How the people of a step are found: rules as values, resolved by whoever runs the work."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.flows.reading import Reader

HANDLER_SETTINGS = {
    "assignee": "",
    "requester": "",
    "team": "team",
    "role": "role",
    "person": "person",
    "field": "field",
    "department_head": "",
}


@dataclass(frozen=True)
class Handler:
    """One rule by which people are found; ``value`` is the team, role, person or field."""

    kind: str
    value: str = ""


def read_handler(reader: Reader) -> Handler:
    """The rule as stored."""
    kind = reader.choice("kind", HANDLER_SETTINGS, default="")
    setting = HANDLER_SETTINGS.get(kind, "")
    value = reader.string(setting) if setting else ""
    if not kind or (setting and not value):
        reader.refuse("", "flows.handler_wrong")
    reader.finish()
    return Handler(kind=kind, value=value)
