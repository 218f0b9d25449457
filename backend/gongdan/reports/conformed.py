"""What is told of how real work kept to its process, as values. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class FollowedProcess:
    """A process that orders of the period followed."""

    code: str
    name: Text
    application: str
    orders: int
    skipped: int
    late: int


@dataclass(frozen=True, kw_only=True)
class FollowedVersion:
    """One version of it, and how many orders went by it."""

    no: int
    orders: int


@dataclass(frozen=True, kw_only=True)
class SkipReason:
    """Why a step was left out, by whom, and how often."""

    by: str
    by_kind: str
    reason: str
    count: int


@dataclass(frozen=True, kw_only=True)
class StepTurn:
    """Which branch of which split leads to a step."""

    split: str
    branch: str


@dataclass(frozen=True, kw_only=True)
class StepConformance:
    """What became of one step in how many orders; minutes are working time."""

    key: str
    kind: str
    name: Text
    phase: str
    is_stage: bool
    within: list[StepTurn]
    limit_minutes: int | None
    passed: int
    skipped: int
    not_taken: int
    open: int
    repeated: int
    late: int
    late_now: int
    late_median_minutes: float | None
    late_worst_minutes: float | None
    reasons: list[SkipReason]


@dataclass(frozen=True, kw_only=True)
class BranchConformance:
    """In how many orders a branch was taken."""

    split: str
    key: str
    name: Text
    is_default: bool
    orders: int


@dataclass(frozen=True, kw_only=True)
class Conformance:
    """One version of a process beside what really happened."""

    first_date: date
    last_date: date
    ends_at: datetime
    as_of: datetime
    code: str
    name: Text
    version: int
    versions: list[FollowedVersion]
    orders: int
    late_orders: int
    skipped_orders: int
    steps: list[StepConformance]
    branches: list[BranchConformance]
