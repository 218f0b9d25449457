"""Rules at work on records: their buttons, and what they did."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.records.commands import rule_calls
from gongdan.records.queries import rule_buttons
from gongdan.records.schemas.rules import (
    RecordButtonOut,
    RecordPressIn,
    RecordRanOut,
    RecordRuleRunOut,
)

router = Router(tags=["records"])
ONE = "/record-types/{code}/records/{record_id}"


@router.get(
    f"{ONE}/rule-buttons", response=list[RecordButtonOut], operation_id="records_rule_buttons"
)
def list_buttons(request: Request, code: str, record_id: int) -> list[rule_buttons.RecordButton]:
    """The buttons that rules put on the record for this person."""
    return rule_buttons.buttons(code, record_id, by=request.actor, at=now())


@router.post(f"{ONE}/rule-buttons", response=RecordRanOut, operation_id="records_press_button")
def press_button(request: Request, code: str, record_id: int, body: RecordPressIn) -> RecordRanOut:
    """Press one of them."""
    ran = rule_calls.press_button(
        record_type=code, record_id=record_id, rule=body.rule, by=request.actor, at=now()
    )
    return RecordRanOut(rules=ran)


@router.get(f"{ONE}/rule-runs", response=list[RecordRuleRunOut], operation_id="records_rule_runs")
def list_rule_runs(request: Request, code: str, record_id: int) -> list[rule_buttons.RecordRuleRun]:
    """What rules did with the record, the newest first."""
    return rule_buttons.rule_runs(code, record_id, by=request.actor, at=now())
