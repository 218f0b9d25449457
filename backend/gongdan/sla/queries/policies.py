"""Policies as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from gongdan.kernel.recall import recalled
from gongdan.sla import policies
from gongdan.sla.errors import PolicySetNotFound
from gongdan.sla.models import PolicySet, PolicySetVersion, VersionState
from gongdan.sla.policies import Policy, Selection
from gongdan.sla.versions import current, draft_of

Content = dict[str, object]


@dataclass(frozen=True)
class PolicySetDetail:
    """The policies of one application as their editor sees them."""

    application: str
    no: int | None
    published_at: datetime | None
    content: Content | None
    draft: Content | None


@dataclass(frozen=True)
class PolicySetValue:
    """One published version of an application's policies."""

    version_id: int
    application: str
    no: int
    policies: tuple[Policy, ...]


@dataclass(frozen=True)
class Chosen:
    """The policy that applies, the version it is written in, and the trace of the choice."""

    version_id: int | None
    policy: Policy | None
    trace: list[dict[str, object]]


def policy_sets() -> list[PolicySetDetail]:
    """The policies of every application that has any, the organization's first."""
    return [_policy_detail(row) for row in PolicySet.objects.order_by("application")]


def policy_set_detail(application: str) -> PolicySetDetail:
    """The policies of one application with their draft."""
    row = PolicySet.objects.filter(application=application).first()
    if row is None:
        raise PolicySetNotFound(application=application)
    return _policy_detail(row)


@recalled
def policy_sets_for(application: str) -> list[PolicySetValue]:
    """The published policies that count in an application: its own, then the organization's."""
    rows = (
        PolicySetVersion.objects.filter(state=VersionState.PUBLISHED)
        .filter(policy_set__application__in={application, ""})
        .order_by("-policy_set__application")
        .values_list("pk", flat=True)
    )
    return [_policy_set_version(version_id) for version_id in rows]


def policy_set_version(version_id: int) -> PolicySetValue:
    """Policies as they were in one published version."""
    return _policy_set_version(version_id)


def policy_name(version_id: int | None, key: str) -> dict[str, str]:
    """What a policy was called in one version; nothing for one that is not there."""
    known = _policy_set_version(version_id).policies if version_id else ()
    return next((dict(policy.name) for policy in known if policy.key == key), {})


def select_policy(application: str, values: Mapping[str, object]) -> Chosen:
    """The first policy that holds for these facts, of the application or the organization."""
    trace: list[dict[str, object]] = []
    for policy_set in policy_sets_for(application):
        selection = policies.select(policy_set.policies, values)
        trace += _trace(selection, policy_set)
        if selection.policy is not None:
            return Chosen(policy_set.version_id, selection.policy, trace)
    return Chosen(None, None, trace)


def _trace(selection: Selection, policy_set: PolicySetValue) -> list[dict[str, object]]:
    return [
        {"application": policy_set.application, "version": policy_set.no, **tried.as_dict()}
        for tried in selection.trace
    ]


def _policy_detail(row: PolicySet) -> PolicySetDetail:
    published, draft = current(row.versions), draft_of(row.versions)
    return PolicySetDetail(
        application=row.application,
        no=published.no if published else None,
        published_at=published.published_at if published else None,
        content=published.content if published else None,
        draft=draft.content if draft else None,
    )


@lru_cache(maxsize=256)
def _policy_set_version(version_id: int) -> PolicySetValue:
    versions = PolicySetVersion.objects.select_related("policy_set")
    row = versions.exclude(state=VersionState.DRAFT).filter(pk=version_id).first()
    if row is None:
        raise PolicySetNotFound(application="")
    return PolicySetValue(
        version_id=row.pk,
        application=row.policy_set.application,
        no=row.no,
        policies=policies.read(row.content),
    )
