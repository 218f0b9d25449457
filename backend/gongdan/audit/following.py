"""Followers of the log: each entry takes effect once, in order, in the follower's transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from gongdan.audit.models import Cursor, Entry
from gongdan.kernel.apart import Apart
from gongdan.kernel.recall import recalling

Handler = Callable[[Entry], None]
# How long a follower that failed rests before it tries the same entries again.
REST = timedelta(minutes=5)


@dataclass(frozen=True)
class Follower:
    """Somebody who reads every committed entry and does something for some of them."""

    name: str
    handle: Handler


FOLLOWERS: dict[str, Follower] = {}


def follow_with(name: str, handle: Handler) -> None:
    """Register a follower; called in an upper module's ``apps.ready()``."""
    FOLLOWERS[name] = Follower(name, handle)


def catch_up(name: str, *, batch: int = 200) -> int:
    """Hand one batch of committed entries to a follower; returns how many it took."""
    follower = FOLLOWERS[name]
    # After a lost connection or a deadlock, which is nobody's fault, the same entries come again.
    with Apart(but=(OperationalError,)) as turn:
        return _one_batch(follower, batch)
    # A follower that fails stops alone and is shown; the others go on.
    _stop(name, repr(turn.failure))
    raise turn.failure


@transaction.atomic
def _one_batch(follower: Follower, batch: int) -> int:
    cursor = _locked_cursor(follower.name)
    if cursor is None or _rests(cursor):
        return 0
    entries = _committed_after(cursor, batch)
    # Who is in which team is the same for a whole batch; it is asked for with every entry.
    with recalling():
        for entry in entries:
            follower.handle(entry)
    if entries:
        cursor.transaction, cursor.entry_id = entries[-1].transaction, entries[-1].id
        cursor.stopped_at, cursor.stopped_because = None, ""
        cursor.save()
    return len(entries)


def _rests(cursor: Cursor) -> bool:
    return cursor.stopped_at is not None and timezone.now() - cursor.stopped_at < REST


def try_again() -> None:
    """Let followers that failed begin at once where they stopped: whoever starts may be mended."""
    Cursor.objects.exclude(stopped_at=None).update(stopped_at=timezone.now() - REST)


def _locked_cursor(name: str) -> Cursor | None:
    Cursor.objects.bulk_create([Cursor(name=name)], ignore_conflicts=True)
    return Cursor.objects.select_for_update(skip_locked=True).filter(name=name).first()


def _committed_after(cursor: Cursor, batch: int) -> list[Entry]:
    with connection.cursor() as sql:
        sql.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        oldest_running = int(sql.fetchone()[0])
    return list(
        Entry.objects.extra(
            where=["(transaction, id) > (%s, %s)", "transaction < %s"],
            params=[cursor.transaction, cursor.entry_id, oldest_running],
        ).order_by("transaction", "id")[:batch]
    )


def _stop(name: str, because: str) -> None:
    # The batch that failed may have been the first: its cursor went with it.
    stopped = {"stopped_at": timezone.now(), "stopped_because": because}
    Cursor.objects.update_or_create(name=name, defaults=stopped)
