"""One period's review: how much came, how fast it went, where it stuck, who did what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from gongdan.accounts.permissions import require_internal
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.reports.periods import LONGEST_DAYS, Period, month_of, until
from gongdan.reports.queries import details
from gongdan.reports.queries.dispatching import Dispatch, dispatch
from gongdan.reports.queries.figures import Figures, Mttr, Points, figures, mttr, points
from gongdan.reports.queries.groups import (
    CategoryGroups,
    Group,
    categories,
    departments,
    people,
    teams,
    whole,
)
from gongdan.reports.queries.imported import Imported, imported
from gongdan.reports.queries.measures import sums
from gongdan.reports.queries.named import (
    BacklogRow,
    Paretos,
    StageRow,
    backlog_rows,
    category_tree,
    created_by,
    paretos,
    stage_rows,
)
from gongdan.reports.queries.repeats import Repeat, repeats
from gongdan.reports.queries.scope import Scope, Wanted, roomy, scope


@dataclass(frozen=True, kw_only=True)
class Review:
    """Everything the review page shows."""

    period: Period
    at: datetime
    figures: Figures
    previous: Figures
    points: Points
    mttr: Mttr
    categories: Paretos
    backlog: list[BacklogRow]
    teams: list[Group]
    whole: Group
    departments: list[Group]
    requester_departments: list[Group]
    people: list[Group]
    category_groups: CategoryGroups
    dispatch: Dispatch
    stages: list[StageRow]
    repeats: list[Repeat]
    open_and_late: int
    imported: Imported | None


def review(wanted: Wanted, *, by: Actor, at: datetime) -> Review:
    """The numbers of a period over the orders the actor may see."""
    require_internal(by)
    period = period_of(wanted, at)
    rows = scope(wanted, by=by)
    with roomy():
        told = imported(rows, period) if wanted.imported != "exclude" else None
        return _review(rows, period, told, at=at)


def _review(rows: Scope, period: Period, told: Imported | None, *, at: datetime) -> Review:
    counted = sums(rows, period)
    by, tree = counted.by, category_tree()
    paused = details.paused_working_seconds(rows, period)
    return Review(
        period=period,
        at=at,
        figures=figures(counted.now),
        previous=figures(counted.before),
        points=points(counted.points),
        mttr=mttr(counted.now, paused_working_seconds=paused),
        categories=paretos(created_by(by["category"]), tree),
        backlog=backlog_rows(details.backlog(rows, at=at)),
        teams=teams(by["team"]),
        whole=whole(counted.now),
        departments=departments(by["team"], of_teams=True),
        requester_departments=departments(by["department"], of_teams=False),
        people=people(by["person"]),
        category_groups=categories(by["category"], tree),
        dispatch=dispatch(rows, period),
        stages=stage_rows(details.slowest_stages(rows, period)),
        repeats=repeats(rows, period, tree),
        open_and_late=details.open_and_late(rows, period),
        imported=told,
    )


def period_of(wanted: Wanted, at: datetime) -> Period:
    """The days that are asked for; without dates, the present month so far."""
    zone = ZoneInfo(settings.ORG_TIME_ZONE)
    if wanted.first_date is None or wanted.last_date is None:
        return month_of(at, zone)
    period = Period(wanted.first_date, wanted.last_date, zone)
    if not 1 <= period.days <= LONGEST_DAYS:
        raise InvalidInput(
            problems=[Problem(path="to", code="reports.period", longest=LONGEST_DAYS)]
        )
    return until(period, at)
