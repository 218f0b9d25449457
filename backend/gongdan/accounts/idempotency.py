"""The answers once given to keyed requests, kept so that a repeat is answered alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from gongdan.accounts.models import IdempotencyKey

KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Answer:
    """What was answered, and a digest of the request it answered."""

    request_digest: str
    status: int
    body: bytes


def kept_answer(*, owner: str, key: str) -> Answer | None:
    """The answer kept under this key; concurrent repeats wait here until the first commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [f"{owner} {key}"])
    kept = IdempotencyKey.objects.filter(owner=owner, key=key).first()
    if kept is None:
        return None
    return Answer(kept.request_digest, kept.status, bytes(kept.body))


def keep_answer(answer: Answer, *, owner: str, key: str, at: datetime) -> None:
    """Keep an answer, in the transaction of the work it answers."""
    IdempotencyKey.objects.create(
        owner=owner,
        key=key,
        request_digest=answer.request_digest,
        status=answer.status,
        body=answer.body,
        created_at=at,
    )


def forget_answers(*, at: datetime) -> None:
    """Answers older than a week go: nobody repeats a request that late."""
    IdempotencyKey.objects.filter(created_at__lt=at - KEPT).delete()
