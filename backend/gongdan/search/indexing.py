"""Keeping the index: a copy of texts whose changes are recorded where they happen.

Called inside the commands of others, in their transaction; not a change of the business itself,
so it writes no history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction

from gongdan.kernel.events import Subject
from gongdan.kernel.storing import upsert
from gongdan.search.models import Text
from gongdan.search.tokens import LONGEST_TEXT, fold, tokens

BATCH = 1000


@dataclass(frozen=True)
class Entry:
    """One text to be found: of which subject, which part of it, whether only staff may see it."""

    subject: Subject
    part: str
    body: str
    is_internal: bool = False


def index(*, subject: Subject, part: str, body: str, is_internal: bool = False) -> None:
    """Make a text findable, in place of what the part said before; an empty one is forgotten."""
    if body.strip():
        _put([_text(Entry(subject, part, body, is_internal))])
    else:
        forget(subject=subject, part=part)


def index_many(entries: Iterable[Entry]) -> None:
    """Make many texts findable at once."""
    # Inside a command its own transaction is enough.
    with transaction.atomic(savepoint=False):
        for batch in _batches(entries):
            latest = {(entry.subject, entry.part): entry for entry in batch}
            _put([_text(entry) for entry in latest.values() if entry.body.strip()])
            for entry in latest.values():
                if not entry.body.strip():
                    forget(subject=entry.subject, part=entry.part)


@transaction.atomic
def index_fresh(entries: Iterable[Entry]) -> None:
    """The same for subjects never indexed before: thousands at once, nothing looked for."""
    columns = "subject_kind, subject_id, part, is_internal, body, folded, tokens"
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY search_text ({columns}) FROM STDIN") as copy,
    ):
        for text in (_text(entry) for entry in entries if entry.body.strip()):
            about = (text.subject_kind, text.subject_id, text.part, text.is_internal)
            copy.write_row((*about, text.body, text.folded, text.tokens))


def forget(*, subject: Subject, part: str) -> None:
    """Let one part of a subject be found no more."""
    Text.objects.filter(subject_kind=subject.kind, subject_id=subject.id, part=part).delete()


def forget_subject(subject: Subject) -> None:
    """Let nothing of a subject be found any more."""
    Text.objects.filter(subject_kind=subject.kind, subject_id=subject.id).delete()


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _put(texts: list[Text]) -> None:
    upsert(
        texts,
        key=["subject_kind", "subject_id", "part"],
        changed=["is_internal", "body", "folded", "tokens"],
    )


def _text(entry: Entry) -> Text:
    body = entry.body.replace("\x00", "")[:LONGEST_TEXT]
    folded = fold(body)
    return Text(
        subject_kind=entry.subject.kind,
        subject_id=entry.subject.id,
        part=entry.part,
        is_internal=entry.is_internal,
        body=body,
        folded=folded,
        tokens=tokens(folded),
    )
