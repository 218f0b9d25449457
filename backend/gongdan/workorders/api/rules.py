"""Trigger rules at work: buttons, hooks, the whole pipeline of one order, what a draft changes."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.errors import NotFound
from gongdan.kernel.times import now
from gongdan.rules.coverage import Coverage
from gongdan.rules.published import Purpose
from gongdan.workorders.commands import rule_calls
from gongdan.workorders.queries import buttons as buttons_query
from gongdan.workorders.queries import pipeline as pipeline_query
from gongdan.workorders.queries import replays, rule_tables
from gongdan.workorders.schemas.rules import (
    ComparisonOut,
    CoverageOut,
    HookIn,
    PipelineOut,
    PressIn,
    RanOut,
    RuleButtonOut,
    TableIn,
    TableOut,
    TableSheetIn,
)

router = Router(tags=["workorders"])
ORDER = "/work-orders/{number}"
RULES = "/rule-sets/{application}/{purpose}"
ORGANIZATION = "-"
MOST_REPLAYED = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get(
    f"{ORDER}/rule-buttons", response=list[RuleButtonOut], operation_id="workorders_rule_buttons"
)
def rule_buttons(request: Request, number: str) -> list[buttons_query.RuleButton]:
    """The buttons that trigger rules put on the order for this person."""
    return buttons_query.buttons(number, by=request.actor, at=now())


@router.post(f"{ORDER}/rule-buttons", response=RanOut, operation_id="workorders_press_button")
def press_button(request: Request, number: str, body: PressIn) -> RanOut:
    """Press one of them."""
    ran = rule_calls.press_button(number=number, button=body.button, by=request.actor, at=now())
    return RanOut(rules=ran)


@router.post(f"{ORDER}/hooks/{{hook}}", response=RanOut, operation_id="workorders_call_hook")
def call_hook(request: Request, number: str, hook: str, body: HookIn) -> RanOut:
    """Another system calls a hook that trigger rules wait for."""
    ran = rule_calls.call_hook(
        number=number, hook=hook, facts=body.facts, by=request.actor, at=now()
    )
    return RanOut(rules=ran)


@router.get(f"{ORDER}/pipeline", response=PipelineOut, operation_id="workorders_pipeline")
def pipeline(
    request: Request,
    number: str,
    with_drafts: bool = False,
) -> pipeline_query.Pipeline:
    """Everything that rules decide about the order, step by step; changes nothing."""
    return pipeline_query.pipeline(number, with_drafts=with_drafts, by=request.actor, at=now())


@router.get(f"{RULES}/replay", response=ComparisonOut, operation_id="workorders_replay_rules")
def replay(
    request: Request, application: str, purpose: Purpose, last: int = 100
) -> replays.Comparison:
    """Run the draft over the newest orders beside the version that holds."""
    return replays.replay(
        _code(application),
        purpose,
        last=min(max(last, 1), MOST_REPLAYED),
        by=request.actor,
        at=now(),
    )


@router.get(
    f"{RULES}/shadow-report", response=ComparisonOut, operation_id="workorders_shadow_report"
)
def shadow_report(request: Request, application: str, purpose: Purpose) -> replays.Comparison:
    """What the shadow decided beside what was decided in earnest."""
    found = replays.shadow_report(_code(application), purpose, by=request.actor)
    if found is None:
        raise NotFound(what="Shadow")
    return found


@router.post(f"{RULES}/table-coverage", response=CoverageOut, operation_id="workorders_check_table")
def check_table(request: Request, application: str, purpose: Purpose, body: TableIn) -> Coverage:
    """What a decision table leaves open, says twice, and never comes to."""
    return rule_tables.table_coverage(_code(application), purpose, body.table, by=request.actor)


@router.get(f"{RULES}/tables/{{table}}/sheet", operation_id="workorders_table_sheet", response=None)
def table_sheet(request: Request, application: str, purpose: Purpose, table: str) -> HttpResponse:
    """A decision table as a workbook: as the draft has it, else as it holds."""
    book = rule_tables.table_workbook(_code(application), purpose, table, by=request.actor)
    headers = {"Content-Disposition": f'attachment; filename="{table}.xlsx"'}
    return HttpResponse(book, content_type=XLSX, headers=headers)


@router.post(f"{RULES}/table-rows", response=TableOut, operation_id="workorders_read_table")
def read_table(
    request: Request, application: str, purpose: Purpose, body: TableSheetIn
) -> TableOut:
    """A decision table with the rows of an uploaded workbook; nothing is kept."""
    made = rule_tables.table_read(
        _code(application), purpose, body.table, body.file_id, by=request.actor
    )
    return TableOut(table=dict(made))


def _code(application: str) -> str:
    return "" if application == ORGANIZATION else application
