"""What a policy's condition may ask about; the modules that hold running work register it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongdan.expressions.values import Type

OfApplication = Callable[[str], Mapping[str, Type]]
_FACTS: dict[str, Type] = {}
_ANSWERS: list[OfApplication] = []


def register_facts(facts: Mapping[str, Type]) -> None:
    """Make facts known to policy conditions."""
    _FACTS.update(facts)


def register_answers(read: OfApplication) -> None:
    """Let the module that knows applications say what the forms of one ask, by code."""
    _ANSWERS[:] = [read]


def known_facts(application: str) -> Mapping[str, Type] | None:
    """What policies of an application may ask; ``None`` while nobody registered any."""
    answers = _ANSWERS[0](application) if _ANSWERS and application else {}
    return {**_FACTS, **{f"answers.{code}": kind for code, kind in answers.items()}} or None
