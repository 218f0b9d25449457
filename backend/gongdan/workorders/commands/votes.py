"""The same vote on several orders: what would happen, then each in its own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.db import transaction

from gongdan.accounts.queries.people import people_by_ids
from gongdan.flows import queries as flows
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal
from gongdan.kernel.texts import Text
from gongdan.workorders.commands.approvals import Ballot, vote
from gongdan.workorders.commands.bulk import BulkRefusal, BulkResult
from gongdan.workorders.models import FlowInstance, WorkOrder


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of one's votes, of one order."""

    number: str
    task_id: int


@dataclass(frozen=True, kw_only=True)
class SameVote:
    """Yes or no to all of them, with one comment."""

    choices: Sequence[Choice]
    verdict: Literal["approved", "rejected"]
    comment: str = ""

    @property
    def ballot(self) -> Ballot:
        """What is cast each time."""
        return Ballot(verdict=self.verdict, comment=self.comment)


@dataclass(frozen=True, kw_only=True)
class WaitsFor:
    """A step at which the order would stand, and for whom it would wait."""

    step: Text
    people: list[str]


@dataclass(frozen=True, kw_only=True)
class VotePreview:
    """What the vote would do to one order: where it would stand, how it would end, or why not."""

    number: str
    task_id: int
    waits_for: list[WaitsFor] = field(default_factory=list)
    ends: str = ""
    refusal: BulkRefusal | None = None


def preview_votes(*, votes: SameVote, by: Actor, at: datetime) -> list[VotePreview]:
    """Cast every vote and take it back at once: nothing is guessed, nothing stays."""
    return [_preview(choice, votes.ballot, by=by, at=at) for choice in _once(votes)]


def vote_many(*, votes: SameVote, by: Actor, at: datetime) -> BulkResult:
    """Vote order by order; a refusal of one leaves the others done."""
    done: list[str] = []
    refused: list[BulkRefusal] = []
    for each in _once(votes):
        try:
            vote(number=each.number, task_id=each.task_id, ballot=votes.ballot, by=by, at=at)
        except Refusal as refusal:
            refused.append(_refused(each, refusal))
        else:
            done.append(each.number)
    return BulkResult(done=done, refused=refused)


def _once(votes: SameVote) -> list[Choice]:
    return list(dict.fromkeys(votes.choices))


def _preview(each: Choice, ballot: Ballot, *, by: Actor, at: datetime) -> VotePreview:
    with transaction.atomic():
        try:
            order = vote(number=each.number, task_id=each.task_id, ballot=ballot, by=by, at=at)
            return _reached(order, each)
        except Refusal as refusal:
            return VotePreview(
                number=each.number, task_id=each.task_id, refusal=_refused(each, refusal)
            )
        finally:
            transaction.set_rollback(True)


def _reached(order: WorkOrder, each: Choice) -> VotePreview:
    instance = order.instances.order_by("-pk")[:1].get()
    return VotePreview(
        number=each.number,
        task_id=each.task_id,
        waits_for=_waits(instance),
        ends="" if instance.state == "running" else order.closed_how,
    )


def _waits(instance: FlowInstance) -> list[WaitsFor]:
    graph = flows.version(instance.process_version_id).graph
    rows = list(instance.tasks.filter(state="pending").order_by("no"))
    people = people_by_ids(row.assignee_id for row in rows)
    steps = dict.fromkeys(row.step for row in rows)
    return [
        WaitsFor(
            step=dict(graph.step(key).name),
            people=[
                people[row.assignee_id].name
                for row in rows
                if row.step == key and row.assignee_id in people
            ],
        )
        for key in steps
    ]


def _refused(each: Choice, refusal: Refusal) -> BulkRefusal:
    return BulkRefusal(
        number=each.number, code=refusal.code, message=refusal.message, facts=refusal.facts
    )
