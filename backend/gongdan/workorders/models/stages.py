"""Where the work stands in its process: instance, scopes, tokens, tasks, visits.

The engine numbers scopes, tokens and tasks inside one instance; ``no`` is that number.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from gongdan.workorders.models.core import WorkOrder


class FlowInstance(models.Model):
    """One run of a process version for a work order; its row lock serializes every step."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="instances")
    process_version = models.ForeignKey(
        "flows.ProcessVersion", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=12)
    outcome = models.CharField(max_length=20, blank=True)
    incidents = models.JSONField(default=list)
    last_no = models.PositiveIntegerField(default=0)
    rev = models.PositiveIntegerField(default=1)
    suspended_at = models.DateTimeField(null=True)
    suspended_status = models.CharField(max_length=12, blank=True)
    former_version_ids = ArrayField(models.BigIntegerField(), default=list)
    reopened_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    parent_token_id = models.BigIntegerField(null=True)
    root = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["work_order"],
                condition=Q(state="running", root=None),
                name="one_running_instance",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["work_order"],
                name="instance_stands_still",
                condition=Q(ended_at=None) & (~Q(incidents=[]) | Q(suspended_at__isnull=False)),
            )
        ]


class FlowScope(models.Model):
    """The inside of one split: how many branches it waits for and how many arrived."""

    instance = models.ForeignKey(FlowInstance, on_delete=models.CASCADE, related_name="scopes")
    no = models.PositiveIntegerField()
    parent_token = models.PositiveIntegerField()
    split = models.CharField(max_length=200)
    branches = ArrayField(models.CharField(max_length=200), default=list)
    expected = models.PositiveSmallIntegerField()
    arrived = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instance", "no"], name="scope_no_once"),
            models.CheckConstraint(
                condition=Q(arrived__lte=models.F("expected")), name="arrived_within_expected"
            ),
        ]


class FlowToken(models.Model):
    """Where the process stands: one live position in it."""

    instance = models.ForeignKey(FlowInstance, on_delete=models.CASCADE, related_name="tokens")
    no = models.PositiveIntegerField()
    scope = models.PositiveIntegerField(null=True)
    branch = models.CharField(max_length=200, blank=True)
    step = models.CharField(max_length=200)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10)
    back_to = models.CharField(max_length=200, blank=True)
    item = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instance", "no"], name="token_no_once")
        ]


class FlowTask(models.Model):
    """One person's or team's open duty in a step."""

    instance = models.ForeignKey(FlowInstance, on_delete=models.CASCADE, related_name="tasks")
    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="tasks")
    no = models.PositiveIntegerField()
    token = models.PositiveIntegerField()
    step = models.CharField(max_length=200)
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=12)
    outcome = models.CharField(max_length=20, blank=True)
    assignee = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    candidate_team_ids = ArrayField(models.BigIntegerField(), default=list)
    candidate_ids = ArrayField(models.BigIntegerField(), default=list)
    dispatcher_ids = ArrayField(models.BigIntegerField(), default=list)
    standing_for = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    tries = models.PositiveSmallIntegerField(default=0)
    seq = models.PositiveSmallIntegerField(default=0)
    weight = models.PositiveSmallIntegerField(default=1)
    sign = models.CharField(max_length=10, blank=True)
    added_by = models.PositiveIntegerField(null=True)
    owner = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    chain = ArrayField(models.BigIntegerField(), default=list)
    found_by = models.CharField(max_length=20, blank=True)
    because = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.JSONField(null=True)
    note = models.TextField(blank=True)
    signature_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instance", "no"], name="task_no_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["assignee", "due_at"], name="task_mine", condition=Q(state="pending")
            ),
            models.Index(
                fields=["work_order"],
                name="task_pooled",
                condition=Q(state="pending") & ~Q(candidate_ids=[]),
            ),
        ]


class ChildOrder(models.Model):
    """An order that a task made and perhaps waits for; ``row`` is the row it was made for."""

    task = models.ForeignKey(FlowTask, on_delete=models.CASCADE, related_name="children")
    order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="+")
    row = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "row"], name="child_once_per_row"),
            models.UniqueConstraint(fields=["order"], name="child_of_one_task"),
        ]


class StageVisit(models.Model):
    """One passage through a step: entered, left, by whom, late or skipped and why."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="visits")
    instance = models.ForeignKey(FlowInstance, on_delete=models.CASCADE, related_name="visits")
    step = models.CharField(max_length=200)
    round = models.PositiveSmallIntegerField(default=1)
    token = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    is_stage = models.BooleanField(default=True)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    business_seconds = models.BigIntegerField(null=True)
    limit_seconds = models.BigIntegerField(null=True)
    due_at = models.DateTimeField(null=True)
    handler_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField(null=True)
    late_seconds = models.BigIntegerField(default=0)
    skip_reason = models.CharField(max_length=400, blank=True)
    skipped_by = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["instance", "step", "round"], name="visit_once_per_round"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["step", "entered_at"], name="visit_step")]


class ChecklistMark(models.Model):
    """One ticked item of a task's checklist, with its photo where one is asked for."""

    task = models.ForeignKey(FlowTask, on_delete=models.CASCADE, related_name="marks")
    item_key = models.CharField(max_length=40)
    file_id = models.UUIDField(null=True)
    by = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "item_key"], name="item_ticked_once")
        ]
