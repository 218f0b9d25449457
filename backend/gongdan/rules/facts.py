"""What a rule's condition may ask about, by key, and the codes that rules may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from gongdan.expressions import Type

FACTS: Final[Mapping[str, Type]] = {
    "title": "text",
    "text": "text",
    "channel": "text",
    "application": "text",
    "type": "text",
    "category": "text",
    "impact": "number",
    "urgency": "number",
    "priority": "number",
    "situation": "text",
    "is_vip": "boolean",
    "tags": "texts",
    "requester.is_vip": "boolean",
    "requester.is_internal": "boolean",
    "requester.department": "text",
    "company.is_vip": "boolean",
}


@dataclass(frozen=True)
class Known:
    """What exists where a rule set is used: fact types, and codes (``None``: not checked)."""

    facts: Mapping[str, Type] = field(default_factory=lambda: FACTS)
    teams: frozenset[str] | None = None
    categories: frozenset[str] | None = None


@dataclass(frozen=True)
class ApplicationFacts:
    """What an application adds: the types of its answers by field code, and its categories."""

    answers: Mapping[str, Type]
    categories: frozenset[str] | None = None


Provider = Callable[[str], ApplicationFacts]
_providers: list[Provider] = []


def register_application_facts(provider: Provider) -> None:
    """Let the module that knows applications say what their rules may ask."""
    _providers.append(provider)


def known_for(application: str, *, teams: frozenset[str] | None) -> Known:
    """What rules of an application may ask and name."""
    added = [provider(application) for provider in _providers]
    answers = {f"answers.{code}": kind for one in added for code, kind in one.answers.items()}
    categories = [one.categories for one in added if one.categories is not None]
    return Known(
        facts={**FACTS, **answers},
        teams=teams,
        categories=frozenset[str]().union(*categories) if categories else None,
    )
