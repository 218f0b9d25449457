"""Rules that switched themselves off, and on again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.rules.errors import RuleNotSwitchedOff
from gongdan.rules.events import RuleSwitchedOff, RuleSwitchedOn
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Purpose
from gongdan.rules.versions import locked, record


@transaction.atomic
def switch_off(
    *, application: str, purpose: Purpose, rule: str, because: str, by: Actor, at: datetime
) -> None:
    """Let a rule that ran away run no longer, until somebody has looked at it."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    off = {"at": at.isoformat(), "because": because}
    rule_set.switched_off = {**rule_set.switched_off, rule: off}
    rule_set.save(update_fields=["switched_off"])
    event = RuleSwitchedOff(application=application, purpose=purpose, rule=rule, because=because)
    record(rule_set, event, by=by, at=at)


@transaction.atomic
def switch_on(*, application: str, purpose: Purpose, rule: str, by: Actor, at: datetime) -> None:
    """Let a rule run again that had switched itself off."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    if rule not in rule_set.switched_off:
        raise RuleNotSwitchedOff(rule=rule)
    rule_set.switched_off = {key: off for key, off in rule_set.switched_off.items() if key != rule}
    rule_set.save(update_fields=["switched_off"])
    event = RuleSwitchedOn(application=application, purpose=purpose, rule=rule)
    record(rule_set, event, by=by, at=at)
