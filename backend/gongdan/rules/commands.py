"""What changes rule sets."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Stale
from gongdan.kernel.events import Event, Subject
from gongdan.rules import queries
from gongdan.rules.content import problems_of
from gongdan.rules.errors import (
    NeedsSecondPerson,
    NoRuleDraft,
    NoShadow,
    RuleNotSwitchedOff,
    RuleSetNotFound,
    RuleVersionNotFound,
    ShadowTooLong,
)
from gongdan.rules.events import (
    ApprovalAsked,
    RuleSetDraftDiscarded,
    RuleSetDraftSaved,
    RuleSetPublished,
    RuleSetRolledBack,
    RuleSetShadowed,
    RuleSetWithdrawn,
    RuleSwitchedOff,
    RuleSwitchedOn,
    ShadowEnded,
)
from gongdan.rules.models import RuleSet, RuleSetVersion, VersionState
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Content, Purpose, as_purpose
from gongdan.rules.texts import NAMES
from gongdan.rules.words import without_words

DRAFT_NO = 0
MOST_SHADOW_DAYS = 30


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
    rule_set = _lock(application, purpose)
    draft = _put_draft(rule_set, content, expected_rev)
    event = RuleSetDraftSaved(application=application, purpose=purpose, rev=draft.rev)
    _record(rule_set, event, by=by, at=at)
    return draft.rev


@transaction.atomic
def discard_draft(*, application: str, purpose: Purpose, by: Actor, at: datetime) -> None:
    """Throw the draft away."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    _draft(rule_set).delete()
    event = RuleSetDraftDiscarded(application=application, purpose=purpose)
    _record(rule_set, event, by=by, at=at)


@transaction.atomic
def publish(
    *, application: str, purpose: Purpose, expected_rev: int, by: Actor, at: datetime
) -> int:
    """Make the draft the version that holds, if it is sound; returns its number."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    draft = _sound_draft(rule_set, expected_rev)
    _require_two(draft, by)
    _retire(rule_set)
    _number(draft, _next_no(rule_set), VersionState.PUBLISHED, by=by, at=at)
    _forgive(rule_set)
    event = RuleSetPublished(application=application, purpose=purpose, version=draft.no)
    _record(rule_set, event, by=by, at=at)
    return draft.no


@transaction.atomic
def ask_approval(
    *, application: str, purpose: Purpose, expected_rev: int, by: Actor, at: datetime
) -> None:
    """Ask a second person to publish the draft as it is now; an edit takes the question back."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    draft = _sound_draft(rule_set, expected_rev)
    draft.asked_at, draft.asked_by = at, by.as_dict()
    draft.save(update_fields=["asked_at", "asked_by"])
    event = ApprovalAsked(application=application, purpose=purpose, rev=draft.rev)
    _record(rule_set, event, by=by, at=at)


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
    rule_set = _lock(application, purpose)
    draft = _sound_draft(rule_set, expected_rev)
    _retire(rule_set, VersionState.SHADOW)
    until = at + timedelta(days=days)
    draft.shadow_until = until
    _number(draft, _next_no(rule_set), VersionState.SHADOW, by=by, at=at)
    event = RuleSetShadowed(application=application, purpose=purpose, version=draft.no, until=until)
    _record(rule_set, event, by=by, at=at)
    return draft.no


@transaction.atomic
def end_shadow(*, application: str, purpose: Purpose, by: Actor, at: datetime) -> None:
    """Let the shadow decide no longer; what it decided can still be read."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    found = rule_set.versions.filter(state=VersionState.SHADOW).first()
    if found is None:
        raise NoShadow()
    _retire(rule_set, VersionState.SHADOW)
    event = ShadowEnded(application=application, purpose=purpose, version=found.no)
    _record(rule_set, event, by=by, at=at)


@transaction.atomic
def switch_off(
    *, application: str, purpose: Purpose, rule: str, because: str, by: Actor, at: datetime
) -> None:
    """Let a rule that ran away run no longer, until somebody has looked at it."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    off = {"at": at.isoformat(), "because": because}
    rule_set.switched_off = {**rule_set.switched_off, rule: off}
    rule_set.save(update_fields=["switched_off"])
    event = RuleSwitchedOff(application=application, purpose=purpose, rule=rule, because=because)
    _record(rule_set, event, by=by, at=at)


@transaction.atomic
def switch_on(*, application: str, purpose: Purpose, rule: str, by: Actor, at: datetime) -> None:
    """Let a rule run again that had switched itself off."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    if rule not in rule_set.switched_off:
        raise RuleNotSwitchedOff(rule=rule)
    rule_set.switched_off = {key: off for key, off in rule_set.switched_off.items() if key != rule}
    rule_set.save(update_fields=["switched_off"])
    event = RuleSwitchedOn(application=application, purpose=purpose, rule=rule)
    _record(rule_set, event, by=by, at=at)


@transaction.atomic
def rollback(*, application: str, purpose: Purpose, no: int, by: Actor, at: datetime) -> int:
    """Let an earlier version hold again, as a new version; returns its number."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    old = rule_set.versions.exclude(state=VersionState.DRAFT).filter(no=no).first()
    if old is None:
        raise RuleVersionNotFound(version=no)
    content = without_words(old.content) if purpose == "classify" else old.content
    _refuse_unsound(rule_set, content)
    new_no = _next_no(rule_set)
    _retire(rule_set)
    _forgive(rule_set)
    rule_set.versions.create(
        no=new_no,
        content=content,
        state=VersionState.PUBLISHED,
        published_at=at,
        published_by=by.as_dict(),
    )
    event = RuleSetRolledBack(application=application, purpose=purpose, version=new_no, copy_of=no)
    _record(rule_set, event, by=by, at=at)
    return new_no


@transaction.atomic
def withdraw(*, application: str, purpose: Purpose, by: Actor, at: datetime) -> None:
    """Have no rules of its own hold any more: the organization's count from now on."""
    require_builder(by, application=application)
    rule_set = _lock(application, purpose)
    _retire(rule_set)
    event = RuleSetWithdrawn(application=application, purpose=purpose)
    _record(rule_set, event, by=by, at=at)


def _lock(application: str, purpose: Purpose) -> RuleSet:
    found = RuleSet.objects.select_for_update().filter(application=application, purpose=purpose)
    rule_set = found.first()
    if rule_set is None:
        raise RuleSetNotFound(application=application, purpose=purpose)
    return rule_set


def _draft(rule_set: RuleSet) -> RuleSetVersion:
    draft = rule_set.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NoRuleDraft()
    return draft


def _sound_draft(rule_set: RuleSet, expected_rev: int) -> RuleSetVersion:
    draft = _draft(rule_set)
    if draft.rev != expected_rev:
        raise Stale()
    _refuse_unsound(rule_set, draft.content)
    return draft


def _number(
    draft: RuleSetVersion, no: int, state: VersionState, *, by: Actor, at: datetime
) -> None:
    draft.no, draft.state = no, state
    draft.published_at, draft.published_by = at, by.as_dict()
    draft.save(update_fields=["no", "state", "published_at", "published_by", "shadow_until"])


def _forgive(rule_set: RuleSet) -> None:
    """Whoever publishes has looked at what ran away."""
    if rule_set.switched_off:
        rule_set.switched_off = {}
        rule_set.save(update_fields=["switched_off"])


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


def _require_two(draft: RuleSetVersion, by: Actor) -> None:
    """Where the organization wants it, who publishes is not who asked for it."""
    if not settings.RULES_NEED_TWO or by.kind == "system":
        return
    asker = (draft.asked_by or {}).get("id")
    if asker is None or asker == by.id:
        raise NeedsSecondPerson()


def _refuse_unsound(rule_set: RuleSet, content: Content) -> None:
    known = queries.known(rule_set.application)
    problems = problems_of(as_purpose(rule_set.purpose), content, known)
    if problems:
        raise InvalidInput(problems=problems)


def _next_no(rule_set: RuleSet) -> int:
    highest = rule_set.versions.aggregate(highest=Max("no"))["highest"]
    return int(highest or 0) + 1


def _retire(rule_set: RuleSet, state: VersionState = VersionState.PUBLISHED) -> None:
    rule_set.versions.filter(state=state).update(state=VersionState.RETIRED)


def _record(rule_set: RuleSet, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=Subject("rule_set", rule_set.pk), by=by, at=at)
