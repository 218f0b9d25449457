"""Removing bytes that no upload names any more, without losing what is being stored just now."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction

from gongdan.files import storage
from gongdan.files.models import Upload

# Held by whoever copies the files of one moment of the database.
BACKUP = 7_190_531


def may_sweep() -> bool:
    """Whether nobody copies files just now; until this transaction ends nobody begins to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [BACKUP])
        return bool(cursor.fetchone()[0])


def hold(sha256: str) -> None:
    """Until this transaction ends nobody else stores or sweeps these bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sha256])


def sweep(hashes: Iterable[str]) -> None:
    """Remove the bytes of each hash that no upload names."""
    for sha256 in hashes:
        with transaction.atomic():
            hold(sha256)
            if not Upload.objects.filter(sha256=sha256).exists():
                storage.remove(sha256)
