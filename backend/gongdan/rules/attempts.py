"""What a rule does, one outcome after another: each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.conf import settings
from django.db import transaction

from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.errors import Refusal
from gongdan.kernel.texts import pick
from gongdan.rules.matching import Rule
from gongdan.rules.published import Content

D = TypeVar("D")


def attempt(
    outcomes: Mapping[str, Callable[[D, Content], None]], doing: D, outcome: Content
) -> dict[str, object]:
    """One outcome, whole or not at all; what refuses it is kept and stops nobody's work."""
    kind = str(outcome["do"])
    if kind == "stop":
        return {"do": kind}
    try:
        with transaction.atomic():
            outcomes[kind](doing, outcome)
    except Refusal as refusal:
        return {"do": kind, "refused": refusal.code}
    return {"do": kind}


def rule_actor(rule: Rule) -> Actor:
    """The rule as the one who does it, with the rights of the system."""
    name = rule["name"]
    said = pick(name, settings.START_LANGUAGE) if isinstance(name, dict) else str(rule["key"])
    return Actor("rule", None, said[:120], SYSTEM.rights)
