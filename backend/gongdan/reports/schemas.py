"""Shapes of the review."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text

Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2200, 1, 1))]
Code = Annotated[str, Field(max_length=60)]


class ReviewQuery(In):
    """Which period and which orders; without dates, the present month so far."""

    first_date: Day | None = Field(None, alias="from")
    last_date: Day | None = Field(None, alias="to")
    application: Code = ""
    team: Code = ""
    department: Code = ""
    imported: Literal["exclude", "include", "only"] = "exclude"


class PeriodOut(Out):
    """The period, what it is compared with, and where the small curves' parts begin."""

    first_date: date
    last_date: date
    starts_at: datetime
    ends_at: datetime
    previous_first_date: date
    previous_last_date: date
    point_dates: list[date]
    time_zone: str
    as_of: datetime


class FiguresOut(Out):
    """One period's figures."""

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


class PointsOut(Out):
    """The figures over the parts of the period."""

    created: list[float | None]
    closed: list[float | None]
    first_response_median_minutes: list[float | None]
    mttr_business_minutes: list[float | None]
    sla_met_percent: list[float | None]
    reopen_percent: list[float | None]
    satisfaction_mean: list[float | None]


class MttrOut(Out):
    """The time to resolve in its four readings."""

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


class CategoryOut(Out):
    """One category of the Pareto chart."""

    code: str | None
    name: Text
    count: int
    percent: float
    cumulative_percent: float


class ParetoOut(Out):
    """The categories that make most work, and the rest together."""

    total: int
    bars: list[CategoryOut]
    other_kinds: int
    other_count: int


class ParetosOut(Out):
    """The same orders by the top of the category tree, and by their own category."""

    top: ParetoOut
    own: ParetoOut


class AgeOut(Out):
    """One age of the backlog: created from (included) and to (excluded)."""

    days_from: int
    days_to: int | None
    created_from: datetime | None
    created_to: datetime | None


class BacklogRowOut(Out):
    """One application's open orders by age."""

    application: str
    name: Text
    buckets: list[int]
    total: int


class BacklogOut(Out):
    """The open orders now."""

    total: int
    ages: list[AgeOut]
    rows: list[BacklogRowOut]
    late: int


class GroupOut(Out):
    """One team's, department's, person's or category's line; money to the cent."""

    code: str | None
    name: Text
    count: int
    resolved: int
    mttr_minutes: float | None
    mttr_business_minutes: float | None
    sla_met_percent: float | None
    sla_count: int
    reopen_percent: float | None
    satisfaction: float | None
    satisfaction_count: int
    hours: float
    logged_minutes: int
    labor_cost: Decimal
    parts_cost: Decimal
    cost: Decimal


class CategoryGroupsOut(Out):
    """The same lines by the top of the category tree, and by their own category."""

    top: list[GroupOut]
    own: list[GroupOut]


class DispatchedOut(Out):
    """How orders found their person."""

    count: int
    assigned: int
    seconds_to_assign: float | None
    answered: int
    seconds_to_answer: float | None
    reassigned_percent: float | None


class SimulatedOut(Out):
    """All orders as if the service desk had placed those that rules placed, beside as it was."""

    replaced: int
    learned_from: int
    on_seconds_to_assign: float | None
    off_seconds_to_assign: float | None
    on_seconds_to_answer: float | None
    off_seconds_to_answer: float | None


class DispatchOut(Out):
    """What dispatch did: in all, by rule, by hand, and in the period before."""

    by_rule_percent: float | None
    whole: DispatchedOut
    by_rule: DispatchedOut
    by_hand: DispatchedOut
    previous_by_rule_percent: float | None
    previous: DispatchedOut
    simulated: SimulatedOut


class StageOut(Out):
    """One stage's times; minutes are working time."""

    type_code: str
    type_name: Text
    step: str
    name: Text
    phase: str
    count: int
    median_minutes: float
    p90_minutes: float
    share_percent: float
    late: int
    skipped: int
    repeated: int


class ExampleOut(Out):
    """One order of a group."""

    number: str
    title: str


class RepeatOut(Out):
    """Requests that are put alike: how many, in how many wordings, with examples."""

    category: str | None
    category_name: Text
    count: int
    wordings: int
    examples: list[ExampleOut]


class OfPriorityOut(Out):
    """One priority of imported orders."""

    priority: int
    count: int
    median_hours: float | None


class NamedOut(Out):
    """How many of one name."""

    name: str
    count: int


class ImportedOut(Out):
    """The imported orders filed in the period as their source tells them."""

    orders: int
    changes: int
    sla_known: int
    sla_missed: int
    reopened: int
    reassigned: int
    most_reassigned: int
    resolved: int
    median_hours: float | None
    mean_hours: float | None
    priorities: list[OfPriorityOut]
    statuses: list[NamedOut]
    groups: list[NamedOut]


class ReviewOut(Out):
    """Everything the review page shows."""

    period: PeriodOut
    figures: FiguresOut
    previous: FiguresOut
    points: PointsOut
    mttr: MttrOut
    categories: ParetosOut
    backlog: BacklogOut
    teams: list[GroupOut]
    whole: GroupOut
    departments: list[GroupOut]
    requester_departments: list[GroupOut]
    people: list[GroupOut]
    category_groups: CategoryGroupsOut
    dispatch: DispatchOut
    stages: list[StageOut]
    repeats: list[RepeatOut]
    imported: ImportedOut | None
    definitions: dict[str, Text]
