"""What a rule's condition may ask about, by key, and the codes that rules may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gongdan.expressions import Type
from gongdan.rules.published import Published, Purpose

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
    "today": "date",
    "now": "datetime",
    "requester.person": "number",
    "current_person": "number",
    "current_department": "number",
}


# What a rule of records may ask beside the answers of their form.
RECORD_FACTS: Final[Mapping[str, Type]] = {
    "record.id": "number",
    "record.number": "text",
    "record.title": "text",
    "record.created_at": "datetime",
    "record.created_by": "number",
    "today": "date",
}
WEIGHT: Final = "words."


@dataclass(frozen=True)
class Known:
    """What exists where a rule set is used: fact types, and codes (``None``: not checked)."""

    facts: Mapping[str, Type] = field(default_factory=lambda: FACTS)
    teams: frozenset[str] | None = None
    categories: frozenset[str] | None = None
    words: Published | None = None
    records: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)

    @property
    def weights(self) -> dict[str, Type]:
        """How much each keyword set weighs, as rules of classification may ask."""
        return dict.fromkeys(weight_names(self.words), "number")


def of_records(known: Known, record_type: str) -> Known:
    """What rules of one record type may ask."""
    answers = known.records.get(record_type, {})
    return replace(known, facts={**RECORD_FACTS, **answers})


def known_to(purpose: Purpose | None, known: Known) -> Known:
    """What the words of a text weigh is known where it is classified, and nowhere else."""
    if purpose != "classify" or known.words is None:
        return known
    return replace(known, facts={**known.facts, **known.weights})


def weight_names(words: Published | None) -> list[str]:
    """The facts that say what keyword sets weigh."""
    sets = words.content.get("keyword_sets") if words else None
    found = [one for one in sets if isinstance(one, dict)] if isinstance(sets, list) else []
    return [f"{WEIGHT}{one.get('key')}" for one in found]


@dataclass(frozen=True)
class ApplicationFacts:
    """What an application adds: its answers' types by field code, categories, record types."""

    answers: Mapping[str, Type]
    categories: frozenset[str] | None = None
    records: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)


Provider = Callable[[str], ApplicationFacts]
_providers: list[Provider] = []


def register_application_facts(provider: Provider) -> None:
    """Let the module that knows applications say what their rules may ask."""
    _providers.append(provider)


def known_for(
    application: str, *, teams: frozenset[str] | None, words: Published | None = None
) -> Known:
    """What rules of an application may ask and name."""
    added = [provider(application) for provider in _providers]
    answers = {f"answers.{code}": kind for one in added for code, kind in one.answers.items()}
    categories = [one.categories for one in added if one.categories is not None]
    return Known(
        facts={**FACTS, **answers},
        teams=teams,
        categories=frozenset[str]().union(*categories) if categories else None,
        words=words,
        records={
            code: {f"answers.{name}": kind for name, kind in answers.items()}
            for one in added
            for code, answers in one.records.items()
        },
    )
