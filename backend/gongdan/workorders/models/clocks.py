"""SLA clocks, their segments, and the moments at which something must happen."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from gongdan.workorders.models.core import WorkOrder


class Clock(models.Model):
    """The running time of one promise."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="clocks")
    metric = models.CharField(max_length=60)
    round = models.PositiveSmallIntegerField(default=1)
    policy_version_id = models.BigIntegerField(null=True)
    policy_key = models.CharField(max_length=60, blank=True)
    calendar_version_id = models.BigIntegerField(null=True)
    because = models.JSONField(default=list)
    target_seconds = models.BigIntegerField()
    warn_at_percent = ArrayField(models.PositiveSmallIntegerField(), default=list)
    state = models.CharField(max_length=12)
    elapsed_seconds = models.BigIntegerField(default=0)
    segment_started_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    warn_at = models.DateTimeField(null=True)
    is_provisional = models.BooleanField(default=False)
    warned_levels = ArrayField(models.PositiveSmallIntegerField(), default=list)
    started_at = models.DateTimeField()
    fulfilled_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    breach_cause = models.CharField(max_length=20, blank=True)
    rungs = models.JSONField(default=list)
    climbed = ArrayField(models.CharField(max_length=40), default=list)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["work_order", "metric", "round"], name="clock_once_per_round"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="clock_running_due", condition=Q(state="running")),
            models.Index(
                fields=["calendar_version_id"],
                name="clock_open_calendar",
                condition=Q(state__in=("running", "paused")),
            ),
        ]


class ClockSegment(models.Model):
    """A stretch of a clock's life: counted, paused or closed; and the promise that held then."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="segments")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    business_seconds = models.BigIntegerField()
    who = models.JSONField(null=True)
    why = models.CharField(max_length=200, blank=True)
    target_seconds = models.BigIntegerField(null=True)
    calendar_version_id = models.BigIntegerField(null=True)
    policy_version_id = models.BigIntegerField(null=True)
    policy_key = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["clock", "from_at"], name="segment_of_clock")]


class Timer(models.Model):
    """A moment at which something must happen once: a warning, a breach, an automatic closure."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="timers")
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=120, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="armed")
    fired_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=160, unique=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="timer_armed", condition=Q(state="armed"))
        ]
