"""Shapes of votes."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In
from gongdan.workorders.commands.votes import Choice, SameVote

Comment = Annotated[str, Field(max_length=2000)]
Why = Annotated[str, Field(max_length=400)]


class VoteIn(In):
    """Yes, no, or back to a stage; straight back or through everything again."""

    verdict: Literal["approved", "rejected", "returned"]
    comment: Comment = ""
    target: Annotated[str, Field(max_length=200)] = ""
    resume: Literal["rerun", "straight_back"] = "rerun"
    attachment_ids: list[UUID] = Field(default_factory=list, max_length=20)
    signature_id: UUID | None = None
    answers: dict[str, JsonValue] = Field(default_factory=dict)


class HandOverIn(In):
    """Who decides instead, or looks first."""

    person_id: int
    reason: Why = ""


class SignersIn(In):
    """Who else is to sign, and where."""

    person_ids: Annotated[list[int], Field(min_length=1, max_length=20)]
    where: Literal["before", "after", "parallel"]
    reason: Why = ""


class ChoiceIn(In):
    """One of one's votes."""

    number: Annotated[str, Field(max_length=40)]
    task_id: Annotated[int, Field(ge=1, le=2**63 - 1)]


class SameVoteIn(In):
    """The same vote on several orders; each is judged for itself."""

    choices: Annotated[list[ChoiceIn], Field(min_length=1, max_length=100)]
    verdict: Literal["approved", "rejected"]
    comment: Comment = ""

    def as_votes(self) -> SameVote:
        """The same as the commands take it."""
        choices = [Choice(number=one.number, task_id=one.task_id) for one in self.choices]
        return SameVote(choices=choices, verdict=self.verdict, comment=self.comment)


class WithdrawalIn(In):
    """To change it and hand it in again, or for good."""

    reason: Why = ""
    is_final: bool = False
