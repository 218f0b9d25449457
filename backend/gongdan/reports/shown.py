"""A review as its HTTP body."""

from __future__ import annotations

from datetime import datetime, timedelta

from gongdan.reports.definitions import DEFINITIONS
from gongdan.reports.queries.details import AGES
from gongdan.reports.queries.dispatching import Dispatch, Dispatched
from gongdan.reports.queries.named import BacklogRow
from gongdan.reports.queries.review import Review
from gongdan.reports.schemas import (
    AgeOut,
    BacklogOut,
    BacklogRowOut,
    CategoryGroupsOut,
    DispatchedOut,
    DispatchOut,
    FiguresOut,
    GroupOut,
    ImportedOut,
    MttrOut,
    ParetosOut,
    PeriodOut,
    PointsOut,
    RepeatOut,
    ReviewOut,
    SimulatedOut,
    StageOut,
)


def review_out(found: Review) -> ReviewOut:
    """The review as the page reads it."""
    return ReviewOut(
        period=_period(found),
        figures=FiguresOut.from_orm(found.figures),
        previous=FiguresOut.from_orm(found.previous),
        points=PointsOut.from_orm(found.points),
        mttr=MttrOut.from_orm(found.mttr),
        categories=ParetosOut.from_orm(found.categories),
        backlog=_backlog(found.backlog, found.at, late=found.open_and_late),
        teams=[GroupOut.from_orm(each) for each in found.teams],
        whole=GroupOut.from_orm(found.whole),
        departments=[GroupOut.from_orm(each) for each in found.departments],
        requester_departments=[GroupOut.from_orm(each) for each in found.requester_departments],
        people=[GroupOut.from_orm(each) for each in found.people],
        category_groups=CategoryGroupsOut.from_orm(found.category_groups),
        dispatch=_dispatch(found.dispatch),
        stages=[StageOut.from_orm(each) for each in found.stages],
        repeats=[RepeatOut.from_orm(each) for each in found.repeats],
        imported=ImportedOut.from_orm(found.imported) if found.imported else None,
        definitions=DEFINITIONS,
    )


def _period(found: Review) -> PeriodOut:
    period, before = found.period, found.period.before
    return PeriodOut(
        first_date=period.first_date,
        last_date=period.last_date,
        starts_at=period.start,
        ends_at=period.end,
        previous_first_date=before.first_date,
        previous_last_date=before.last_date,
        point_dates=period.point_dates,
        time_zone=period.zone.key,
        as_of=found.at,
    )


def _backlog(rows: list[BacklogRow], at: datetime, *, late: int) -> BacklogOut:
    edges = [0, *AGES]
    ages = [
        AgeOut(
            days_from=younger,
            days_to=older,
            created_from=at - timedelta(days=older) if older else None,
            created_to=at - timedelta(days=younger) if younger else None,
        )
        for younger, older in zip(edges, [*AGES, None], strict=True)
    ]
    return BacklogOut(
        total=sum(row.total for row in rows),
        ages=ages,
        rows=[BacklogRowOut.from_orm(row) for row in rows],
        late=late,
    )


def _dispatch(of: Dispatch) -> DispatchOut:
    return DispatchOut(
        by_rule_percent=_share(of.by_rule.count, of.whole.count),
        whole=_dispatched(of.whole),
        by_rule=_dispatched(of.by_rule),
        by_hand=_dispatched(of.by_hand),
        previous_by_rule_percent=_share(of.before_by_rule.count, of.before.count),
        previous=_dispatched(of.before),
        simulated=SimulatedOut.from_orm(of.simulated),
    )


def _dispatched(of: Dispatched) -> DispatchedOut:
    return DispatchedOut(
        count=of.count,
        assigned=of.assigned,
        seconds_to_assign=of.seconds_to_assign,
        answered=of.answered,
        seconds_to_answer=of.seconds_to_answer,
        reassigned_percent=_share(of.reassigned, of.count),
    )


def _share(part: int, of: int) -> float | None:
    return round(100 * part / of, 1) if of else None
