"""Taking running work to another version of its process: begun as a whole, done one by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.flows import queries as flows
from gongdan.flows.queries import ProcessValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound, Refusal
from gongdan.kernel.events import Subject
from gongdan.kernel.later import later
from gongdan.kernel.recall import recalling
from gongdan.workorders.change import Change
from gongdan.workorders.errors import MovedOn, MoveOver, NothingToMove
from gongdan.workorders.events import (
    MoveBegun,
    MoveCalledOff,
    MoveEnded,
    MoveRefused,
    ProcessMigrated,
)
from gongdan.workorders.finding import lock_id, subject
from gongdan.workorders.models import FlowInstance, ProcessMove, ProcessMoveItem
from gongdan.workorders.move_plan import Plan, whole_mapping
from gongdan.workorders.moving import take_over
from gongdan.workorders.staging import ALIVE


@transaction.atomic
def begin_move(*, plan: Plan, by: Actor, at: datetime) -> int:
    """Have running work moved, each run for itself and later; returns the id to follow it by."""
    from gongdan.workorders.jobs import move_runs

    flows.require_define(plan.process, by=by)
    old, new = plan.versions()
    mapping = whole_mapping(plan, old, new)
    running = FlowInstance.objects.filter(process_version_id=old.id, state__in=ALIVE)
    if plan.instance_ids is not None:
        running = running.filter(pk__in=plan.instance_ids)
    chosen = list(running.order_by("pk").values_list("pk", flat=True))
    if not chosen and not plan.is_minor:
        raise NothingToMove(process=plan.process)
    move = ProcessMove.objects.create(
        process=plan.process,
        from_version_id=old.id,
        to_version_id=new.id,
        mapping=mapping,
        is_minor=plan.is_minor,
        reason=plan.reason[:400],
        begun_at=at,
        begun_by=by.as_dict(),
    )
    items = (ProcessMoveItem(move=move, instance_id=one) for one in chosen)
    ProcessMoveItem.objects.bulk_create(items)
    event = MoveBegun(
        process=plan.process,
        from_version=old.no,
        to_version=new.no,
        mapping={key: target for key, target in mapping.items() if key != target},
        count=len(chosen),
        reason=plan.reason,
    )
    append(event, on=_process(old), by=by, at=at)
    later(move_runs, move_id=move.pk)
    return move.pk


def carry_move(*, move_id: int, by: Actor, clock: Callable[[], datetime]) -> None:
    """Move every run that still waits; killed, it goes on where it stopped."""
    move = ProcessMove.objects.filter(pk=move_id).first()
    if move is None:
        raise NotFound(what="migration")
    waiting = move.items.filter(state="waiting").order_by("pk").values_list("pk", flat=True)
    for item_id in list(waiting):
        try:
            move_one(item_id=item_id, by=by, at=clock())
        except Refusal as refusal:
            refuse_one(item_id=item_id, because=refusal, by=by, at=clock())
    end_move(move_id=move_id, by=by, at=clock())


@transaction.atomic
@recalling()
def move_one(*, item_id: int, by: Actor, at: datetime) -> bool:
    """Take one run over, as it stands under the lock; ``False`` when that is done already."""
    item = ProcessMoveItem.objects.select_related("instance", "move").get(pk=item_id)
    this = Change(lock_id(item.instance.work_order_id), by, at)
    locked = ProcessMoveItem.objects.select_for_update().get(pk=item_id)
    if locked.state != "waiting":
        return False
    run, move = this.run, item.move
    if run.instance.pk != item.instance_id or run.instance.state not in ALIVE:
        raise MovedOn(number=this.order.number)
    if run.instance.process_version_id != move.from_version_id:
        raise MovedOn(number=this.order.number)
    old, new = flows.version(move.from_version_id), flows.version(move.to_version_id)
    take_over(this, new, move.mapping, is_minor=move.is_minor)
    locked.state, locked.at = "moved", at
    locked.save(update_fields=["state", "at"])
    this.note(
        ProcessMigrated(
            process=move.process,
            from_version=old.no,
            to_version=new.no,
            mapping={key: target for key, target in move.mapping.items() if key != target},
            is_minor=move.is_minor,
            reason=move.reason,
        )
    )
    this.finish("migrated")
    return True


@transaction.atomic
def refuse_one(*, item_id: int, because: Refusal, by: Actor, at: datetime) -> None:
    """Keep why one run stays where it is."""
    item = ProcessMoveItem.objects.select_for_update().select_related("instance").get(pk=item_id)
    if item.state != "waiting":
        return
    item.state, item.at = "refused", at
    item.code, item.facts = because.code, dict(because.facts)
    item.save(update_fields=["state", "at", "code", "facts"])
    order = item.instance.work_order
    append(MoveRefused(code=because.code), on=subject(order), by=by, at=at)


@transaction.atomic
def end_move(*, move_id: int, by: Actor, at: datetime) -> None:
    """All are through: keep how many were moved and how many were not."""
    move = ProcessMove.objects.select_for_update().get(pk=move_id)
    if move.ended_at is not None:
        return
    move.ended_at = at
    move.save(update_fields=["ended_at"])
    event = MoveEnded(
        process=move.process,
        moved=move.items.filter(state="moved").count(),
        refused=move.items.filter(state="refused").count(),
    )
    append(event, on=_process(flows.version(move.from_version_id)), by=by, at=at)


@transaction.atomic
def call_off_move(*, process: str, move_id: int, by: Actor, at: datetime) -> None:
    """Leave every run that still waits where it is; what was moved stays moved."""
    flows.require_define(process, by=by)
    found = ProcessMove.objects.select_for_update().filter(process=process, pk=move_id)
    move = found.first()
    if move is None:
        raise NotFound(what="migration")
    if move.ended_at is not None:
        raise MoveOver()
    # A run under way holds its own row: it is waited for and counts as moved.
    left = move.items.filter(state="waiting").update(state="left", at=at)
    move.ended_at = at
    move.save(update_fields=["ended_at"])
    moved = move.items.filter(state="moved").count()
    event = MoveCalledOff(process=process, moved=moved, left=left)
    append(event, on=_process(flows.version(move.from_version_id)), by=by, at=at)


@transaction.atomic
def follow_revision(*, process: str, version: int, revises: int, by: Actor, at: datetime) -> int:
    """After a small revision the running work of the version it revises follows it too."""
    plan = Plan(process=process, from_no=revises, to_no=version, is_minor=True)
    return begin_move(plan=plan, by=by, at=at)


def _process(value: ProcessValue) -> Subject:
    return Subject("process", flows.process_id(value.code))
