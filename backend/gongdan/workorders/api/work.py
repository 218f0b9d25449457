"""What is done in an order: subtasks, time, parts, people, links, tags; and who held it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands import effort, subtasks, ties
from gongdan.workorders.queries import inside
from gongdan.workorders.queries.holders import Span
from gongdan.workorders.queries.holders import holders as read_holders
from gongdan.workorders.schemas.work import (
    HolderOut,
    LinkIn,
    LinkOut,
    ParticipantIn,
    ParticipantOut,
    PartIn,
    PartOut,
    SubtaskIn,
    SubtaskOut,
    TagsIn,
    TagsOut,
    TimeIn,
    TimeOut,
    WaiverIn,
)

if TYPE_CHECKING:
    from gongdan.workorders.models import Subtask

router = Router(tags=["workorders"])
ORDER = "/work-orders/{number}"


@router.get(
    f"{ORDER}/holders",
    response=list[HolderOut],
    by_alias=True,
    operation_id="workorders_holders",
)
def holders(request: Request, number: str) -> list[Span]:
    """Who held it, how long, in which stage; the minutes add up to its age."""
    return read_holders(number=number, by=request.actor, at=now())


@router.post(f"{ORDER}/subtasks", response={201: SubtaskOut}, operation_id="workorders_add_subtask")
def add_subtask(request: Request, number: str, body: SubtaskIn) -> inside.SubtaskView:
    """Give part of the work to a team or person."""
    new = subtasks.NewSubtask(**body.model_dump())
    added = subtasks.add_subtask(number=number, new=new, by=request.actor, at=now())
    return _subtask(added)


@router.put(
    f"{ORDER}/subtasks/{{int:subtask_id}}/completion",
    response=SubtaskOut,
    operation_id="workorders_complete_subtask",
)
def complete_subtask(request: Request, number: str, subtask_id: int) -> inside.SubtaskView:
    """Finish a subtask."""
    done = subtasks.complete_subtask(
        number=number, subtask_id=subtask_id, by=request.actor, at=now()
    )
    return _subtask(done)


@router.put(
    f"{ORDER}/subtasks/{{int:subtask_id}}/waiver",
    response=SubtaskOut,
    operation_id="workorders_waive_subtask",
)
def waive_subtask(
    request: Request, number: str, subtask_id: int, body: WaiverIn
) -> inside.SubtaskView:
    """Let a subtask go, with a reason."""
    waived = subtasks.waive_subtask(
        number=number, subtask_id=subtask_id, reason=body.reason, by=request.actor, at=now()
    )
    return _subtask(waived)


@router.post(f"{ORDER}/time-entries", response={201: TimeOut}, operation_id="workorders_log_time")
def log_time(request: Request, number: str, body: TimeIn) -> inside.TimeView:
    """Enter working time."""
    new = effort.NewTime(**body.model_dump())
    logged = effort.log_time(number=number, new=new, by=request.actor, at=now())
    return next(each for each in inside.time_of(logged.work_order) if each.id == logged.pk)


@router.delete(
    f"{ORDER}/time-entries/{{int:entry_id}}",
    response={204: None},
    operation_id="workorders_remove_time",
)
def remove_time(request: Request, number: str, entry_id: int) -> None:
    """Take working time back."""
    effort.remove_time(number=number, entry_id=entry_id, by=request.actor, at=now())


@router.post(f"{ORDER}/parts", response={201: PartOut}, operation_id="workorders_add_part")
def add_part(request: Request, number: str, body: PartIn) -> inside.PartView:
    """Enter a part that was used."""
    new = effort.NewPart(**body.model_dump())
    used = effort.add_part(number=number, new=new, by=request.actor, at=now())
    return next(each for each in inside.parts_of(used.work_order) if each.id == used.pk)


@router.delete(
    f"{ORDER}/parts/{{int:part_id}}",
    response={204: None},
    operation_id="workorders_remove_part",
)
def remove_part(request: Request, number: str, part_id: int) -> None:
    """Take a part back."""
    effort.remove_part(number=number, part_id=part_id, by=request.actor, at=now())


@router.put(
    f"{ORDER}/participants/{{int:person_id}}",
    response=list[ParticipantOut],
    operation_id="workorders_add_participant",
)
def add_participant(
    request: Request, number: str, person_id: int, body: ParticipantIn
) -> list[inside.ParticipantView]:
    """Let somebody help or follow; answers with everybody who does."""
    joined = ties.add_participant(
        number=number, person_id=person_id, kind=body.kind, by=request.actor, at=now()
    )
    return inside.participants_of(joined.work_order)


@router.delete(
    f"{ORDER}/participants/{{int:person_id}}",
    response={204: None},
    operation_id="workorders_remove_participant",
)
def remove_participant(request: Request, number: str, person_id: int) -> None:
    """Let somebody go who helped or followed."""
    ties.remove_participant(number=number, person_id=person_id, by=request.actor, at=now())


@router.post(f"{ORDER}/links", response={201: list[LinkOut]}, operation_id="workorders_link")
def link(request: Request, number: str, body: LinkIn) -> list[inside.LinkView]:
    """Tie it to another order; answers with all its ties."""
    made = ties.link(number=number, other=body.number, kind=body.kind, by=request.actor, at=now())
    return inside.links_of(made.source, by=request.actor)


@router.delete(
    f"{ORDER}/links/{{int:link_id}}", response={204: None}, operation_id="workorders_unlink"
)
def unlink(request: Request, number: str, link_id: int) -> None:
    """Untie it from another order."""
    ties.unlink(number=number, link_id=link_id, by=request.actor, at=now())


@router.put(f"{ORDER}/tags", response=TagsOut, operation_id="workorders_set_tags")
def set_tags(request: Request, number: str, body: TagsIn) -> TagsOut:
    """Give it these tags and no others."""
    tags = ties.set_tags(number=number, tags=body.tags, by=request.actor, at=now())
    return TagsOut(tags=tags)


def _subtask(changed: Subtask) -> inside.SubtaskView:
    subtasks = inside.subtasks_of(changed.work_order)
    return next(each for each in subtasks if each.id == changed.pk)
