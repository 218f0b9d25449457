"""The one door into history, and how followers read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from gongdan.audit.chain import GENESIS, canonical, link
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event, Subject

ROW = "(%s, %s, %s, %s::jsonb, %s, %s::jsonb, %s, %s::jsonb)"
APPEND = (
    "SELECT audit_append(kind, subject, at, actor, event, facts, content, topics) FROM"
    " (VALUES {values}) AS e (kind, subject, at, actor, event, facts, content, topics)"
)


def append(
    event: Event, *, on: Subject, by: Actor, at: datetime, topics: Iterable[str] = ()
) -> int:
    """Write one event into its subject's history, in the caller's transaction.

    ``topics`` are told to live listeners at commit. Returns the entry's id.
    """
    return append_all([event], on=on, by=by, at=at, topics=topics)[0]


def append_all(
    events: Iterable[Event], *, on: Subject, by: Actor, at: datetime, topics: Iterable[str] = ()
) -> list[int]:
    """Write several events of one subject in order, in one statement; returns their ids."""
    actor, told = by.as_dict(), json.dumps(sorted(set(topics)))
    rows = [_arguments(event, on=on, actor=actor, at=at, topics=told) for event in events]
    if not rows:
        return []
    values = ", ".join([ROW] * len(rows))
    with connection.cursor() as cursor:
        statement = APPEND.format(values=values)
        cursor.execute(statement, [argument for row in rows for argument in row])
        return [int(row[0]) for row in cursor.fetchall()]


def _arguments(
    event: Event, *, on: Subject, actor: dict[str, object], at: datetime, topics: str
) -> tuple[str | int | datetime, ...]:
    facts = event.facts()
    content = canonical(at=at, actor=actor, event=event.name, facts=facts)
    return (on.kind, on.id, at, json.dumps(actor), event.name, json.dumps(facts), content, topics)


@dataclass(frozen=True, kw_only=True)
class Past:
    """One event of an imported history."""

    event: Event
    on: Subject
    by: Actor
    at: datetime


@transaction.atomic
def append_past(entries: list[Past]) -> None:
    """Write the whole history of subjects that have none yet, in order, in bulk.

    Followers pass over imported entries by their event's name; no listener is told.
    """
    heads: dict[Subject, tuple[int, str]] = {}
    number = _transaction_number()
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "COPY audit_entry (at, actor, event, facts, subject_kind, subject_id, seq,"
            " transaction, previous_hash, hash) FROM STDIN"
        ) as copy,
    ):
        for past in entries:
            seq, previous = heads.get(past.on, (0, GENESIS))
            actor, facts = past.by.as_dict(), past.event.facts()
            content = canonical(at=past.at, actor=actor, event=past.event.name, facts=facts)
            own = link(
                previous=previous,
                kind=past.on.kind,
                subject_id=past.on.id,
                seq=seq + 1,
                content=content,
            )
            heads[past.on] = (seq + 1, own)
            copy.write_row(
                (
                    past.at,
                    json.dumps(actor),
                    past.event.name,
                    json.dumps(facts),
                    past.on.kind,
                    past.on.id,
                    seq + 1,
                    number,
                    previous,
                    own,
                )
            )


def _transaction_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])
