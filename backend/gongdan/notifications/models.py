"""What people were told in the app, and the mails kept by the demonstration."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One thing one person was told in the app; its mail may wait until a moment.

    ``path`` is where it leads when it is about no work order.
    """

    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    entry_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    work_order_id = models.BigIntegerField(null=True)
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    priority = models.PositiveSmallIntegerField()
    text = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True, default="")
    waits_until = models.DateTimeField(null=True)
    waits_for = models.CharField(max_length=20, blank=True, default="")
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


class QuietHours(models.Model):
    """When the messages of clocks wait: a person's own, or (nobody's) the organization's."""

    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.CASCADE, related_name="+"
    )
    is_on = models.BooleanField(default=False)
    starts = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    lets_urgent = models.BooleanField(default=True)
    digest_at = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], name="quiet_hours_once", nulls_distinct=False
            )
        ]


class HeldMessage(models.Model):
    """A mail that waits for the end of quiet hours, to be put together with the others."""

    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    entry_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    why = models.CharField(max_length=20)
    release_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    work_order_id = models.BigIntegerField()
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.JSONField(default=dict)
    is_inside = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "entry_id", "kind"], name="held_message_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["release_at"],
                name="held_message_due",
                condition=Q(released_at__isnull=True),
            )
        ]
