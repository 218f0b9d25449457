"""What is on its way out, what has left, and what could not be delivered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

STATES = ("waiting", "sent", "failed", "dismissed")


class Delivery(models.Model):
    """One thing for the outside: written once, tried until it is taken, under a key of its own."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=160, unique=True)
    to = models.CharField(max_length=400)
    about = models.CharField(max_length=400)
    concerns = models.CharField(max_length=60, blank=True)
    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.CASCADE, related_name="+"
    )
    payload = models.JSONField()
    state = models.CharField(max_length=10, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="delivery_state_known")
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_at"], name="delivery_due", condition=Q(state="waiting")),
            models.Index(
                fields=["-failed_at", "-id"], name="delivery_dead", condition=Q(state="failed")
            ),
            models.Index(fields=["sent_at"], name="delivery_sent", condition=Q(state="sent")),
        ]
