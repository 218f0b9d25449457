"""Chaining the heads of all histories, so that a lost end or a lost history is found too.

A history's own chain says nothing about entries cut off its end, nor about one that is gone as a
whole. So at intervals the heads of all histories that went on since are written down in a seal,
and each seal names the hash of the one before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from gongdan.audit.chain import GENESIS
from gongdan.audit.models import EARLIEST, Seal

LOCK = 7_190_530
HEADS = """
SELECT DISTINCT ON (subject_kind, subject_id) subject_kind, subject_id, seq, hash
FROM audit_entry WHERE transaction >= %s AND transaction < %s
ORDER BY subject_kind, subject_id, seq DESC
"""


@dataclass(frozen=True, order=True)
class Head:
    """The newest entry of one history at the time of a seal."""

    kind: str
    subject_id: int
    seq: int
    hash: str

    def line(self) -> str:
        """The head as the seal's hash covers it."""
        return f"{self.kind}:{self.subject_id}:{self.seq}:{self.hash}\n"


def seal_hash(*, previous: str, no: int, at: datetime, heads: Iterable[Head]) -> str:
    """SHA-256 over the seal before, this one's number and moment, and its heads in order."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    lines = "".join(head.line() for head in sorted(heads))
    return hashlib.sha256(f"{previous}|{no}|{moment}|{lines}".encode()).hexdigest()


def settled() -> int:
    """The oldest transaction that still runs: whatever is older is written for good."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


@transaction.atomic
def seal(*, until: int, at: datetime) -> Seal | None:
    """Seal what transactions before ``until`` wrote since the last seal, if they wrote."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = Seal.objects.order_by("-no").first()
        cursor.execute(HEADS, [last.until if last else EARLIEST, until])
        heads = sorted(Head(*row) for row in cursor.fetchall())
    return _written(last, heads, until=until, at=at) if heads else None


def _written(last: Seal | None, heads: Sequence[Head], *, until: int, at: datetime) -> Seal:
    no, previous = (last.no + 1, last.hash) if last else (1, GENESIS)
    return Seal.objects.create(
        no=no,
        at=at,
        until=until,
        heads=[[head.kind, head.subject_id, head.seq, head.hash] for head in heads],
        previous_hash=previous,
        hash=seal_hash(previous=previous, no=no, at=at, heads=heads),
    )


def heads_of(sealed: Seal) -> list[Head]:
    """The heads a seal holds."""
    return [
        Head(str(kind), int(id_), int(seq), str(hash_)) for kind, id_, seq, hash_ in sealed.heads
    ]
