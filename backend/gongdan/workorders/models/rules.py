"""What shadows of rules would have decided, and what scheduled rules have done already."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongdan.workorders.models.core import WorkOrder


class ShadowDecision(models.Model):
    """What a shadow decided for an order, beside what was decided in earnest."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="+")
    version_id = models.BigIntegerField()
    purpose = models.CharField(max_length=20)
    outcome = models.JSONField(default=dict)
    live = models.JSONField(default=dict)
    is_different = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["version_id", "-at", "-id"], name="shadow_newest"),
        ]


class RuleOccasion(models.Model):
    """A scheduled rule ran on an order on one occasion, or was through with all (no order)."""

    work_order = models.ForeignKey(WorkOrder, null=True, on_delete=models.CASCADE, related_name="+")
    application = models.CharField(max_length=40, blank=True)
    rule = models.CharField(max_length=60)
    occasion = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["work_order", "application", "rule", "occasion"],
                name="occasion_once",
                nulls_distinct=False,
            )
        ]
