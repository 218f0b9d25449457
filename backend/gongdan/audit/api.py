"""Addresses of history."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from gongdan.audit import queries
from gongdan.audit.permissions import require_reader
from gongdan.audit.schemas import EntriesOut, EntryOut, EntryQuery, FaultOut, Id, VerificationOut
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject

router = Router(tags=["audit"])


class Request(HttpRequest):
    """A request whose actor is known; this module lies below the one that defines people's."""

    actor: Actor


@router.get("/audit/entries", response=EntriesOut, operation_id="audit_list_entries")
def list_entries(request: Request, query: Query[EntryQuery]) -> EntriesOut:
    """What happened, newest first."""
    require_reader(request.actor)
    wanted = queries.EntryFilter(**query.dict(exclude={"cursor", "limit"}))
    entries, after = queries.search(wanted, cursor=query.cursor, limit=query.limit)
    return EntriesOut(entries=[EntryOut.from_orm(each) for each in entries], next_cursor=after)


@router.get("/audit/verification", response=VerificationOut, operation_id="audit_verify")
def verify(
    request: Request, subject_kind: Annotated[str, Field(max_length=40)], subject_id: Id
) -> VerificationOut:
    """Whether one subject's history is what was written, and what is wrong with it if not."""
    require_reader(request.actor)
    verdict = queries.verify(Subject(subject_kind, subject_id))
    return VerificationOut(
        is_whole=not verdict.faults,
        entries=verdict.entries,
        faults=[FaultOut.from_orm(fault) for fault in verdict.faults],
    )


@router.get("/audit/event-names", response=list[str], operation_id="audit_list_event_names")
def list_event_names(request: Request) -> list[str]:
    """The names of all events that can be recorded."""
    require_reader(request.actor)
    return queries.event_names()
