"""What a field's condition may ask beyond the form; modules that hold running work register it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongdan.expressions.values import Type

_FACTS: dict[str, Type] = {
    "now": "datetime",
    "today": "date",
    "current_person": "number",
    "current_department": "number",
}
Linked = Callable[[str], Mapping[str, Type]]
_LINKED: list[Linked] = []


def register_facts(facts: Mapping[str, Type]) -> None:
    """Make facts known to conditions in forms."""
    _FACTS.update(facts)


def known_facts() -> Mapping[str, Type]:
    """The registered facts."""
    return dict(_FACTS)


def register_linked(read: Linked) -> None:
    """Let the module that knows record types say what can be looked up in their records."""
    _LINKED[:] = [read]


def linked_types(record_type: str) -> Mapping[str, Type]:
    """What can be looked up in the records of a type, by code."""
    return _LINKED[0](record_type) if _LINKED else {}
