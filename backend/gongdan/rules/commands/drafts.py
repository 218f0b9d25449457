"""Writing rules: drafts, and letting one hold."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Stale
from gongdan.rules.events import (
    ApprovalAsked,
    RuleSetDraftDiscarded,
    RuleSetDraftSaved,
    RuleSetPublished,
)
from gongdan.rules.models import RuleSet, RuleSetVersion, VersionState
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Content, Purpose
from gongdan.rules.texts import NAMES
from gongdan.rules.versions import (
    draft_of,
    locked,
    next_no,
    number,
    record,
    require_two,
    retire,
    settle,
    sound_draft,
)

DRAFT_NO = 0


@transaction.atomic
def save_draft(
    *,
    application: str,
    purpose: Purpose,
    content: Content,
    expected_rev: int,
    by: Actor,
    at: datetime,
) -> int:
    """Keep a content as the draft, unfinished as it may be; returns the draft's new revision.

    ``expected_rev`` is the revision this content was made from, 0 where there was no draft.
    """
    require_builder(by, application=application)
    if not isinstance(content, dict) or content.get("format") != 1:
        raise InvalidInput(problems=[Problem(path="format", code="rules.required")])
    RuleSet.objects.get_or_create(
        application=application, purpose=purpose, defaults={"name": NAMES[purpose]}
    )
    rule_set = locked(application, purpose)
    draft = _put_draft(rule_set, content, expected_rev)
    event = RuleSetDraftSaved(application=application, purpose=purpose, rev=draft.rev)
    record(rule_set, event, by=by, at=at)
    return draft.rev


@transaction.atomic
def discard_draft(*, application: str, purpose: Purpose, by: Actor, at: datetime) -> None:
    """Throw the draft away."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    draft_of(rule_set).delete()
    event = RuleSetDraftDiscarded(application=application, purpose=purpose)
    record(rule_set, event, by=by, at=at)


@transaction.atomic
def publish(
    *, application: str, purpose: Purpose, expected_rev: int, by: Actor, at: datetime
) -> int:
    """Make the draft the version that holds, if it is sound; returns its number."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    draft = sound_draft(rule_set, expected_rev)
    require_two(draft.asked_by, by)
    retire(rule_set)
    number(draft, next_no(rule_set), VersionState.PUBLISHED, by=by, at=at)
    settle(rule_set)
    event = RuleSetPublished(application=application, purpose=purpose, version=draft.no)
    record(rule_set, event, by=by, at=at)
    return draft.no


@transaction.atomic
def ask_approval(
    *, application: str, purpose: Purpose, expected_rev: int, by: Actor, at: datetime
) -> None:
    """Ask a second person to publish the draft as it is now; an edit takes the question back."""
    require_builder(by, application=application)
    rule_set = locked(application, purpose)
    draft = sound_draft(rule_set, expected_rev)
    draft.asked_at, draft.asked_by = at, by.as_dict()
    draft.save(update_fields=["asked_at", "asked_by"])
    event = ApprovalAsked(application=application, purpose=purpose, rev=draft.rev)
    record(rule_set, event, by=by, at=at)


def _put_draft(rule_set: RuleSet, content: Content, expected_rev: int) -> RuleSetVersion:
    draft = rule_set.versions.filter(state=VersionState.DRAFT).first()
    if expected_rev != (draft.rev if draft else 0):
        raise Stale()
    if draft is None:
        return rule_set.versions.create(no=DRAFT_NO, content=content, state=VersionState.DRAFT)
    draft.content, draft.rev = content, draft.rev + 1
    # What a second person was asked to look at is not this any more.
    draft.asked_at, draft.asked_by = None, None
    draft.save(update_fields=["content", "rev", "asked_at", "asked_by"])
    return draft
