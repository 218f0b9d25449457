"""Addresses of one work order's life."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands import (
    assignment,
    confirmation,
    details,
    resolution,
    waiting,
)
from gongdan.workorders.queries import decisions
from gongdan.workorders.queries.answer_form import AnswerForm, answer_form
from gongdan.workorders.queries.detail import Detail, detail
from gongdan.workorders.queries.ledgers import LedgerView, clock_ledger
from gongdan.workorders.schemas.orders import (
    AnswerRevealedOut,
    AnswerRevealIn,
    AssignIn,
    CategoryIn,
    ConfirmIn,
    DetailsIn,
    PriorityIn,
    ReasonIn,
    ResolveIn,
    WaitIn,
)

router = Router(tags=["workorders"])


@router.get("/work-orders/{number}", operation_id="workorders_get", response=Detail)
def get_order(request: Request, number: str) -> Detail:
    """The order's page."""
    return detail(number, by=request.actor, at=now())


@router.get("/work-orders/{number}/form", operation_id="workorders_get_form", response=AnswerForm)
def get_form(request: Request, number: str) -> AnswerForm:
    """The form that the order's answers belong to."""
    return answer_form(number, by=request.actor)


@router.post(
    "/work-orders/{number}/reveals",
    operation_id="workorders_reveal",
    response=AnswerRevealedOut,
)
def reveal(request: Request, number: str, body: AnswerRevealIn) -> AnswerRevealedOut:
    """A sensitive answer, whole; that you looked is kept."""
    value = details.reveal_answer(number=number, field=body.field, by=request.actor, at=now())
    return AnswerRevealedOut.model_validate({"value": value})


@router.put("/work-orders/{number}/details", operation_id="workorders_edit", response=Detail)
def edit(request: Request, number: str, body: DetailsIn) -> Detail:
    """Correct what the order says."""
    at = now()
    details.change_details(
        number=number, details=body.as_details(), by=request.actor, at=at, rev=body.rev
    )
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/assignment", operation_id="workorders_assign", response=Detail)
def assign(request: Request, number: str, body: AssignIn) -> Detail:
    """Give the order to a team, a person, or both."""
    at = now()
    to = assignment.Assignment(team=body.team, assignee_id=body.assignee_id, reason=body.reason)
    assignment.assign(number=number, to=to, by=request.actor, at=at, rev=body.rev)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/acceptance", operation_id="workorders_accept", response=Detail)
def accept(request: Request, number: str) -> Detail:
    """Take the order on."""
    at = now()
    assignment.accept(number=number, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/waiting", operation_id="workorders_wait", response=Detail)
def wait(request: Request, number: str, body: WaitIn) -> Detail:
    """Pause the order with a reason."""
    at = now()
    wanted = waiting.Wait(reason=body.reason, note=body.note, until=body.until)
    waiting.wait(number=number, wait=wanted, by=request.actor, at=at, rev=body.rev)
    return detail(number, by=request.actor, at=at)


@router.delete("/work-orders/{number}/waiting", operation_id="workorders_resume", response=Detail)
def resume(request: Request, number: str) -> Detail:
    """Go on with the order."""
    at = now()
    waiting.resume(number=number, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/resolution", operation_id="workorders_resolve", response=Detail)
def resolve(request: Request, number: str, body: ResolveIn) -> Detail:
    """Submit the solution and the root cause."""
    at = now()
    wanted = resolution.Resolution(solution=body.solution, root_cause=body.root_cause)
    resolution.resolve(number=number, resolution=wanted, by=request.actor, at=at, rev=body.rev)
    return detail(number, by=request.actor, at=at)


@router.put(
    "/work-orders/{number}/confirmation", operation_id="workorders_confirm", response=Detail
)
def confirm(request: Request, number: str, body: ConfirmIn) -> Detail:
    """The requester's answer to the solution."""
    at = now()
    answer = confirmation.Answer(
        is_satisfied=body.is_satisfied,
        reason=body.reason,
        score=body.score,
        comment=body.comment,
    )
    confirmation.answer(number=number, answer=answer, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/closure", operation_id="workorders_close", response=Detail)
def close(request: Request, number: str, body: ReasonIn) -> Detail:
    """Close in the requester's name, with a logged reason."""
    at = now()
    resolution.close_for_requester(number=number, reason=body.reason, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.delete("/work-orders/{number}/closure", operation_id="workorders_reopen", response=Detail)
def reopen(request: Request, number: str, reason: str = "") -> Detail:
    """Take a resolved or closed order up again."""
    at = now()
    resolution.reopen(number=number, reason=reason, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/cancellation", operation_id="workorders_cancel", response=Detail)
def cancel(request: Request, number: str, body: ReasonIn) -> Detail:
    """Give the order up."""
    at = now()
    resolution.cancel(number=number, reason=body.reason, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/priority", operation_id="workorders_grade", response=Detail)
def change_priority(request: Request, number: str, body: PriorityIn) -> Detail:
    """Override the computed priority."""
    at = now()
    details.change_priority(
        number=number,
        priority=body.priority,
        reason=body.reason,
        restarts=body.restarts,
        by=request.actor,
        at=at,
    )
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/category", operation_id="workorders_classify", response=Detail)
def change_category(request: Request, number: str, body: CategoryIn) -> Detail:
    """Say that the order is about something else."""
    at = now()
    details.change_category(
        number=number, category=body.category, reason=body.reason, by=request.actor, at=at
    )
    return detail(number, by=request.actor, at=at)


@router.get(
    "/work-orders/{number}/decisions/{decision_id}",
    operation_id="workorders_decision",
    response=decisions.DecisionView,
)
def get_decision(request: Request, number: str, decision_id: int) -> decisions.DecisionView:
    """Why the product decided so."""
    return decisions.decision(number, decision_id, by=request.actor)


@router.get(
    "/work-orders/{number}/clocks/{metric}/ledger",
    operation_id="workorders_ledger",
    response=LedgerView,
)
def get_ledger(request: Request, number: str, metric: str) -> LedgerView:
    """Why a promise is due when it is."""
    return clock_ledger(number, metric, by=request.actor, at=now())
