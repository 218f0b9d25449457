"""Every read of history that leaves the module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from gongdan.audit.chain import canonical
from gongdan.audit.models import Cursor, Entry
from gongdan.audit.verification import Fault, Link, faults
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.paging import decode_cursor, encode_cursor, moment_in_cursor, number_in_cursor


@dataclass(frozen=True)
class EntryValue:
    """One thing that happened, as history keeps it."""

    id: int
    at: datetime
    actor: dict[str, object]
    event: str
    facts: dict[str, object]


def history(on: Subject) -> list[EntryValue]:
    """Everything that happened to one subject, oldest first."""
    entries = Entry.objects.filter(subject_kind=on.kind, subject_id=on.id).order_by("seq")
    return [
        EntryValue(entry.id, entry.at, entry.actor, entry.event, entry.facts) for entry in entries
    ]


@dataclass(frozen=True)
class Standing:
    """How far a follower of the log is behind, and why it stopped if it did."""

    name: str
    behind: int
    stopped_at: datetime | None
    because: str

    def told(self) -> str:
        """The same in one line for whoever looks after the installation."""
        said = f"follower {self.name}: {'good' if self.stopped_at is None else 'NOT GOOD'}"
        since = f"{self.stopped_at:%Y-%m-%d %H:%M} UTC" if self.stopped_at else ""
        why = f", stopped {since}: {self.because}" if since else ""
        return f"{said}, {self.behind} entries behind{why}"


def standings() -> list[Standing]:
    """Every follower of the log with what it has still to read."""
    return [
        Standing(one.name, _unread(one), one.stopped_at, one.stopped_because)
        for one in Cursor.objects.order_by("name")
    ]


def _unread(cursor: Cursor) -> int:
    later = Q(transaction__gt=cursor.transaction)
    same = Q(transaction=cursor.transaction, id__gt=cursor.entry_id)
    return Entry.objects.filter(later | same).count()


@dataclass(frozen=True, kw_only=True)
class EntryFilter:
    """Which entries a search shows."""

    subject_kind: str = ""
    subject_id: int | None = None
    event: str = ""
    actor_kind: str = ""
    actor_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""


@dataclass(frozen=True)
class Verification:
    """How many entries a subject has, and what is wrong with them."""

    entries: int
    faults: list[Fault]


def search(
    wanted: EntryFilter, *, cursor: str = "", limit: int = 50
) -> tuple[list[Entry], str | None]:
    """One page of entries, newest first, and where the next one begins.

    By when things happened: a past that was brought along is written down later than it was.
    """
    found = _wanted(wanted)
    if cursor:
        found = _after(found, cursor)
    rows = list(found.order_by("-at", "-id")[: limit + 1])
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], encode_cursor([last.at.isoformat(), last.pk])


def verify(on: Subject) -> Verification:
    """Whether one subject's history is what was written."""
    links = [
        Link(
            entry.seq,
            entry.previous_hash,
            entry.hash,
            canonical(at=entry.at, actor=entry.actor, event=entry.event, facts=entry.facts),
        )
        for entry in Entry.objects.filter(subject_kind=on.kind, subject_id=on.id).order_by("seq")
    ]
    return Verification(len(links), faults(links, kind=on.kind, subject_id=on.id))


def event_names() -> list[str]:
    """The names of all events that can be recorded."""
    return sorted(
        {kind.name for kind in _kinds(Event) if "name" in vars(kind) and "." in kind.name}
    )


def _kinds(kind: type[Event]) -> list[type[Event]]:
    below = kind.__subclasses__()
    return below + [deeper for each in below for deeper in _kinds(each)]


def _after(found: QuerySet[Entry], cursor: str) -> QuerySet[Entry]:
    moment, last = decode_cursor(cursor, length=2)
    at, number = moment_in_cursor(moment), number_in_cursor(last)
    return found.filter(Q(at__lt=at) | Q(at=at, pk__lt=number), at__lte=at)


def _wanted(wanted: EntryFilter) -> QuerySet[Entry]:
    exact = {
        "subject_kind": wanted.subject_kind,
        "subject_id": wanted.subject_id,
        "actor__kind": wanted.actor_kind,
        "actor__id": wanted.actor_id,
        "at__gte": wanted.since,
        "at__lt": wanted.until,
    }
    conditions = [Q((key, value)) for key, value in exact.items() if value not in ("", None)]
    if wanted.event:
        # A name that ends in a dot means every event of that module.
        is_module = wanted.event.endswith(".")
        conditions.append(Q(("event__startswith" if is_module else "event", wanted.event)))
    found: QuerySet[Entry] = Entry.objects.filter(*conditions)
    for word in wanted.text.split():
        as_text = found.annotate(said=Cast("facts", TextField()))
        found = as_text.filter(Q(said__icontains=word) | Q(actor__name__icontains=word))
    return found
