"""Going back: to an earlier version, or to the rules of the organization."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.rules.errors import RuleVersionNotFound
from gongdan.rules.events import RollbackAsked, RuleSetRolledBack, RuleSetWithdrawn
from gongdan.rules.models import RuleSet, RuleSetVersion, VersionState
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Purpose
from gongdan.rules.versions import (
    locked,
    next_no,
    record,
    refuse_unsound,
    require_two,
    retire,
    settle,
)
from gongdan.rules.words import without_words


@transaction.atomic
def rollback(*, application: str, purpose: Purpose, no: int, by: Actor, at: datetime) -> int:
    """Let an earlier version hold again, as a new version; returns its number."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    old = _past(rule_set, no)
    require_two(_asker(rule_set, no), by)
    content = without_words(old.content) if purpose == "classify" else old.content
    refuse_unsound(rule_set, content)
    new_no = next_no(rule_set)
    retire(rule_set)
    settle(rule_set)
    rule_set.versions.create(
        no=new_no,
        content=content,
        state=VersionState.PUBLISHED,
        published_at=at,
        published_by=by.as_dict(),
    )
    event = RuleSetRolledBack(application=application, purpose=purpose, version=new_no, copy_of=no)
    record(rule_set, event, by=by, at=at)
    return new_no


@transaction.atomic
def ask_rollback(*, application: str, purpose: Purpose, no: int, by: Actor, at: datetime) -> None:
    """Ask a second person to let an earlier version hold again."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    _past(rule_set, no)
    rule_set.wanted_back = {"no": no, "at": at.isoformat(), "by": by.as_dict()}
    rule_set.save(update_fields=["wanted_back"])
    event = RollbackAsked(application=application, purpose=purpose, version=no)
    record(rule_set, event, by=by, at=at)


@transaction.atomic
def withdraw(*, application: str, purpose: Purpose, by: Actor, at: datetime) -> None:
    """Have no rules of its own hold any more: the organization's count from now on."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    retire(rule_set)
    event = RuleSetWithdrawn(application=application, purpose=purpose)
    record(rule_set, event, by=by, at=at)


def _past(rule_set: RuleSet, no: int) -> RuleSetVersion:
    old = rule_set.versions.exclude(state=VersionState.DRAFT).filter(no=no).first()
    if old is None:
        raise RuleVersionNotFound(version=no)
    return old


def _asker(rule_set: RuleSet, no: int) -> dict[str, object] | None:
    """Who wants exactly this version back."""
    wanted = rule_set.wanted_back
    return wanted["by"] if wanted and wanted["no"] == no else None
