"""Addresses of votes: deciding, handing over, signers, withdrawing and taking back."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands import approvals, copies, signers, votes
from gongdan.workorders.commands.bulk import BulkResult
from gongdan.workorders.queries.detail import Detail, detail
from gongdan.workorders.schemas.approvals import (
    HandOverIn,
    SameVoteIn,
    SignersIn,
    VoteIn,
    WithdrawalIn,
)

router = Router(tags=["workorders"])
TASK = "/work-orders/{number}/tasks/{task_id}"


@router.put(f"{TASK}/decision", operation_id="workorders_vote", response=Detail)
def vote(request: Request, number: str, task_id: int, body: VoteIn) -> Detail:
    """Say yes or no, or send the work back."""
    at = now()
    ballot = approvals.Ballot(
        verdict=body.verdict,
        comment=body.comment,
        target=body.target,
        resume=body.resume,
        attachment_ids=body.attachment_ids,
        signature_id=body.signature_id,
        answers=body.answers,
    )
    approvals.vote(number=number, task_id=task_id, ballot=ballot, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.delete(f"{TASK}/decision", operation_id="workorders_take_back", response=Detail)
def take_back(request: Request, number: str, task_id: int) -> Detail:
    """Take one's last act back while nobody went on from it."""
    at = now()
    approvals.take_back(number=number, task_id=task_id, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put(f"{TASK}/assignment", operation_id="workorders_transfer_vote", response=Detail)
def transfer(request: Request, number: str, task_id: int, body: HandOverIn) -> Detail:
    """Let somebody else decide."""
    at = now()
    to = approvals.HandOver(person_id=body.person_id, reason=body.reason)
    approvals.transfer(number=number, task_id=task_id, to=to, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put(f"{TASK}/delegation", operation_id="workorders_delegate_vote", response=Detail)
def delegate(request: Request, number: str, task_id: int, body: HandOverIn) -> Detail:
    """Let somebody look first; the vote comes back."""
    at = now()
    to = approvals.HandOver(person_id=body.person_id, reason=body.reason)
    approvals.delegate(number=number, task_id=task_id, to=to, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.post(f"{TASK}/signers", operation_id="workorders_add_signers", response=Detail)
def add_signers(request: Request, number: str, task_id: int, body: SignersIn) -> Detail:
    """Ask more people to sign."""
    at = now()
    asked = signers.Signers(person_ids=tuple(body.person_ids), where=body.where, reason=body.reason)
    signers.add_signers(number=number, task_id=task_id, signers=asked, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.delete(f"{TASK}/signature", operation_id="workorders_remove_signer", response=Detail)
def remove_signer(request: Request, number: str, task_id: int) -> Detail:
    """Let somebody go who has not signed yet."""
    at = now()
    signers.remove_signer(number=number, task_id=task_id, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/withdrawal", operation_id="workorders_withdraw", response=Detail)
def withdraw(request: Request, number: str, body: WithdrawalIn) -> Detail:
    """Take one's own order back before anybody acted."""
    at = now()
    withdrawal = approvals.Withdrawal(reason=body.reason, is_final=body.is_final)
    approvals.withdraw(number=number, withdrawal=withdrawal, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.post(
    "/bulk/vote-previews",
    operation_id="workorders_preview_votes",
    response=list[votes.VotePreview],
)
def preview_votes(request: Request, body: SameVoteIn) -> list[votes.VotePreview]:
    """What the same vote would do to each of several orders."""
    return votes.preview_votes(votes=body.as_votes(), by=request.actor, at=now())


@router.post("/bulk/votes", operation_id="workorders_vote_many", response=BulkResult)
def vote_many(request: Request, body: SameVoteIn) -> BulkResult:
    """The same vote on several orders; what some refuse is said order by order."""
    return votes.vote_many(votes=body.as_votes(), by=request.actor, at=now())


@router.put(
    "/work-orders/{number}/copy-receipt",
    operation_id="workorders_read_copy",
    response={204: None},
)
def read_copy(request: Request, number: str) -> None:
    """Say that one read what was copied to oneself."""
    copies.read_copy(number=number, by=request.actor, at=now())
