"""What can be promised: when each promise begins, what keeps it, and what it rests for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from gongdan.sla.clock_values import ClockState

# The promise for a stage is called by the stage, that of a team by the team.
STAGE: Final = "stage:"
TEAM: Final = "team:"
FIRST_RESPONSE: Final = "first_response"
NEXT_RESPONSE: Final = "next_response"
UPDATE: Final = "update"
ACCEPTANCE: Final = "acceptance"
ARRIVAL: Final = "arrival"
RESOLUTION: Final = "resolution"
CONFIRMATION: Final = "confirmation"
METRICS: Final = (
    FIRST_RESPONSE,
    NEXT_RESPONSE,
    UPDATE,
    ACCEPTANCE,
    ARRIVAL,
    RESOLUTION,
    CONFIRMATION,
)
FINISHED: Final = ("resolved", "closed")


@dataclass(frozen=True)
class Situation:
    """How a piece of work stands, as far as promises ask.

    ``asked_at`` is the oldest word of the requester that nobody answered yet, ``told_at`` when
    somebody last told them how it stands; ``stages`` are the open stages, with when each began.
    """

    status: str
    submitted_at: datetime
    waiting_reason: str = ""
    team: str = ""
    has_responded: bool = False
    asked_at: datetime | None = None
    told_at: datetime | None = None
    assigned_at: datetime | None = None
    is_accepted: bool = False
    arrived_at: datetime | None = None
    resolved_at: datetime | None = None
    stages: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def is_finished(self) -> bool:
        """Whether the work itself is done."""
        return self.status in FINISHED


@dataclass(frozen=True)
class Standing:
    """A promise in a situation: since when it holds (``None``: not now), and whether it is kept."""

    since: datetime | None
    is_kept: bool


def is_metric(name: object) -> bool:
    """Whether something can be promised under this name."""
    if not isinstance(name, str):
        return False
    return name in METRICS or any(
        name.startswith(kind) and 0 < len(name) - len(kind) <= 40 for kind in (STAGE, TEAM)
    )


def comes_again(metric: str) -> bool:
    """Whether each occasion is a promise of its own: every question, every turn, every visit."""
    return metric in (NEXT_RESPONSE, UPDATE, ACCEPTANCE, CONFIRMATION) or metric.startswith(STAGE)


def kept_by_the_next(metric: str) -> bool:
    """Whether another occasion means that this promise was kept: one tells again, and again."""
    return metric == UPDATE


def standing(metric: str, now: Situation) -> Standing:
    """How a promise stands."""
    if metric.startswith(STAGE):
        since = now.stages.get(metric.removeprefix(STAGE))
        return Standing(since, since is None)
    if metric.startswith(TEAM):
        return _of_team(metric.removeprefix(TEAM), now)
    return _STANDINGS[metric](now)


def rests(metric: str, now: Situation, pause_when: frozenset[str]) -> bool:
    """Whether a clock rests: by status, by the reason of the wait, or in a stage.

    A question is owed an answer whatever is waited for, and only the requester can confirm.
    """
    if metric in (NEXT_RESPONSE, CONFIRMATION):
        return False
    if now.status == "waiting" and pause_when & {"waiting", f"waiting:{now.waiting_reason}"}:
        return True
    return any(f"{STAGE}{stage}" in pause_when for stage in now.stages)


def wanted(metric: str, now: Situation, pause_when: frozenset[str]) -> ClockState:
    """The state a clock of a metric should be in: stop before pause before run."""
    if now.status == "cancelled":
        return "stopped"
    stands = standing(metric, now)
    if stands.is_kept:
        return "fulfilled"
    if stands.since is None or now.status == "closed":
        return "stopped"
    return "paused" if rests(metric, now, pause_when) else "running"


def _first_response(now: Situation) -> Standing:
    return Standing(now.submitted_at, now.has_responded)


def _next_response(now: Situation) -> Standing:
    return Standing(now.asked_at, now.asked_at is None)


def _update(now: Situation) -> Standing:
    """The requester hears from somebody again and again until the work is done."""
    return Standing(now.told_at or now.submitted_at, now.is_finished)


def _acceptance(now: Situation) -> Standing:
    """Whoever was given it takes it on; nobody's any more, nobody owes it."""
    return Standing(now.assigned_at, now.is_accepted or now.is_finished)


def _arrival(now: Situation) -> Standing:
    """Without a visit the work may be done from afar: then nobody need come."""
    return Standing(None if now.is_finished else now.submitted_at, now.arrived_at is not None)


def _resolution(now: Situation) -> Standing:
    return Standing(now.submitted_at, now.is_finished)


def _confirmation(now: Situation) -> Standing:
    """Work that was taken up again is not to be confirmed any more."""
    return Standing(now.resolved_at if now.is_finished else None, now.status == "closed")


def _of_team(team: str, now: Situation) -> Standing:
    is_theirs = now.team == team
    return Standing(now.submitted_at if is_theirs else None, now.is_finished or not is_theirs)


_STANDINGS: Final[Mapping[str, Callable[[Situation], Standing]]] = {
    FIRST_RESPONSE: _first_response,
    NEXT_RESPONSE: _next_response,
    UPDATE: _update,
    ACCEPTANCE: _acceptance,
    ARRIVAL: _arrival,
    RESOLUTION: _resolution,
    CONFIRMATION: _confirmation,
}
