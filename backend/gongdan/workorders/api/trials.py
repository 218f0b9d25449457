"""Addresses of what would happen by a process that is still a draft."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.queries import trials
from gongdan.workorders.samples import Wish
from gongdan.workorders.schemas.trials import (
    ProcessCaseResultsOut,
    ProcessReachOut,
    ProcessReplayIn,
    ProcessReplayOut,
    ProcessTrialIn,
    ProcessTrialOut,
    case_out,
    replay_out,
)

router = Router(tags=["workorders"])
PROCESS = "/processes/{code}"


@router.post(f"{PROCESS}/trials", operation_id="workorders_try_process", response=ProcessTrialOut)
def try_process(request: Request, code: str, body: ProcessTrialIn) -> ProcessTrialOut:
    """Walk the draft with sample answers as a chosen person; nothing is kept."""
    wish = Wish(process=code, **body.model_dump())
    return ProcessTrialOut.model_validate(trials.try_draft(wish, by=request.actor, at=now()))


@router.post(
    f"{PROCESS}/replays", operation_id="workorders_replay_process", response=ProcessReplayOut
)
def replay_process(request: Request, code: str, body: ProcessReplayIn) -> ProcessReplayOut:
    """Walk the draft over the newest real orders: which would go otherwise."""
    return replay_out(trials.replay(code, last=body.last, by=request.actor))


@router.get(
    f"{PROCESS}/case-results", operation_id="workorders_walk_cases", response=ProcessCaseResultsOut
)
def walk_cases(request: Request, code: str) -> ProcessCaseResultsOut:
    """Every test case of the draft, walked now."""
    found = trials.case_results(code, by=request.actor)
    return ProcessCaseResultsOut(items=[case_out(one) for one in found])


@router.get(
    f"{PROCESS}/reach", operation_id="workorders_reach_of_process", response=ProcessReachOut
)
def reach_of_process(request: Request, code: str) -> ProcessReachOut:
    """What publishing the process touches."""
    return ProcessReachOut.model_validate(trials.reach(code, by=request.actor))
