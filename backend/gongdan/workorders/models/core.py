"""The work order itself: a narrow row beside its record, and who held it when and why."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

STATUSES = ("new", "assigned", "in_progress", "waiting", "resolved", "closed", "cancelled")
OPEN_STATUSES = ("new", "assigned", "in_progress", "waiting", "resolved")
WORKING_STATUSES = ("new", "assigned", "in_progress", "waiting")
CHANNELS = ("portal", "phone", "in_person", "email", "api", "import", "public")


class WorkOrder(models.Model):
    """One request with its whole life."""

    number = models.CharField(max_length=40, unique=True)
    type_version = models.ForeignKey(
        "catalog.WorkOrderTypeVersion", on_delete=models.PROTECT, related_name="+"
    )
    application = models.ForeignKey(
        "catalog.Application", on_delete=models.PROTECT, related_name="+"
    )
    form_id = models.BigIntegerField()
    record_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    original_title = models.CharField(max_length=200)
    original_description = models.TextField(blank=True)
    status = models.CharField(max_length=12)
    stage_key = models.CharField(max_length=200, blank=True)
    category = models.ForeignKey(
        "catalog.Category", null=True, on_delete=models.PROTECT, related_name="+"
    )
    impact = models.PositiveSmallIntegerField()
    urgency = models.PositiveSmallIntegerField()
    priority = models.PositiveSmallIntegerField()
    is_priority_overridden = models.BooleanField(default=False)
    is_vip = models.BooleanField(default=False)
    channel = models.CharField(max_length=12)
    situation = models.CharField(max_length=40, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    requester = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    requester_department = models.ForeignKey(
        "accounts.Department", null=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_by = models.JSONField(default=dict)
    assignee = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    tags = ArrayField(models.CharField(max_length=40), default=list)
    wished_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    submitted_at = models.DateTimeField()
    # Only where the work follows another version of its process than its type names.
    followed_version_id = models.BigIntegerField(null=True)
    assigned_at = models.DateTimeField(null=True)
    first_assigned_at = models.DateTimeField(null=True)
    is_placed_by_rule = models.BooleanField(default=False)
    accepted_at = models.DateTimeField(null=True)
    first_response_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    first_resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_how = models.CharField(max_length=20, blank=True)
    paused_seconds = models.BigIntegerField(default=0)
    waiting_reason = models.CharField(max_length=20, blank=True)
    waiting_note = models.CharField(max_length=400, blank=True)
    waiting_since = models.DateTimeField(null=True)
    waiting_until = models.DateTimeField(null=True)
    solution = models.TextField(blank=True)
    root_cause = models.CharField(max_length=60, blank=True)
    resolved_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    urged_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    policy_version_id = models.BigIntegerField(null=True)
    policy_key = models.CharField(max_length=60, blank=True)
    next_due_at = models.DateTimeField(null=True)
    next_metric = models.CharField(max_length=60, blank=True)
    is_at_risk = models.BooleanField(default=False)
    is_breached = models.BooleanField(default=False)
    comment_count = models.PositiveIntegerField(default=0)
    reopen_count = models.PositiveSmallIntegerField(default=0)
    reassign_count = models.PositiveSmallIntegerField(default=0)
    team_change_count = models.PositiveSmallIntegerField(default=0)
    rev = models.PositiveIntegerField(default=1)
    is_imported = models.BooleanField(default=False)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=120, blank=True)
    source_sla_met = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(team__isnull=False) | Q(assignee__isnull=False),
                name="somebody_is_responsible",
            ),
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="status_is_known"),
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="channel_is_known"),
            models.CheckConstraint(
                condition=Q(priority__range=(1, 4))
                & Q(impact__range=(1, 3))
                & Q(urgency__range=(1, 3)),
                name="grades_in_range",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("resolved", "closed"))
                | Q(is_imported=True)
                | Q(closed_how__in=("withdrawn", "rejected", "completed"))
                | (~Q(solution="") & ~Q(root_cause="")),
                name="resolved_has_solution",
            ),
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source_id=""), name="source_id_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-created_at", "-id"], name="wo_newest"),
            models.Index(
                F("next_due_at").asc(nulls_last=True),
                "id",
                name="wo_open_due",
                condition=Q(status__in=OPEN_STATUSES),
            ),
            models.Index(
                fields=["assignee", "status"],
                name="wo_assignee_open",
                condition=Q(status__in=OPEN_STATUSES),
            ),
            models.Index(
                fields=["team", "status"],
                name="wo_team_open",
                condition=Q(status__in=OPEN_STATUSES),
            ),
            models.Index(fields=["team", "-created_at"], name="wo_team_newest"),
            models.Index(fields=["requester", "-created_at"], name="wo_requester_newest"),
            models.Index(fields=["application", "-created_at"], name="wo_application_newest"),
            models.Index(fields=["category", "-created_at"], name="wo_category_newest"),
            models.Index(fields=["resolved_at"], name="wo_resolved"),
            GinIndex(fields=["tags"], name="wo_tags"),
        ]


class Holding(models.Model):
    """A span in which one team and person held the order in one status and stage."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="holdings")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    team_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    status = models.CharField(max_length=12)
    stage_key = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["work_order"], condition=Q(to_at=None), name="one_open_holding"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["work_order", "from_at"], name="holding_order")]


class Decision(models.Model):
    """One automatic decision with the trace that explains it."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="decisions")
    purpose = models.CharField(max_length=20)
    definition_version_id = models.BigIntegerField(null=True)
    outcome = models.JSONField(default=dict)
    trace = models.JSONField(default=dict)
    at = models.DateTimeField()


class AssignCursor(models.Model):
    """Whose turn it was last in a team; locked in the transaction that assigns."""

    team = models.OneToOneField("accounts.Team", on_delete=models.CASCADE, related_name="+")
    last_person_id = models.BigIntegerField(null=True)
    credits = models.JSONField(default=dict)
