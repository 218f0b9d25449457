"""Addresses of rule sets; ``-`` stands for the organization."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from ninja import Router
from ninja.responses import Status

from gongdan.accounts.requests import Request
from gongdan.expressions.operations.lookup import BETWEEN
from gongdan.kernel.differences import Change
from gongdan.kernel.times import now
from gongdan.rules import commands, queries
from gongdan.rules.facts import known_to, of_records
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Purpose
from gongdan.rules.schemas import (
    ContentOut,
    CurrentIn,
    DifferencesOut,
    DraftIn,
    FactOut,
    FactsOut,
    PublicationIn,
    RevisionOut,
    RuleSetOut,
    RuleSetsOut,
    ShadowIn,
    TrialIn,
    TrialOut,
    VersionOut,
)
from gongdan.rules.trial import Verdict, judge

router = Router(tags=["rules"])
ORGANIZATION = "-"
ONE = "/rule-sets/{application}/{purpose}"


@router.get("/rule-sets", response=RuleSetsOut, operation_id="rules_list_sets")
def list_rule_sets(request: Request) -> dict[str, list[queries.RuleSetSummary]]:
    """The rule sets the caller may change."""
    return {"items": queries.rule_sets(request.actor)}


@router.post("/rule-sets/trial", response=TrialOut, operation_id="rules_try")
def try_rules(request: Request, body: TrialIn) -> TrialOut:
    """What the rules would decide about a request; changes nothing."""
    application = _code(body.application)
    require_builder(request.actor, application=application)
    sets = (queries.draft_sets if body.with_drafts else queries.current_sets)(application)
    today = now().astimezone(ZoneInfo(settings.ORG_TIME_ZONE)).date()
    words = {"title": body.title, "text": body.text, "application": application, "today": today}
    return _trial(judge(sets, {**body.facts, **words}))


@router.get("/rule-facts/{application}", response=FactsOut, operation_id="rules_list_facts")
def list_facts(
    request: Request,
    application: str,
    purpose: Purpose | None = None,
    record_type: str = "",
) -> FactsOut:
    """What a condition may ask about; where it classifies, also what words weigh."""
    require_builder(request.actor, application=_code(application))
    known = queries.known(_code(application))
    facts = of_records(known, record_type) if purpose == "records" else known_to(purpose, known)
    plain = sorted((key, kind) for key, kind in facts.facts.items() if BETWEEN not in key)
    return FactsOut(items=[FactOut(key=key, type=kind) for key, kind in plain])


@router.get(ONE, response=RuleSetOut, operation_id="rules_get_set")
def get_rule_set(request: Request, application: str, purpose: Purpose) -> queries.RuleSetDetail:
    """One rule set with its draft and versions."""
    require_builder(request.actor, application=_code(application))
    return queries.rule_set(_code(application), purpose)


@router.put(f"{ONE}/draft", response=RevisionOut, operation_id="rules_save_draft")
def save_draft(request: Request, application: str, purpose: Purpose, body: DraftIn) -> RevisionOut:
    """Keep a draft."""
    rev = commands.save_draft(
        application=_code(application),
        purpose=purpose,
        content=body.content,
        expected_rev=body.rev,
        by=request.actor,
        at=now(),
    )
    return RevisionOut(rev=rev)


@router.delete(f"{ONE}/draft", response={204: None}, operation_id="rules_discard_draft")
def discard_draft(request: Request, application: str, purpose: Purpose) -> Status[None]:
    """Throw a draft away."""
    commands.discard_draft(
        application=_code(application), purpose=purpose, by=request.actor, at=now()
    )
    return Status(204, None)


@router.post(f"{ONE}/versions", response={201: VersionOut}, operation_id="rules_publish")
def publish(
    request: Request, application: str, purpose: Purpose, body: PublicationIn
) -> Status[VersionOut]:
    """Publish a draft."""
    no = commands.publish(
        application=_code(application),
        purpose=purpose,
        expected_rev=body.rev,
        by=request.actor,
        at=now(),
    )
    return Status(201, VersionOut(no=no))


@router.put(f"{ONE}/approval-request", response={204: None}, operation_id="rules_ask_approval")
def ask_approval(
    request: Request, application: str, purpose: Purpose, body: PublicationIn
) -> Status[None]:
    """Ask a second person to publish a draft as it is now."""
    commands.ask_approval(
        application=_code(application),
        purpose=purpose,
        expected_rev=body.rev,
        by=request.actor,
        at=now(),
    )
    return Status(204, None)


@router.put(f"{ONE}/shadow", response=VersionOut, operation_id="rules_shadow")
def shadow(request: Request, application: str, purpose: Purpose, body: ShadowIn) -> VersionOut:
    """Let the draft decide for some days beside the version that holds, doing nothing."""
    no = commands.shadow(
        application=_code(application),
        purpose=purpose,
        expected_rev=body.rev,
        days=body.days,
        by=request.actor,
        at=now(),
    )
    return VersionOut(no=no)


@router.delete(f"{ONE}/shadow", response={204: None}, operation_id="rules_end_shadow")
def end_shadow(request: Request, application: str, purpose: Purpose) -> Status[None]:
    """Let the shadow decide no longer."""
    commands.end_shadow(application=_code(application), purpose=purpose, by=request.actor, at=now())
    return Status(204, None)


@router.delete(f"{ONE}/switched-off/{{rule}}", response={204: None}, operation_id="rules_switch_on")
def switch_on(request: Request, application: str, purpose: Purpose, rule: str) -> Status[None]:
    """Let a rule run again that had switched itself off."""
    commands.switch_on(
        application=_code(application), purpose=purpose, rule=rule, by=request.actor, at=now()
    )
    return Status(204, None)


@router.put(f"{ONE}/current", response=VersionOut, operation_id="rules_roll_back")
def roll_back(request: Request, application: str, purpose: Purpose, body: CurrentIn) -> VersionOut:
    """Let an earlier version hold again."""
    no = commands.rollback(
        application=_code(application), purpose=purpose, no=body.no, by=request.actor, at=now()
    )
    return VersionOut(no=no)


@router.put(f"{ONE}/rollback-request", response={204: None}, operation_id="rules_ask_rollback")
def ask_rollback(
    request: Request, application: str, purpose: Purpose, body: CurrentIn
) -> Status[None]:
    """Ask a second person to let an earlier version hold again."""
    commands.ask_rollback(
        application=_code(application), purpose=purpose, no=body.no, by=request.actor, at=now()
    )
    return Status(204, None)


@router.get(f"{ONE}/versions/{{no}}", response=ContentOut, operation_id="rules_get_version")
def get_version(request: Request, application: str, purpose: Purpose, no: int) -> ContentOut:
    """What one version says."""
    require_builder(request.actor, application=_code(application))
    content = queries.version_content(_code(application), purpose, no)
    return ContentOut(no=no, content=dict(content))


@router.get(f"{ONE}/differences", response=DifferencesOut, operation_id="rules_list_differences")
def list_differences(
    request: Request,
    application: str,
    purpose: Purpose,
    before: int,
    after: int,
) -> dict[str, list[Change]]:
    """What changed between two versions."""
    require_builder(request.actor, application=_code(application))
    found = queries.differences(_code(application), purpose, before=before, after=after)
    return {"items": found}


def _code(application: str) -> str:
    return "" if application == ORGANIZATION else application


def _trial(verdict: Verdict) -> TrialOut:
    facts, grading, route = verdict.facts, verdict.grading, verdict.route
    return TrialOut.model_validate(
        {
            **{name: facts.get(name) for name in ("category", "type", "impact", "urgency")},
            "priority": grading.priority if grading else None,
            "team": route.team if route else None,
            "strategy": route.strategy if route else None,
            "classification": verdict.classification and verdict.classification.as_dict(),
            "grading": grading and grading.as_dict(),
            "route": route and route.as_dict(),
        }
    )
