"""What was uploaded, by whom, and what it belongs to; the bytes are on disk under their hash."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Upload(models.Model):
    """One file somebody sent; it belongs to nothing until it is attached to a subject."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    byte_size = models.BigIntegerField()
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    claimed_type = models.CharField(max_length=120, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    owner = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    is_internal = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(subject_kind="", subject_id__isnull=True)
                | (~Q(subject_kind="") & Q(subject_id__isnull=False)),
                name="upload_subject_whole",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id"], name="upload_subject"),
            models.Index(
                fields=["created_at"], condition=Q(subject_kind=""), name="upload_unattached"
            ),
        ]

    @property
    def history_number(self) -> int:
        """The number under which history knows the upload: history counts, uploads are not counted.

        The upper 63 of 128 random bits; two alike would only share a chain.
        """
        return self.id.int >> 65
