"""Addresses of an order's stages and tasks."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands import stages
from gongdan.workorders.queries.detail import Detail, detail
from gongdan.workorders.queries.passages import Passage, passages
from gongdan.workorders.queries.way import Way, way_of
from gongdan.workorders.schemas.orders import CompleteIn, ReasonIn, StageIn, TickIn

router = Router(tags=["workorders"])


@router.put(
    "/work-orders/{number}/tasks/{task_id}/completion",
    operation_id="workorders_complete_stage",
    response=Detail,
)
def complete(request: Request, number: str, task_id: int, body: CompleteIn) -> Detail:
    """Finish the stage."""
    at = now()
    done = stages.Completion(
        note=body.note,
        answers=body.answers,
        attachment_ids=body.attachment_ids,
        signature_id=body.signature_id,
    )
    stages.complete_task(number=number, task_id=task_id, completion=done, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put(
    "/work-orders/{number}/tasks/{task_id}/skip",
    operation_id="workorders_skip_stage",
    response=Detail,
)
def skip(request: Request, number: str, task_id: int, body: ReasonIn) -> Detail:
    """Leave the stage out, with permission and a reason."""
    at = now()
    stages.skip_task(number=number, task_id=task_id, reason=body.reason, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.get(
    "/work-orders/{number}/stages",
    operation_id="workorders_list_passages",
    response=list[Passage],
)
def list_passages(request: Request, number: str) -> list[Passage]:
    """Every passage through every stage: how long, how late, skipped by whom and why."""
    return passages(number, by=request.actor, at=now())


@router.get("/work-orders/{number}/way", operation_id="workorders_show_way", response=Way | None)
def show_way(request: Request, number: str) -> Way | None:
    """The whole process as the order goes through it: travelled, present, ahead, not taken."""
    return way_of(number, by=request.actor, at=now())


@router.put("/work-orders/{number}/stage", operation_id="workorders_go_to_stage", response=Detail)
def go_to_stage(request: Request, number: str, body: StageIn) -> Detail:
    """Ask to be in a stage; a jump is refused with 409 and recorded."""
    at = now()
    wish = stages.StageWish(step_key=body.step_key)
    stages.go_to_stage(number=number, wish=wish, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put(
    "/work-orders/{number}/tasks/{task_id}/checklist/{key}",
    operation_id="workorders_tick",
    response=Detail,
)
def tick(request: Request, number: str, task_id: int, key: str, body: TickIn) -> Detail:
    """Tick an item of the checklist, or take the tick back."""
    at = now()
    mark = stages.Mark(item_key=key, is_ticked=body.is_ticked, file_id=body.file_id)
    stages.mark_item(number=number, task_id=task_id, mark=mark, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)
