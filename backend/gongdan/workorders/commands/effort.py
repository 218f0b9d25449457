"""What the work took: minutes and parts, with what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from gongdan.accounts.queries import PersonValue, person_value
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, NotFound, Problem
from gongdan.search.indexing import forget, index
from gongdan.workorders.costs import CENT, labor_cost, parts_cost
from gongdan.workorders.errors import AssigneeUnavailable, NotYours, OutOfRange
from gongdan.workorders.events import PartIssued, TimeLogged
from gongdan.workorders.finding import lock_in, subject, topics, touch
from gongdan.workorders.models import PartUsed, TimeEntry, WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.permissions import require_help, require_work, standing
from gongdan.workorders.texts import clean_line

DAY_MINUTES = 24 * 60
MOST_QUANTITY = Decimal(100000)
MOST_UNIT_COST = Decimal(10000000)
THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, kw_only=True)
class NewTime:
    """Minutes somebody worked, on which day."""

    minutes: int
    note: str = ""
    spent_on: date | None = None
    person_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class NewPart:
    """A part that was used, how many, at what cost each."""

    name: str
    quantity: Decimal
    unit_cost: Decimal
    code: str = ""


@transaction.atomic
def log_time(*, number: str, new: NewTime, by: Actor, at: datetime) -> TimeEntry:
    """Enter working time; for somebody else only who works on the order may."""
    order = lock_in(number, OPEN_STATUSES, by=by)
    require_help(order, by=by)
    person = _worker(order, new.person_id, by=by)
    logged = TimeEntry.objects.create(
        work_order=order,
        person_id=person.id,
        minutes=_within(new.minutes, least=1, most=DAY_MINUTES, what="minutes"),
        note=clean_line(new.note, what="note", limit=400),
        spent_on=_day(new.spent_on, at=at),
        cost=labor_cost(minutes=new.minutes, hourly_rate=person.hourly_rate),
        created_at=at,
    )
    touch(order, at=at)
    event = _time(logged, person=person.name, is_removed=False)
    append(event, on=subject(order), by=by, at=at, topics=topics(order))
    return logged


@transaction.atomic
def remove_time(*, number: str, entry_id: int, by: Actor, at: datetime) -> None:
    """Take working time back: one's own, or anybody's for who works on the order."""
    order = lock_in(number, OPEN_STATUSES, by=by)
    stands = standing(order, by=by)
    entry = order.time_entries.select_related("person").filter(pk=entry_id).first()
    if entry is None:
        raise NotFound(what="Time entry")
    if not (stands.works_on_it or entry.person_id == by.rights.person_id):
        raise NotYours(number=order.number)
    event = _time(entry, person=entry.person.name, is_removed=True)
    entry.delete()
    touch(order, at=at)
    append(event, on=subject(order), by=by, at=at, topics=topics(order))


@transaction.atomic
def add_part(*, number: str, new: NewPart, by: Actor, at: datetime) -> PartUsed:
    """Enter a part that went into the work."""
    order = lock_in(number, OPEN_STATUSES, by=by)
    require_help(order, by=by)
    quantity = _decimal(new.quantity, step=THOUSANDTH, most=MOST_QUANTITY, what="quantity")
    unit_cost = _decimal(new.unit_cost, step=CENT, most=MOST_UNIT_COST, what="unit_cost")
    if quantity == 0:
        raise OutOfRange(what="quantity", least=THOUSANDTH, most=MOST_QUANTITY)
    used = PartUsed.objects.create(
        work_order=order,
        name=_name(new.name),
        code=clean_line(new.code, what="code", limit=60),
        quantity=quantity,
        unit_cost=unit_cost,
        amount=parts_cost(quantity=quantity, unit_cost=unit_cost),
        added_by_id=_person(by, order),
        created_at=at,
    )
    touch(order, at=at)
    words = f"{used.name} {used.code}"
    index(subject=subject(order), part=f"part:{used.pk}", body=words, is_internal=True)
    append(_part(used, is_removed=False), on=subject(order), by=by, at=at, topics=topics(order))
    return used


@transaction.atomic
def remove_part(*, number: str, part_id: int, by: Actor, at: datetime) -> None:
    """Take a part back: one entered oneself, or any for who works on the order."""
    order = lock_in(number, OPEN_STATUSES, by=by)
    stands = standing(order, by=by)
    used = order.parts.filter(pk=part_id).first()
    if used is None:
        raise NotFound(what="Part")
    if not (stands.works_on_it or used.added_by_id == by.rights.person_id):
        raise NotYours(number=order.number)
    event = _part(used, is_removed=True)
    forget(subject=subject(order), part=f"part:{used.pk}")
    used.delete()
    touch(order, at=at)
    append(event, on=subject(order), by=by, at=at, topics=topics(order))


def _worker(order: WorkOrder, person_id: int | None, *, by: Actor) -> PersonValue:
    own = _person(by, order) if person_id is None else person_id
    if own != by.rights.person_id:
        require_work(order, by=by)
    person = person_value(own)
    if not (person.is_active and person.is_internal):
        raise AssigneeUnavailable(name=person.name)
    return person


def _person(by: Actor, order: WorkOrder) -> int:
    if by.rights.person_id is None:
        raise NotYours(number=order.number)
    return by.rights.person_id


def _within(value: int, *, least: int, most: int, what: str) -> int:
    if not least <= value <= most:
        raise OutOfRange(what=what, least=least, most=most)
    return value


def _day(wanted: date | None, *, at: datetime) -> date:
    today = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE)).date()
    if wanted is not None and wanted > today:
        raise OutOfRange(what="spent_on", least="", most=today)
    return wanted or today


def _decimal(value: Decimal, *, step: Decimal, most: Decimal, what: str) -> Decimal:
    is_in_range = value.is_finite() and 0 <= value <= most
    if not is_in_range or value != value.quantize(step):
        raise OutOfRange(what=what, least=0, most=most)
    return value.quantize(step)


def _name(text: str) -> str:
    name = clean_line(text, what="name", limit=120)
    if not name:
        raise InvalidInput(problems=[Problem(path="name", code="kernel.required")])
    return name


def _time(entry: TimeEntry, *, person: str, is_removed: bool) -> TimeLogged:
    return TimeLogged(
        person_id=entry.person_id,
        person=person,
        minutes=entry.minutes,
        cost=entry.cost,
        note=entry.note,
        is_removed=is_removed,
    )


def _part(used: PartUsed, *, is_removed: bool) -> PartIssued:
    return PartIssued(
        part=used.name,
        code=used.code,
        quantity=used.quantity,
        amount=used.amount,
        is_removed=is_removed,
    )
