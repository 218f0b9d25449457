"""Who else takes part, which other orders belong to it, which tags it carries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongdan.accounts.queries import PersonValue, person_value
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.workorders.change import change
from gongdan.workorders.errors import (
    AlreadyThere,
    AssigneeUnavailable,
    NotYours,
    TooManyOf,
    UnknownChoice,
)
from gongdan.workorders.events import Linked, ParticipantChanged, Tagged
from gongdan.workorders.finding import find, lock, subject, topics, touch
from gongdan.workorders.models import Link, Participant, WorkOrder
from gongdan.workorders.permissions import require_work, standing
from gongdan.workorders.queries.inside import BACKWARD
from gongdan.workorders.texts import clean_line

PARTICIPANT_KINDS = ("collaborator", "watcher")
LINK_KINDS = ("related", "duplicate", "blocks", "caused_by")
TAG_LIMIT = 20
TAG_LENGTH = 40


@transaction.atomic
def add_participant(
    *, number: str, person_id: int, kind: str, by: Actor, at: datetime
) -> Participant:
    """Let somebody help or follow; they then see this order, whatever else they may see."""
    order = lock(number, by=by)
    if kind not in PARTICIPANT_KINDS:
        raise UnknownChoice(what="kind", value=kind)
    _may_add(order, person_id, kind=kind, by=by)
    person = _joinable(order, person_id)
    present = order.participants.filter(person_id=person_id).first()
    if present is not None and present.kind == kind:
        return present
    joined, _ = Participant.objects.update_or_create(
        work_order=order,
        person_id=person_id,
        defaults={"kind": kind},
        create_defaults={"kind": kind, "added_at": at},
    )
    touch(order, at=at)
    event = ParticipantChanged(person_id=person.id, person=person.name, kind=kind, is_removed=False)
    append(event, on=subject(order), by=by, at=at, topics=topics(order, person.id))
    return joined


@transaction.atomic
def remove_participant(*, number: str, person_id: int, by: Actor, at: datetime) -> None:
    """Let somebody go who helped or followed; everybody may leave by themselves."""
    order = lock(number, by=by)
    if person_id != by.rights.person_id:
        require_work(order, by=by)
    present = order.participants.filter(person_id=person_id).first()
    if present is None:
        raise NotFound(what="Participant")
    person = person_value(person_id)
    present.delete()
    touch(order, at=at)
    event = ParticipantChanged(
        person_id=person.id, person=person.name, kind=present.kind, is_removed=True
    )
    append(event, on=subject(order), by=by, at=at, topics=topics(order, person.id))


@transaction.atomic
def link(*, number: str, other: str, kind: str, by: Actor, at: datetime) -> Link:
    """Tie the order to another one that the actor sees too."""
    if kind not in LINK_KINDS:
        raise UnknownChoice(what="kind", value=kind)
    order = lock(number, by=by)
    require_work(order, by=by)
    target = find(other, by=by)
    if target.pk == order.pk:
        raise UnknownChoice(what="number", value=other)
    if _is_linked(order, target, kind):
        raise AlreadyThere()
    made = Link.objects.create(source=order, target=target, kind=kind, created_at=at)
    touch(order, at=at)
    _tell_both(made, is_removed=False, by=by, at=at)
    return made


@transaction.atomic
def unlink(*, number: str, link_id: int, by: Actor, at: datetime) -> None:
    """Untie the order from another one."""
    order = lock(number, by=by)
    require_work(order, by=by)
    links = Link.objects.select_related("source", "target").filter(pk=link_id)
    made = links.filter(source=order).first() or links.filter(target=order).first()
    if made is None:
        raise NotFound(what="Link")
    find((made.target if made.source_id == order.pk else made.source).number, by=by)
    touch(order, at=at)
    _tell_both(made, is_removed=True, by=by, at=at)
    made.delete()


@transaction.atomic
def set_tags(*, number: str, tags: Sequence[str], by: Actor, at: datetime) -> list[str]:
    """Give the order these tags and no others."""
    this = change(number, by=by, at=at)
    order = this.order
    require_work(order, by=by)
    wanted = [clean_line(tag, what="tag", limit=TAG_LENGTH) for tag in tags]
    wanted = [tag for tag in dict.fromkeys(wanted) if tag]
    if len(wanted) > TAG_LIMIT:
        raise TooManyOf(what="tags", limit=TAG_LIMIT)
    before = order.tags
    if wanted == before:
        return wanted
    order.tags = wanted
    touch(order, "tags", at=at)
    event = Tagged(
        added=[tag for tag in wanted if tag not in before],
        removed=[tag for tag in before if tag not in wanted],
    )
    append(event, on=subject(order), by=by, at=at, topics=topics(order))
    this.happened(event)
    return wanted


def _may_add(order: WorkOrder, person_id: int, *, kind: str, by: Actor) -> None:
    stands = standing(order, by=by)
    follows = kind == "watcher" and person_id == by.rights.person_id and stands.sees_inside
    if not (stands.works_on_it or follows):
        raise NotYours(number=order.number)


def _joinable(order: WorkOrder, person_id: int) -> PersonValue:
    person = person_value(person_id)
    if person.id == order.requester_id:
        raise AlreadyThere()
    if not (person.is_active and person.is_internal):
        raise AssigneeUnavailable(name=person.name)
    return person


def _is_linked(order: WorkOrder, target: WorkOrder, kind: str) -> bool:
    there = Link.objects.filter(source=order, target=target, kind=kind)
    # "related" reads the same from both sides.
    back = Link.objects.filter(source=target, target=order, kind=kind, kind__in=["related"])
    return there.exists() or back.exists()


def _tell_both(made: Link, *, is_removed: bool, by: Actor, at: datetime) -> None:
    ends = [
        (made.source, made.target.number, made.kind),
        (made.target, made.source.number, BACKWARD.get(made.kind, made.kind)),
    ]
    # Always in the same order, so that two links crossing each other do not wait for ever.
    for order, other, kind in sorted(ends, key=lambda end: end[0].pk):
        event = Linked(other=other, kind=kind, is_removed=is_removed)
        append(event, on=subject(order), by=by, at=at, topics=topics(order))
