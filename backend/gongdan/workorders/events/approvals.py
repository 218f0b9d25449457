"""How approvals are decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(Event):
    """It is somebody's turn to decide."""

    name: ClassVar[str] = "workorders.approval_asked"
    step_key: str
    step_name: dict[str, str]
    person_id: int
    due_at: datetime | None
    because: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Voted(Event):
    """Somebody said yes or no; ``is_opinion`` when the one who asked them still decides."""

    name: ClassVar[str] = "workorders.voted"
    step_key: str
    step_name: dict[str, str]
    verdict: str
    comment: str
    is_opinion: bool


@dataclass(frozen=True, kw_only=True)
class SentBack(Event):
    """Somebody sent the work back to a stage it had passed."""

    name: ClassVar[str] = "workorders.sent_back"
    step_key: str
    step_name: dict[str, str]
    target_name: dict[str, str]
    reason: str
    is_straight_back: bool


@dataclass(frozen=True, kw_only=True)
class VoteHandedOver(Event):
    """Somebody else decides now, or looks at it first."""

    name: ClassVar[str] = "workorders.vote_handed_over"
    step_key: str
    step_name: dict[str, str]
    from_id: int
    to_id: int
    is_for_good: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class SignersAdded(Event):
    """More people were asked to sign: before, after or beside somebody."""

    name: ClassVar[str] = "workorders.signers_added"
    step_key: str
    step_name: dict[str, str]
    where: str
    person_ids: list[int]
    reason: str


@dataclass(frozen=True, kw_only=True)
class SignerRemoved(Event):
    """Somebody need not sign any more."""

    name: ClassVar[str] = "workorders.signer_removed"
    step_key: str
    step_name: dict[str, str]
    person_id: int


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    """The requester took the order back before anybody acted."""

    name: ClassVar[str] = "workorders.withdrawn"
    reason: str
    is_final: bool
    person_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class TakenBack(Event):
    """Somebody took their own last act back."""

    name: ClassVar[str] = "workorders.taken_back"
    step_key: str
    step_name: dict[str, str]
    person_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class HandedInAgain(Event):
    """The requester handed the order in once more."""

    name: ClassVar[str] = "workorders.handed_in_again"
    comment: str
