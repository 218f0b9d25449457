"""Rule sets and their versions; a published version never changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class VersionState(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"
    SHADOW = "shadow"


class RulePurpose(models.TextChoices):
    """What a rule set decides."""

    KEYWORDS = "keywords"
    CLASSIFY = "classify"
    PRIORITY = "priority"
    DISPATCH = "dispatch"
    TRIGGERS = "triggers"
    RECORDS = "records"


class RuleSet(models.Model):
    """The rules of one application for one purpose; ``""`` is the organization's.

    ``switched_off`` holds the trigger rules that ran away, by key, with when and why;
    ``wanted_back`` which earlier version a second person is asked to let hold again.
    """

    application = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=12, choices=RulePurpose.choices)
    name = models.JSONField(default=dict)
    switched_off = models.JSONField(default=dict)
    wanted_back = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "purpose"], name="rule_set_once")
        ]


class RuleSetVersion(models.Model):
    """One version of a rule set's content; a draft has number 0 and counts its savings.

    ``asked_by`` is who wants a second person to publish it. A shadow decides and is written down
    beside the version that holds; it does nothing.
    """

    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveIntegerField()
    content = models.JSONField()
    state = models.CharField(max_length=12, choices=VersionState.choices)
    rev = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(null=True)
    published_by = models.JSONField(null=True)
    shadow_until = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule_set", "no"], name="rule_set_version_no_once"),
            models.UniqueConstraint(
                fields=["rule_set"], condition=Q(state="draft"), name="rule_set_one_draft"
            ),
            models.UniqueConstraint(
                fields=["rule_set"], condition=Q(state="published"), name="rule_set_one_published"
            ),
            models.UniqueConstraint(
                fields=["rule_set"], condition=Q(state="shadow"), name="rule_set_one_shadow"
            ),
        ]
