"""The append-only log, and how far each follower has read it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

# Before every transaction: those of a restored database count downwards from zero.
EARLIEST = -(2**63)


class Entry(models.Model):
    """One thing that happened. Never changed, never deleted: a trigger refuses both."""

    at = models.DateTimeField()
    actor = models.JSONField()
    event = models.CharField(max_length=80)
    facts = models.JSONField()
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    seq = models.IntegerField()
    transaction = models.BigIntegerField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "seq"], name="entry_seq_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["transaction", "id"], name="entry_follow"),
            models.Index(fields=["event", "at"], name="entry_event_at"),
            models.Index(fields=["at", "id"], name="entry_newest"),
        ]


class Cursor(models.Model):
    """How far one subscriber has followed the log, and why it stopped if it did."""

    name = models.CharField(max_length=80, unique=True)
    transaction = models.BigIntegerField(default=EARLIEST)
    entry_id = models.BigIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True)
    stopped_because = models.TextField(blank=True)


class Seal(models.Model):
    """The heads of all histories that went on since the seal before. Never changed or deleted."""

    no = models.IntegerField(unique=True)
    at = models.DateTimeField()
    until = models.BigIntegerField()
    heads = models.JSONField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
