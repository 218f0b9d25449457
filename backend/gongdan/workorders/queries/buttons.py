"""The buttons that trigger rules put on an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.kernel.texts import Text
from gongdan.rules import queries as rules
from gongdan.rules.matching import entries
from gongdan.rules.triggers import Happening, Triggered, judge, triggered, wants_any
from gongdan.workorders.change import Change
from gongdan.workorders.facts import application_of, trigger_facts
from gongdan.workorders.finding import find
from gongdan.workorders.permissions import standing


@dataclass(frozen=True, kw_only=True)
class RuleButton:
    """A button: what it says, and the rule behind it."""

    key: str
    label: Text
    application: str
    rule: str


def buttons(number: str, *, by: Actor, at: datetime) -> list[RuleButton]:
    """The buttons this person may press on this order now."""
    order = find(number, by=by)
    if order.is_imported or not standing(order, by=by).works_on_it:
        return []
    with recalling():
        return buttons_of(Change(order, by, at))


def buttons_of(this: Change) -> list[RuleButton]:
    """The buttons whose rules would run now."""
    pressed = [Happening("button")]
    held = rules.in_force(application_of(this.order))
    sets = [version for version in held.triggers if wants_any(version, pressed)]
    if not sets:
        return []
    facts = trigger_facts(this.order, this.facts(), {})
    return [
        _button(one)
        for version in sets
        for one in triggered(version, pressed, facts)
        if one.identity not in held.off and judge(one.rule, facts, None).holds
    ]


def _button(one: Triggered) -> RuleButton:
    entry = next(entry for entry in entries(one.rule["on"]) if entry["event"] == "button")
    application, rule = one.identity
    return RuleButton(
        key=f"{application or '-'}.{rule}",
        label=cast("Text", entry["label"]),
        application=application,
        rule=rule,
    )
