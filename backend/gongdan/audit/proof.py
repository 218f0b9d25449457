"""The whole history with its seals: checked here, and exported for whoever checks it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby

from django.db import connection

from gongdan.audit.chain import GENESIS, canonical
from gongdan.audit.models import Entry, Seal
from gongdan.audit.sealing import heads_of, seal_hash
from gongdan.audit.verification import Link, faults

LOST = """
SELECT s.no, h.value ->> 0, (h.value ->> 1)::bigint, (h.value ->> 2)::integer
FROM audit_seal s CROSS JOIN LATERAL jsonb_array_elements(s.heads) h
LEFT JOIN audit_entry e ON e.subject_kind = h.value ->> 0
    AND e.subject_id = (h.value ->> 1)::bigint AND e.seq = (h.value ->> 2)::integer
WHERE e.hash IS DISTINCT FROM h.value ->> 3
ORDER BY s.no, 2, 3
"""
AT_ONCE = 2_000


@dataclass(frozen=True)
class Wrong:
    """One place where history is not what was written."""

    kind: str
    subject_id: int
    seq: int
    what: str

    def told(self) -> str:
        """The same in one line."""
        return f"{self.kind} {self.subject_id}, entry {self.seq}: {self.what}"


@dataclass(frozen=True)
class Found:
    """What a check of everything found."""

    histories: int
    entries: int
    seals: int
    wrong: list[Wrong]


def verify_all() -> Found:
    """Check every history and every seal; nothing is changed."""
    histories, entries = 0, 0
    wrong: list[Wrong] = []
    for (kind, subject_id), chain in groupby(_entries(), lambda one: (one[0], one[1])):
        links = [link for _, _, link in chain]
        histories, entries = histories + 1, entries + len(links)
        found = faults(links, kind=kind, subject_id=subject_id)
        wrong += [Wrong(kind, subject_id, fault.seq, fault.kind) for fault in found]
    return Found(histories, entries, Seal.objects.count(), wrong + _seals() + _lost(wrong))


def export() -> Iterator[str]:
    """Everything an auditor needs, a JSON object a line: entries first, then seals."""
    for kind, subject_id, link in _entries():
        yield _line(
            type="entry",
            subject=[kind, subject_id],
            seq=link.seq,
            previous=link.previous,
            hash=link.own,
            content=link.content,
        )
    for sealed in Seal.objects.order_by("no").iterator():
        yield _line(
            type="seal",
            no=sealed.no,
            at=sealed.at.astimezone(UTC).isoformat(timespec="microseconds"),
            previous=sealed.previous_hash,
            hash=sealed.hash,
            heads=sealed.heads,
        )


def _entries() -> Iterator[tuple[str, int, Link]]:
    ordered = Entry.objects.order_by("subject_kind", "subject_id", "seq")
    for each in ordered.iterator(chunk_size=AT_ONCE):
        content = canonical(at=each.at, actor=each.actor, event=each.event, facts=each.facts)
        link = Link(each.seq, each.previous_hash, each.hash, content)
        yield each.subject_kind, each.subject_id, link


def _seals() -> list[Wrong]:
    wrong, no, previous = [], 0, GENESIS
    for sealed in Seal.objects.order_by("no").iterator():
        wrong += [Wrong("seal", gone, 0, "missing") for gone in range(no + 1, sealed.no)]
        own = seal_hash(
            previous=sealed.previous_hash, no=sealed.no, at=sealed.at, heads=heads_of(sealed)
        )
        follows = sealed.previous_hash == previous or sealed.no != no + 1
        if own != sealed.hash or not follows:
            wrong.append(Wrong("seal", sealed.no, 0, "altered"))
        no, previous = sealed.no, sealed.hash
    return wrong


def _lost(known: list[Wrong]) -> list[Wrong]:
    """What a seal names and history has no longer, where the chain itself did not say so."""
    named = {(one.kind, one.subject_id, one.seq) for one in known}
    with connection.cursor() as cursor:
        cursor.execute(LOST)
        rows = cursor.fetchall()
    return [
        Wrong(kind, subject_id, seq, f"not as seal {no} has it")
        for no, kind, subject_id, seq in rows
        if (kind, subject_id, seq) not in named
    ]


def _line(**facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
