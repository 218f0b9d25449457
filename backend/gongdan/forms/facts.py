"""What a field's condition may ask beyond the form; modules that hold running work register it."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.expressions.values import Type

_FACTS: dict[str, Type] = {"now": "datetime", "today": "date"}


def register_facts(facts: Mapping[str, Type]) -> None:
    """Make facts known to conditions in forms."""
    _FACTS.update(facts)


def known_facts() -> Mapping[str, Type]:
    """The registered facts."""
    return dict(_FACTS)
