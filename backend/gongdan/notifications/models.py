"""What people were told in the app, and the mails kept by the demonstration."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One thing one person was told in the app."""

    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    entry_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    work_order_id = models.BigIntegerField()
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    priority = models.PositiveSmallIntegerField()
    text = models.JSONField(default=dict)
    is_read = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "entry_id", "kind"], name="notice_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-at", "-id"], name="notice_newest"),
            models.Index(fields=["person"], name="notice_unread", condition=Q(is_read=False)),
        ]


class KeptMail(models.Model):
    """A mail that the demonstration shows on a page instead of sending."""

    to = models.CharField(max_length=400)
    subject = models.CharField(max_length=400)
    body_text = models.TextField()
    body_html = models.TextField(blank=True)
    at = models.DateTimeField()
