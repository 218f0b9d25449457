"""Running work taken to another version of its process: what was asked, and how each came out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongdan.workorders.models.stages import FlowInstance


class ProcessMove(models.Model):
    """One migration: from which version to which, by which mapping of steps."""

    process = models.SlugField(max_length=40)
    from_version = models.ForeignKey(
        "flows.ProcessVersion", on_delete=models.PROTECT, related_name="+"
    )
    to_version = models.ForeignKey(
        "flows.ProcessVersion", on_delete=models.PROTECT, related_name="+"
    )
    mapping = models.JSONField(default=dict)
    is_minor = models.BooleanField(default=False)
    reason = models.CharField(max_length=400, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.JSONField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["process", "-id"], name="move_newest")]


class ProcessMoveItem(models.Model):
    """One run that is to be moved: waiting, moved, or refused and why."""

    move = models.ForeignKey(ProcessMove, on_delete=models.CASCADE, related_name="items")
    instance = models.ForeignKey(FlowInstance, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, default="waiting")
    code = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["move", "instance"], name="moved_once")
        ]
