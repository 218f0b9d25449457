"""What others read: the rules that hold, and rule sets as their editor sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db.models import QuerySet

from gongdan.accounts.queries.organization import open_team_ids, teams_by_ids
from gongdan.kernel.actors import Actor
from gongdan.kernel.differences import Change, changes
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled
from gongdan.kernel.texts import Text
from gongdan.rules.conflicts import Conflict, conflicts, conflicts_beside
from gongdan.rules.content import problems_of
from gongdan.rules.errors import RuleSetNotFound, RuleVersionNotFound
from gongdan.rules.facts import Known, known_for
from gongdan.rules.models import RuleSet, RuleSetVersion, VersionState
from gongdan.rules.permissions import may_build
from gongdan.rules.published import WAITING, Content, Published, Purpose, as_purpose, weighing


@dataclass(frozen=True)
class Draft:
    """A content being edited: its revision, and what keeps it from being published."""

    content: Content
    rev: int
    problems: list[Problem]
    conflicts: list[Conflict]
    needs_two: bool = False
    asked_at: datetime | None = None
    asked_by: Mapping[str, object] | None = None


@dataclass(frozen=True)
class VersionSummary:
    """One published or retired version, without its content."""

    no: int
    state: str
    published_at: datetime | None
    published_by: Mapping[str, object] | None
    shadow_until: datetime | None = None
    asked_by: Mapping[str, object] | None = None


@dataclass(frozen=True)
class RuleSetSummary:
    """A rule set in a list."""

    application: str
    purpose: Purpose
    name: Text
    no: int | None
    published_at: datetime | None
    has_draft: bool


@dataclass(frozen=True)
class RuleSetDetail:
    """A rule set as its editor sees it."""

    application: str
    purpose: Purpose
    name: Text
    content: Content | None
    draft: Draft | None
    versions: list[VersionSummary]
    switched_off: Mapping[str, object] = field(default_factory=dict)
    needs_two: bool = False
    wanted_back: Mapping[str, object] | None = None


@dataclass(frozen=True)
class InForce:
    """What decides in an application.

    Of most purposes an application's own rules stand instead of the organization's; trigger rules
    of both run, the organization's first. A shadow decides until its moment.
    """

    sets: dict[Purpose, Published] = field(default_factory=dict)
    triggers: list[Published] = field(default_factory=list)
    off: set[tuple[str, str]] = field(default_factory=set)
    shadows: list[tuple[Published, datetime]] = field(default_factory=list)
    off_for_records: set[str] = field(default_factory=set)


def current(application: str, purpose: Purpose) -> Published | None:
    """The rules that hold in an application: its own, else the organization's."""
    return current_sets(application).get(purpose)


def current_sets(application: str) -> dict[Purpose, Published]:
    """The rules that hold in an application for every purpose."""
    return dict(in_force(application).sets)


@recalled
def in_force(application: str) -> InForce:
    """Everything that decides in an application, in one query."""
    found = InForce()
    for version_id, until, off in _in_force([application, ""]):
        one = version(version_id)
        if until is not None:
            found.shadows.append((one, until))
            continue
        found.sets[one.purpose] = one
        if one.purpose == "records":
            found.off_for_records.update(off)
        if one.purpose == "triggers":
            found.triggers.append(one)
            found.off.update((one.application, rule) for rule in off)
    _give_words(found.sets)
    return found


def record_rules(application: str) -> tuple[Published, set[str]] | None:
    """The rules for records that hold in an application, and which of them are off."""
    held = in_force(application)
    found = held.sets.get("records")
    return (found, held.off_for_records) if found is not None else None


def _give_words(sets: dict[Purpose, Published]) -> None:
    """Rules of classification weigh the words that hold beside them."""
    words = sets.get("keywords")
    if words is not None:
        sets["classify"] = weighing(words, sets.get("classify"))


@prepared
def _in_force(
    applications: list[str],
) -> QuerySet[RuleSetVersion, tuple[int, datetime | None, list[str]]]:
    states = (VersionState.PUBLISHED, VersionState.SHADOW)
    rows = RuleSetVersion.objects.filter(
        state__in=states, rule_set__application__any=applications
    ).order_by("rule_set__application", "pk")
    return rows.values_list("pk", "shadow_until", "rule_set__switched_off")


def scheduled_sets(purpose: Purpose = "triggers") -> list[tuple[Published, datetime, set[str]]]:
    """Every set of such rules that holds: since when, and which of its rules are off."""
    rows = RuleSetVersion.objects.filter(
        state=VersionState.PUBLISHED, rule_set__purpose=purpose, published_at__isnull=False
    ).order_by("rule_set__application")
    held = rows.values_list("pk", "published_at", "rule_set__switched_off")
    return [(version(pk), since, set(off)) for pk, since, off in held if since is not None]


def draft_sets(application: str) -> dict[Purpose, Published]:
    """The rules that would hold if the application's drafts were published; refused if unsound."""
    rows = RuleSetVersion.objects.filter(
        state=VersionState.DRAFT, rule_set__application=application
    ).select_related("rule_set")
    sets = current_sets(application)
    for row in rows.order_by("pk"):
        purpose = as_purpose(row.rule_set.purpose)
        problems = problems_of(purpose, row.content, known(application))
        if problems:
            raise InvalidInput(problems=problems, purpose=purpose)
        sets[purpose] = Published(0, application, purpose, 0, row.content)
    _give_words(sets)
    return sets


@lru_cache(maxsize=256)
def version(version_id: int) -> Published:
    """The rules as they were in one published version; read once per process."""
    versions = RuleSetVersion.objects.select_related("rule_set").exclude(state=VersionState.DRAFT)
    row = versions.filter(pk=version_id).first()
    if row is None:
        raise RuleVersionNotFound(version=version_id)
    return Published(
        row.pk,
        row.rule_set.application,
        as_purpose(row.rule_set.purpose),
        row.no,
        row.content,
        row.published_by,
    )


def rule_sets(by: Actor) -> list[RuleSetSummary]:
    """The rule sets the actor may change, by application."""
    rows = RuleSet.objects.prefetch_related("versions").order_by("application", "purpose", "pk")
    return [_summary(row) for row in rows if may_build(by, application=row.application)]


def rule_set(application: str, purpose: Purpose) -> RuleSetDetail:
    """One rule set with its draft and its versions, the newest first."""
    row = _find(application, purpose)
    versions = list(row.versions.order_by("-no"))
    draft = next((one for one in versions if one.state == VersionState.DRAFT), None)
    held = next((one for one in versions if one.state == VersionState.PUBLISHED), None)
    return RuleSetDetail(
        application=application,
        purpose=purpose,
        name=row.name,
        content=held.content if held else None,
        draft=_draft(row, draft) if draft else None,
        versions=[_version(one) for one in versions if one is not draft],
        switched_off=row.switched_off,
        needs_two=settings.RULES_NEED_TWO,
        wanted_back=row.wanted_back,
    )


def version_content(application: str, purpose: Purpose, no: int) -> Content:
    """What one version of a rule set says."""
    found = _find(application, purpose).versions.exclude(state=VersionState.DRAFT)
    row = found.filter(no=no).first()
    if row is None:
        raise RuleVersionNotFound(version=no)
    content: Content = row.content
    return content


def differences(application: str, purpose: Purpose, *, before: int, after: int) -> list[Change]:
    """What changed from one version to another."""
    old = version_content(application, purpose, before)
    return changes(old, version_content(application, purpose, after))


def known(application: str) -> Known:
    """What rules of an application may ask and name, as things stand."""
    teams = frozenset(team.code for team in teams_by_ids(open_team_ids()).values())
    words = current(application, "keywords")
    return known_for(application, teams=teams, words=words)


def _find(application: str, purpose: Purpose) -> RuleSet:
    row = RuleSet.objects.filter(application=application, purpose=purpose).first()
    if row is None:
        raise RuleSetNotFound(application=application, purpose=purpose)
    return row


def _summary(row: RuleSet) -> RuleSetSummary:
    by_state = {version.state: version for version in row.versions.all()}
    held = by_state.get(VersionState.PUBLISHED)
    return RuleSetSummary(
        application=row.application,
        purpose=as_purpose(row.purpose),
        name=row.name,
        no=held.no if held else None,
        published_at=held.published_at if held else None,
        has_draft=VersionState.DRAFT in by_state,
    )


def _draft(row: RuleSet, draft: RuleSetVersion) -> Draft:
    problems = problems_of(as_purpose(row.purpose), draft.content, known(row.application))
    purpose = as_purpose(row.purpose)
    is_sound = purpose in WAITING and not problems
    return Draft(
        draft.content,
        draft.rev,
        problems,
        _conflicts(row.application, purpose, draft.content) if is_sound else [],
        needs_two=settings.RULES_NEED_TWO,
        asked_at=draft.asked_at,
        asked_by=draft.asked_by,
    )


def _conflicts(application: str, purpose: Purpose, content: Content) -> list[Conflict]:
    """Within the set, and with those that run beside it: the organization's, or everybody's."""
    held = [one for one, _, _ in scheduled_sets(purpose)]
    beside = [one for one in held if bool(one.application) != bool(application)]
    return [*conflicts(content), *conflicts_beside(content, application, beside)]


def _version(row: RuleSetVersion) -> VersionSummary:
    return VersionSummary(
        row.no, row.state, row.published_at, row.published_by, row.shadow_until, row.asked_by
    )
