"""The work list: one page of rows, and how many each view holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from gongdan.kernel.actors import Actor
from gongdan.kernel.paging import (
    decode_cursor,
    encode_cursor,
    moment_in_cursor,
    number_in_cursor,
    words_in_cursor,
)
from gongdan.workorders.errors import UnknownChoice
from gongdan.workorders.finding import find
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.permissions import visible
from gongdan.workorders.queries.filters import VIEWS, Filters, compile_filters, view_condition
from gongdan.workorders.queries.rows import LINE, rows_of
from gongdan.workorders.queries.values import Counts, ListPage, Row

COUNTED_TO = 10_000
# Saved views whose orders are counted: each costs a statement.
MOST_SAVED = 20
# Views that hold finished orders too.
WHOLE_VIEWS = ("all", "requested")
# Views whose number nobody waits for: they only grow.
UNCOUNTED_VIEWS = ("handled", "copied")
MOMENTS = ("due_or_far", "created_at", "updated_at")
NUMBERS = frozenset({"id", "priority"})
FAR = datetime.fromisoformat("9999-01-01T00:00:00+00:00")


@dataclass(frozen=True)
class Sort:
    """A sort as the columns it compares, newest or nearest first, the id last."""

    columns: tuple[str, ...]
    is_descending: bool = False


SORTS = {
    "due": Sort(("due_or_far", "id")),
    "priority": Sort(("priority", "due_or_far", "id")),
    "-created": Sort(("created_at", "id"), is_descending=True),
    "-updated": Sort(("updated_at", "id"), is_descending=True),
    "number": Sort(("number", "id")),
}


@dataclass(frozen=True, kw_only=True)
class Window:
    """Which page: sort, where it begins, how long it is."""

    sort: str = "due"
    cursor: str | None = None
    limit: int = 50


def work_list(filters: Filters, window: Window, *, by: Actor, at: datetime) -> ListPage:
    """One page of the list; the total is counted on the first page only."""
    orders = compile_filters(filters, by=by, at=at)
    total = _capped_count(orders) if window.cursor is None else None
    sort = SORTS.get(window.sort)
    if sort is None:
        raise UnknownChoice(what="sort", value=window.sort)
    lines = _sorted(orders, sort).only(*LINE)
    page = list(_after(lines, sort, window.cursor)[: window.limit + 1])
    shown = page[: window.limit]
    following = _cursor(shown[-1], sort) if len(page) > window.limit else None
    return ListPage(items=rows_of(shown, at=at), next_cursor=following, total=total)


def row(number: str, *, by: Actor, at: datetime) -> Row:
    """One order as a line, if the actor may see it."""
    return rows_of([find(number, by=by)], at=at)[0]


def sorted_orders(filters: Filters, *, sort: str, by: Actor, at: datetime) -> QuerySet[WorkOrder]:
    """All orders that match, sorted: for exports."""
    chosen = SORTS.get(sort)
    if chosen is None:
        raise UnknownChoice(what="sort", value=sort)
    return _sorted(compile_filters(filters, by=by, at=at), chosen)


def _sorted(orders: QuerySet[WorkOrder], sort: Sort) -> QuerySet[WorkOrder]:
    far = Coalesce("next_due_at", Value(FAR), output_field=DateTimeField())
    sign = "-" if sort.is_descending else ""
    return orders.annotate(due_or_far=far).order_by(*(f"{sign}{name}" for name in sort.columns))


def _after(orders: QuerySet[WorkOrder], sort: Sort, cursor: str | None) -> QuerySet[WorkOrder]:
    if cursor is None:
        return orders
    raw = decode_cursor(cursor, length=len(sort.columns))
    key = [_placed(name, value) for name, value in zip(sort.columns, raw, strict=True)]
    compare = "lt" if sort.is_descending else "gt"
    beyond = Q()
    for place, name in enumerate(sort.columns):
        same = {sort.columns[before]: key[before] for before in range(place)}
        beyond |= Q(**same, **{f"{name}__{compare}": key[place]})
    return orders.filter(beyond)


def _placed(column: str, value: str | int | None) -> datetime | str | int:
    if column in MOMENTS:
        return moment_in_cursor(value)
    return number_in_cursor(value) if column in NUMBERS else words_in_cursor(value)


def _cursor(order: WorkOrder, sort: Sort) -> str:
    values = [getattr(order, name) for name in sort.columns]
    return encode_cursor(
        [value.isoformat() if isinstance(value, datetime) else value for value in values]
    )


def _capped_count(orders: QuerySet[WorkOrder]) -> int | None:
    count = orders.order_by()[: COUNTED_TO + 1].values("pk").count()
    return count if count <= COUNTED_TO else None


def _at_most(orders: QuerySet[WorkOrder]) -> int:
    count = _capped_count(orders)
    return COUNTED_TO if count is None else count


def counts(*, by: Actor, at: datetime, saved: Sequence[tuple[int, Filters | None]] = ()) -> Counts:
    """How many orders each built-in view, application and saved view holds, capped."""
    opened = visible(WorkOrder.objects.filter(status__in=OPEN_STATUSES), by=by)
    counted = [name for name in VIEWS if name not in (*WHOLE_VIEWS, *UNCOUNTED_VIEWS)]
    wanted = {name: view_condition(name, by) for name in counted}
    row = opened.aggregate(**{name: Count("pk", filter=one) for name, one in wanted.items()})
    whole = {name: compile_filters(Filters(view=name), by=by, at=at) for name in WHOLE_VIEWS}
    by_application = opened.values(code=F("application__code")).annotate(n=Count("pk"))
    return Counts(
        views={**row, **{name: _at_most(one) for name, one in whole.items()}},
        applications={one["code"]: one["n"] for one in by_application},
        saved=dict(_counted(saved, by=by, at=at)),
    )


def _counted(
    saved: Sequence[tuple[int, Filters | None]], *, by: Actor, at: datetime
) -> Iterator[tuple[int, int]]:
    """A view that asks for what is no more has no number; opening it says what is wrong."""
    for key, filters in saved:
        if filters is not None:
            with suppress(UnknownChoice):
                yield key, _at_most(compile_filters(filters, by=by, at=at))
