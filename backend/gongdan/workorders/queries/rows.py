"""Orders as lines of a list: everything they show, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries.organization import TeamBrief, teams_by_ids
from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import CategoryValue, TypeValue
from gongdan.flows import queries as flows
from gongdan.kernel.recall import recalling
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.queries.clocks import clocks_of, nearest
from gongdan.workorders.queries.filters import due_group
from gongdan.workorders.queries.values import (
    CategoryChip,
    ClockView,
    Row,
    StageChip,
    TeamChip,
    TypeChip,
)

# The columns a line is made from. Descriptions, solutions and answers stay in the database.
LINE = (
    "number",
    "title",
    "status",
    "stage_key",
    "followed_version_id",
    "priority",
    "is_priority_overridden",
    "is_vip",
    "assignee_id",
    "team_id",
    "requester_id",
    "category_id",
    "type_version_id",
    "channel",
    "created_at",
    "updated_at",
    "comment_count",
    "tags",
    "is_imported",
    "rev",
    "reopen_count",
    "next_due_at",
)


@dataclass(frozen=True)
class Around:
    """What the rows of one page refer to, read once."""

    people: dict[int, PersonBrief]
    teams: dict[int, TeamBrief]
    categories: dict[int, CategoryValue]
    types: dict[int, TypeValue]
    clocks: dict[int, list[ClockView]]


def rows_of(orders: Sequence[WorkOrder], *, at: datetime) -> list[Row]:
    """The orders as rows, in the same order: as many queries for one as for a hundred."""
    with recalling():
        around = _around(orders, at=at)
        return [_row(order, around, at=at) for order in orders]


def _around(orders: Sequence[WorkOrder], *, at: datetime) -> Around:
    return Around(
        people=people_by_ids({*_ids(orders, "assignee_id"), *_ids(orders, "requester_id")}),
        teams=teams_by_ids(_ids(orders, "team_id")),
        categories=catalog.categories_by_ids(_ids(orders, "category_id")),
        types=catalog.type_versions(_ids(orders, "type_version_id")),
        clocks=clocks_of((order.pk for order in orders), at=at),
    )


def _ids(orders: Iterable[WorkOrder], name: str) -> set[int]:
    return {value for order in orders if (value := getattr(order, name)) is not None}


def _row(order: WorkOrder, around: Around, *, at: datetime) -> Row:
    type_ = around.types[order.type_version_id]
    clocks = around.clocks.get(order.pk, [])
    clock = nearest(clocks)
    return Row(
        number=order.number,
        title=order.title,
        status=order.status,
        status_label=type_.content.status_labels.get(order.status),
        stage=_stage(order, type_),
        priority=order.priority,
        is_priority_overridden=order.is_priority_overridden,
        is_vip=order.is_vip,
        assignee=around.people.get(order.assignee_id or 0),
        team=team_chip(around.teams.get(order.team_id or 0)),
        requester=around.people[order.requester_id],
        category=_category(around.categories.get(order.category_id or 0)),
        application=type_.application.code,
        type=TypeChip(code=type_.code, name=type_.name),
        channel=order.channel,
        created_at=order.created_at,
        updated_at=order.updated_at,
        comment_count=order.comment_count,
        clock=clock,
        clocks=clocks,
        due_group=due_group(clock.due_at if clock else None, at=at),
        tags=order.tags,
        is_imported=order.is_imported,
        rev=order.rev,
        reopen_count=order.reopen_count,
    )


def _stage(order: WorkOrder, type_: TypeValue) -> StageChip | None:
    if not order.stage_key:
        return None
    version_id = order.followed_version_id or type_.process_version_id
    place = flows.version(version_id).graph.places.get(order.stage_key)
    return StageChip(key=order.stage_key, name=dict(place.step.name)) if place else None


def team_chip(team: TeamBrief | None) -> TeamChip | None:
    """A team as a chip."""
    return TeamChip(id=team.id, code=team.code, name=team.name) if team else None


def _category(category: CategoryValue | None) -> CategoryChip | None:
    return CategoryChip(code=category.code, name=category.name) if category else None
