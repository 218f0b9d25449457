"""Editing the SLA policies of an application."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.events import Subject
from gongdan.sla import policies, queries
from gongdan.sla.calendar_edits import Content
from gongdan.sla.errors import NoWorkingTime, PolicySetNotFound
from gongdan.sla.events import PolicySetDraftSaved, PolicySetPublished, PolicySetWithdrawn
from gongdan.sla.facts import known_facts
from gongdan.sla.models import PolicySet, VersionState
from gongdan.sla.permissions import require_policy_editor
from gongdan.sla.versions import publish_draft, put_draft


@transaction.atomic
def save_policy_draft(*, application: str, content: Content, by: Actor, at: datetime) -> None:
    """Keep the SLA policies of an application as their draft."""
    require_policy_editor(by, application=application)
    _refuse(_policy_problems(content, application))
    _refuse(_out_of_reach(content, at))
    policy_set, _ = PolicySet.objects.select_for_update().get_or_create(application=application)
    put_draft(policy_set.versions, content)
    event = PolicySetDraftSaved(application=application)
    append(event, on=Subject("sla_policy_set", policy_set.pk), by=by, at=at)


@transaction.atomic
def publish_policies(*, application: str, by: Actor, at: datetime) -> int:
    """Make the draft of an application's policies the version that holds; returns its number."""
    require_policy_editor(by, application=application)
    policy_set = PolicySet.objects.select_for_update().filter(application=application).first()
    if policy_set is None:
        raise PolicySetNotFound(application=application)
    version = publish_draft(policy_set.versions, by=by, at=at)
    _refuse(_policy_problems(version.content, application))
    event = PolicySetPublished(application=application, version=version.no)
    append(event, on=Subject("sla_policy_set", policy_set.pk), by=by, at=at)
    return version.no


@transaction.atomic
def withdraw_policies(*, application: str, by: Actor, at: datetime) -> None:
    """Have no policies of its own hold any more: the organization's count from now on."""
    require_policy_editor(by, application=application)
    policy_set = PolicySet.objects.select_for_update().filter(application=application).first()
    if policy_set is None:
        raise PolicySetNotFound(application=application)
    held = policy_set.versions.filter(state=VersionState.PUBLISHED)
    held.update(state=VersionState.RETIRED)
    event = PolicySetWithdrawn(application=application)
    append(event, on=Subject("sla_policy_set", policy_set.pk), by=by, at=at)


def _policy_problems(content: Content, application: str) -> list[Problem]:
    facts = known_facts(application)
    return policies.check(content, calendars=queries.calendar_codes(), facts=facts)


def _out_of_reach(content: Content, at: datetime) -> list[Problem]:
    """Promises that the calendar has too little working time for: no order could be filed."""
    problems = []
    for index, policy in enumerate(policies.read(content)):
        held = queries.calendar(policy.calendar).calendar
        for metric, seconds in policy.targets.items():
            for priority, promised in seconds.items():
                try:
                    held.add(at, promised)
                except NoWorkingTime:
                    path = f"policies.{index}.targets.{metric}.{priority}"
                    problems.append(Problem(path=path, code="sla.target_out_of_reach"))
    return problems


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(problems=problems)
