"""The texts that can be found, each with its subject and who may see it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func


class Text(models.Model):
    """One text of a subject, such as its title or a comment; a copy that can be made anew."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    part = models.CharField(max_length=60, blank=True)
    is_internal = models.BooleanField(default=False)
    body = models.TextField()
    folded = models.TextField()
    tokens = ArrayField(models.TextField(), default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "part"], name="text_part_once"
            )
        ]
        indexes: ClassVar = [
            # As a text-search vector the index also finds words by their beginning.
            GinIndex(Func("tokens", function="array_to_tsvector"), name="text_tokens"),
        ]
