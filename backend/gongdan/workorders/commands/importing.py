"""Keeping orders of another system with their past: no rule, clock, process or message runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from gongdan.accounts.permissions import require
from gongdan.accounts.queries import people_named, teams_named
from gongdan.audit.commands import Past, append, append_past
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import TypeValue
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.records.commands.storage import Filled, store_many
from gongdan.records.numbers import next_numbers
from gongdan.search.indexing import Entry, index_fresh
from gongdan.workorders.commands.history_types import (
    FIELDS,
    OTHERS,
    history_type,
    stand_in_requester,
)
from gongdan.workorders.copying import copy_rows
from gongdan.workorders.events import Imported, ImportedChange, OrdersImported
from gongdan.workorders.finding import subject
from gongdan.workorders.holdings_of_past import spans
from gongdan.workorders.models import Comment, Holding, WorkOrder
from gongdan.workorders.past import PastChange, PastOrder

LONGEST_OTHERS = 9_000


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Orders of one source for one application."""

    application: str
    source: str
    orders: list[PastOrder]


@dataclass(frozen=True)
class Kept:
    """How many were kept, and how many were there already."""

    created: int
    already_there: int


@dataclass(frozen=True)
class _World:
    """Everything here that the names there may mean, read once a batch."""

    type: TypeValue
    fields: Mapping[str, str]
    people: Mapping[str, int]
    teams: Mapping[str, int]
    categories: Mapping[str, int]
    requester_id: int


@transaction.atomic
def import_batch(*, batch: Batch, by: Actor, at: datetime) -> Kept:
    """Keep those orders of a batch that are not there yet, each with its record and history.

    An order that is there stays as it is, even when the source tells more about it now.
    """
    require(by, "define", application=batch.application)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [batch.source])
    fresh = _fresh(batch)
    if fresh:
        _keep(fresh, batch, _world(fresh, batch, by=by, at=at), by=by, at=at)
    kept = Kept(len(fresh), len(batch.orders) - len(fresh))
    event = OrdersImported(source=batch.source, created=kept.created, skipped=kept.already_there)
    home = Subject("application", catalog.application_id(batch.application))
    append(event, on=home, by=by, at=at)
    return kept


def _fresh(batch: Batch) -> list[PastOrder]:
    wanted = {order.source_id: order for order in batch.orders}
    there = WorkOrder.objects.filter(source=batch.source, source_id__in=wanted)
    known = set(there.values_list("source_id", flat=True))
    return [order for key, order in wanted.items() if key not in known]


def _world(orders: list[PastOrder], batch: Batch, *, by: Actor, at: datetime) -> _World:
    application = catalog.application(batch.application)
    type_ = history_type(application=application, by=by, at=at)
    changes = [change for order in orders for change in order.changes]
    people = {name for order in orders for name in (order.assignee, order.requester)}
    teams = {order.team for order in orders}
    return _World(
        type=type_,
        fields={one.code: one.id for one in forms.version(type_.form_version_id).fields},
        people=people_named(people | {change.person for change in changes}),
        teams=teams_named(teams | {change.team for change in changes}),
        categories=catalog.categories_named(
            {order.category for order in orders}, application=batch.application
        ),
        requester_id=stand_in_requester(source=batch.source, at=at),
    )


def _keep(orders: list[PastOrder], batch: Batch, world: _World, *, by: Actor, at: datetime) -> None:
    form = forms.version(world.type.form_version_id)
    filled = [Filled(form.form_id, form.id, one.title, _answers(one, world)) for one in orders]
    records = store_many(filled, at=at)
    numbers = next_numbers(world.type.content.number_pattern, at=at, count=len(orders))
    rows = [
        _row(one, world, source=batch.source, number=number, record=record, by=by)
        for one, number, record in zip(orders, numbers, records, strict=True)
    ]
    for row in rows:
        row.form_id = form.form_id
    copy_rows(rows)
    pairs = list(zip(rows, orders, strict=True))
    copy_rows([held for row, order in pairs for held in _holdings(row, order, world)])
    comments = [said for row, order in pairs for said in _comments(row, order)]
    copy_rows(comments)
    append_past([past for row, order in pairs for past in _past(row, order, by=by, at=at)])
    index_fresh([*_texts(pairs), *_said(comments)])


def _row(
    order: PastOrder, world: _World, *, source: str, number: str, record: int, by: Actor
) -> WorkOrder:
    application = world.type.application
    return WorkOrder(
        number=number,
        type_version_id=world.type.version_id,
        application_id=application.id,
        record_id=record,
        title=order.title,
        description=order.description,
        original_title=order.title,
        original_description=order.description,
        status=order.status,
        category_id=world.categories.get(order.category),
        impact=order.impact,
        urgency=order.urgency,
        priority=order.priority,
        channel=order.channel,
        requester_id=world.people.get(order.requester, world.requester_id),
        submitted_by=by.as_dict(),
        assignee_id=world.people.get(order.assignee),
        team_id=world.teams.get(order.team, application.desk_team_id),
        created_at=order.created_at,
        updated_at=order.ended_at,
        submitted_at=order.created_at,
        first_assigned_at=_first_assigned(order, world),
        resolved_at=order.resolved_at,
        first_resolved_at=order.resolved_at,
        closed_at=order.closed_at,
        solution=order.solution,
        comment_count=len(order.comments),
        reopen_count=order.reopen_count,
        reassign_count=order.reassign_count,
        is_imported=True,
        source=source,
        source_id=order.source_id,
        source_sla_met=order.sla_met,
    )


def _first_assigned(order: PastOrder, world: _World) -> datetime | None:
    return next((held.from_at for held in spans(order) if held.person in world.people), None)


def _answers(order: PastOrder, world: _World) -> dict[str, object]:
    """The source's own words, as the record's answers."""
    said = dict(order.facts)
    words = {
        "requester_name": order.requester,
        "team_name": order.team,
        "assignee_name": order.assignee,
        "category_name": order.category,
        "status_name": said.pop("source_status", order.source_status),
        "priority_name": said.pop("source_priority", ""),
        OTHERS: "\n".join(f"{key}: {value}" for key, value in said.items())[:LONGEST_OTHERS],
    }
    return {world.fields[code]: words[code] for code in (*FIELDS, OTHERS) if words[code]}


def _holdings(row: WorkOrder, order: PastOrder, world: _World) -> Iterator[Holding]:
    desk = world.type.application.desk_team_id
    for held in spans(order):
        yield Holding(
            work_order=row,
            from_at=held.from_at,
            to_at=held.to_at,
            team_id=world.teams.get(held.team, desk),
            person_id=world.people.get(held.person),
            status=held.status,
        )


def _comments(row: WorkOrder, order: PastOrder) -> Iterator[Comment]:
    for said in order.comments:
        yield Comment(
            work_order=row,
            author_name=said.by or row.source,
            is_internal=said.is_internal,
            body=said.body,
            channel="import",
            created_at=said.at,
        )


def _past(row: WorkOrder, order: PastOrder, *, by: Actor, at: datetime) -> Iterator[Past]:
    on = subject(row)
    for change in order.changes:
        event = ImportedChange(
            status=change.status,
            source_status=change.source_status,
            group=change.team,
            person=change.person,
            facts_then=dict(change.facts),
        )
        yield Past(event=event, on=on, by=_who(change, row.source), at=change.at)
    imported = Imported(
        number=row.number, source=row.source, source_id=row.source_id, title=row.title
    )
    yield Past(event=imported, on=on, by=by, at=at)


def _who(change: PastChange, source: str) -> Actor:
    return Actor("person", None, change.by) if change.by else Actor("channel", None, source)


def _texts(pairs: list[tuple[WorkOrder, PastOrder]]) -> Iterator[Entry]:
    for row, order in pairs:
        body = f"{row.number}\n{row.source_id}\n{row.title}\n{row.description}\n{row.solution}"
        yield Entry(subject(row), "order", body)
        names = (order.team, order.assignee, order.requester, order.category)
        said = "\n".join([*filter(None, names), *order.facts.values()])
        yield Entry(subject(row), "answers", said, is_internal=True)


def _said(comments: list[Comment]) -> Iterator[Entry]:
    for comment in comments:
        about = subject(comment.work_order)
        yield Entry(about, f"comment:{comment.pk}", comment.body, comment.is_internal)
