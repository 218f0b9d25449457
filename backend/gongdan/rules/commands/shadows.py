"""Letting a draft decide beside the version that holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.rules.errors import NoShadow, ShadowTooLong
from gongdan.rules.events import RuleSetShadowed, ShadowEnded
from gongdan.rules.models import VersionState
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Purpose
from gongdan.rules.versions import locked, next_no, number, record, retire, sound_draft

MOST_SHADOW_DAYS = 30


@transaction.atomic
def shadow(
    *,
    application: str,
    purpose: Purpose,
    expected_rev: int,
    days: int,
    by: Actor,
    at: datetime,
) -> int:
    """Let the draft decide for some days beside the version that holds, doing nothing."""
    require_builder(by, application=application)
    if not 1 <= days <= MOST_SHADOW_DAYS:
        raise ShadowTooLong(most=MOST_SHADOW_DAYS)
    rule_set = locked(application, purpose)
    draft = sound_draft(rule_set, expected_rev)
    retire(rule_set, VersionState.SHADOW)
    until = at + timedelta(days=days)
    draft.shadow_until = until
    number(draft, next_no(rule_set), VersionState.SHADOW, by=by, at=at)
    event = RuleSetShadowed(application=application, purpose=purpose, version=draft.no, until=until)
    record(rule_set, event, by=by, at=at)
    return draft.no


@transaction.atomic
def end_shadow(*, application: str, purpose: Purpose, by: Actor, at: datetime) -> None:
    """Let the shadow decide no longer; what it decided can still be read."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    found = rule_set.versions.filter(state=VersionState.SHADOW).first()
    if found is None:
        raise NoShadow()
    retire(rule_set, VersionState.SHADOW)
    event = ShadowEnded(application=application, purpose=purpose, version=found.no)
    record(rule_set, event, by=by, at=at)
