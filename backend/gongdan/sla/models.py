"""Calendars and policy sets, and their versions; a published version never changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class VersionState(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Version(models.Model):
    """One version of a definition's content."""

    no = models.PositiveIntegerField()
    content = models.JSONField()
    state = models.CharField(max_length=12, choices=VersionState.choices)
    published_at = models.DateTimeField(null=True)
    published_by = models.JSONField(null=True)

    class Meta:
        abstract = True


class Calendar(models.Model):
    """A working calendar people know by a name."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)


class CalendarVersion(Version):
    """One version of a calendar's content."""

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "no"], name="calendar_version_no_once"),
            models.UniqueConstraint(
                fields=["calendar"], condition=Q(state="draft"), name="calendar_one_draft"
            ),
            models.UniqueConstraint(
                fields=["calendar"], condition=Q(state="published"), name="calendar_one_published"
            ),
        ]


class PolicySet(models.Model):
    """The SLA policies of one application; ``""`` is the organization's."""

    application = models.CharField(max_length=40, blank=True, unique=True)


class PolicySetVersion(Version):
    """One version of a policy set's content."""

    policy_set = models.ForeignKey(PolicySet, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["policy_set", "no"], name="policy_version_no_once"),
            models.UniqueConstraint(
                fields=["policy_set"], condition=Q(state="draft"), name="policy_one_draft"
            ),
            models.UniqueConstraint(
                fields=["policy_set"], condition=Q(state="published"), name="policy_one_published"
            ),
        ]


class HolidayReminder(models.Model):
    """That it was asked for a year's holidays, once for each week that begins on ``week_date``."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    week_date = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["calendar", "year", "week_date"], name="holiday_reminder_once"
            )
        ]
