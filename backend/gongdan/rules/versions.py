"""How a rule set's versions stand: one draft, one that holds, one shadow, the rest old."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import Max

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Stale
from gongdan.kernel.events import Event, Subject
from gongdan.rules import queries
from gongdan.rules.content import problems_of
from gongdan.rules.errors import NeedsSecondPerson, NoRuleDraft, RuleSetNotFound
from gongdan.rules.models import RuleSet, RuleSetVersion, VersionState
from gongdan.rules.published import Content, Purpose, as_purpose


def locked(application: str, purpose: Purpose) -> RuleSet:
    """The rule set, locked; refused where there is none."""
    found = RuleSet.objects.select_for_update().filter(application=application, purpose=purpose)
    rule_set = found.first()
    if rule_set is None:
        raise RuleSetNotFound(application=application, purpose=purpose)
    return rule_set


def draft_of(rule_set: RuleSet) -> RuleSetVersion:
    """The draft; refused where there is none."""
    draft = rule_set.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NoRuleDraft()
    return draft


def sound_draft(rule_set: RuleSet, expected_rev: int) -> RuleSetVersion:
    """The draft as somebody saw it, with nothing wrong in it."""
    draft = draft_of(rule_set)
    if draft.rev != expected_rev:
        raise Stale()
    refuse_unsound(rule_set, draft.content)
    return draft


def number(draft: RuleSetVersion, no: int, state: VersionState, *, by: Actor, at: datetime) -> None:
    """Let a draft be a version from now on."""
    draft.no, draft.state = no, state
    draft.published_at, draft.published_by = at, by.as_dict()
    draft.save(update_fields=["no", "state", "published_at", "published_by", "shadow_until"])


def settle(rule_set: RuleSet) -> None:
    """Whoever publishes has looked at what ran away, and at what was asked for."""
    if rule_set.switched_off or rule_set.wanted_back:
        rule_set.switched_off, rule_set.wanted_back = {}, None
        rule_set.save(update_fields=["switched_off", "wanted_back"])


def require_two(asked_by: Mapping[str, object] | None, by: Actor) -> None:
    """Where the organization wants it, who publishes is not who asked for it."""
    if not settings.RULES_NEED_TWO or by.kind == "system":
        return
    asker = (asked_by or {}).get("id")
    if asker is None or asker == by.id:
        raise NeedsSecondPerson()


def refuse_unsound(rule_set: RuleSet, content: Content) -> None:
    """Refuse a content that could not hold as things stand."""
    known = queries.known(rule_set.application)
    problems = problems_of(as_purpose(rule_set.purpose), content, known)
    if problems:
        raise InvalidInput(problems=problems)


def next_no(rule_set: RuleSet) -> int:
    """The number of the next version."""
    highest = rule_set.versions.aggregate(highest=Max("no"))["highest"]
    return int(highest or 0) + 1


def retire(rule_set: RuleSet, state: VersionState = VersionState.PUBLISHED) -> None:
    """Let the version of this state hold no longer."""
    rule_set.versions.filter(state=state).update(state=VersionState.RETIRED)


def record(rule_set: RuleSet, event: Event, *, by: Actor, at: datetime) -> None:
    """Write down what was done to the rule set."""
    append(event, on=Subject("rule_set", rule_set.pk), by=by, at=at)
