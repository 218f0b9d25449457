"""The figures at the head of a review, made from the sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongdan.reports.tallies import NONE, Tallies, minutes, rounded


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One period's figures; nothing where nothing was counted."""

    created: int
    closed: int
    resolved: int
    first_response_median_minutes: float | None
    mttr_minutes: float | None
    mttr_business_minutes: float | None
    sla_met_percent: float | None
    sla_count: int
    response_met_percent: float | None
    response_count: int
    source_met_percent: float | None
    source_count: int
    reopen_percent: float | None
    reopened: int
    first_resolved: int
    satisfaction_mean: float | None
    satisfaction_count: int


@dataclass(frozen=True, kw_only=True)
class Mttr:
    """The time to resolve, on the wall's clock and in working time, without and with pauses."""

    resolved: int
    wall_minutes: float | None
    wall_with_pauses_minutes: float | None
    wall_with_pauses_median_minutes: float | None
    wall_with_pauses_p90_minutes: float | None
    with_clock: int
    business_minutes: float | None
    business_with_pauses_minutes: float | None
    business_median_minutes: float | None
    business_p90_minutes: float | None


@dataclass(frozen=True, kw_only=True)
class Points:
    """The figures over the parts of the period, for small curves."""

    created: list[float | None]
    closed: list[float | None]
    first_response_median_minutes: list[float | None]
    mttr_business_minutes: list[float | None]
    sla_met_percent: list[float | None]
    reopen_percent: list[float | None]
    satisfaction_mean: list[float | None]


def figures(of: Tallies) -> Figures:
    """The figures of one period."""
    rated, reopened = of.get("rated", NONE), of.get("reopened", NONE)
    response_met, source = of.get("response_met", NONE), of.get("source_met", NONE)
    met = of.get("met", NONE)
    return Figures(
        created=of.get("created", NONE).n,
        closed=of.get("closed", NONE).n,
        resolved=of.get("wall", NONE).n,
        first_response_median_minutes=minutes(of.get("response", NONE).median),
        mttr_minutes=minutes(of.get("wall", NONE).mean),
        mttr_business_minutes=minutes(of.get("working", NONE).mean),
        sla_met_percent=met.percent,
        sla_count=met.n,
        response_met_percent=response_met.percent,
        response_count=response_met.n,
        source_met_percent=source.percent,
        source_count=source.n,
        reopen_percent=reopened.percent,
        reopened=int(reopened.total),
        first_resolved=reopened.n,
        satisfaction_mean=rounded(rated.mean, 2),
        satisfaction_count=rated.n,
    )


def mttr(of: Tallies, *, paused_working_seconds: int) -> Mttr:
    """The time to resolve in its four readings."""
    wall, long = of.get("wall", NONE), of.get("wall_with_pauses", NONE)
    working = of.get("working", NONE)
    with_pauses = (working.total + paused_working_seconds) / working.n if working.n else None
    return Mttr(
        resolved=wall.n,
        wall_minutes=minutes(wall.mean),
        wall_with_pauses_minutes=minutes(long.mean),
        wall_with_pauses_median_minutes=minutes(long.median),
        wall_with_pauses_p90_minutes=minutes(long.p90),
        with_clock=working.n,
        business_minutes=minutes(working.mean),
        business_with_pauses_minutes=minutes(with_pauses),
        business_median_minutes=minutes(working.median),
        business_p90_minutes=minutes(working.p90),
    )


def points(parts: Sequence[Tallies]) -> Points:
    """The figures of each part."""
    each = [figures(part) for part in parts]
    return Points(
        created=[one.created for one in each],
        closed=[one.closed for one in each],
        first_response_median_minutes=[one.first_response_median_minutes for one in each],
        mttr_business_minutes=[one.mttr_business_minutes for one in each],
        sla_met_percent=[one.sla_met_percent for one in each],
        reopen_percent=[one.reopen_percent for one in each],
        satisfaction_mean=[one.satisfaction_mean for one in each],
    )
