"""What a policy's condition may ask about; the modules that hold running work register it."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.expressions.values import Type

_FACTS: dict[str, Type] = {}


def register_facts(facts: Mapping[str, Type]) -> None:
    """Make facts known to policy conditions."""
    _FACTS.update(facts)


def known_facts() -> Mapping[str, Type] | None:
    """The registered facts; ``None`` while nobody registered any."""
    return dict(_FACTS) or None
