"""What is said and done in an order: comments, helpers, subtasks, time, parts, links, rating."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from gongdan.workorders.models.core import WorkOrder


class Comment(models.Model):
    """A reply the requester sees, or a note they do not."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    author_name = models.CharField(max_length=120)
    is_internal = models.BooleanField()
    is_automatic = models.BooleanField(default=False)
    is_from_requester = models.BooleanField(default=False)
    body = models.TextField()
    mentions = ArrayField(models.BigIntegerField(), default=list)
    channel = models.CharField(max_length=12, default="portal")
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["work_order", "id"], name="comment_order")]


class Participant(models.Model):
    """Somebody who helps (collaborator) or only follows (watcher)."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    added_at = models.DateTimeField()
    copied_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work_order", "person"], name="participant_once"),
            models.CheckConstraint(
                condition=Q(kind__in=("collaborator", "watcher")), name="participant_kind_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "-copied_at"],
                name="copied_to",
                condition=Q(copied_at__isnull=False),
            )
        ]


class Subtask(models.Model):
    """Part of the work given to another, with its own owner and due time."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="subtasks")
    no = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default="open")
    task = models.ForeignKey(
        "workorders.FlowTask", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    waived_reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work_order", "no"], name="subtask_number_once"),
            models.CheckConstraint(
                condition=Q(team__isnull=False) | Q(assignee__isnull=False),
                name="subtask_has_an_owner",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["assignee"], name="subtask_mine", condition=Q(state="open"))
        ]


class TimeEntry(models.Model):
    """Minutes somebody worked, with their cost at the rate of the day."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="time_entries")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveIntegerField()
    note = models.CharField(max_length=400, blank=True)
    spent_on = models.DateField()
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    created_at = models.DateTimeField()


class PartUsed(models.Model):
    """A spare part that went into the work, with its cost."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=120)
    code = models.CharField(max_length=60, blank=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    unit_cost = models.DecimalField(max_digits=12, decimal_places=2)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    added_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()


class Link(models.Model):
    """A tie to another order: related, duplicate, blocks, caused by."""

    source = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="links_out")
    target = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=12)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="no_link_to_itself"),
        ]


class Satisfaction(models.Model):
    """The requester's rating after resolution: 1 to 5."""

    work_order = models.OneToOneField(
        WorkOrder, on_delete=models.CASCADE, related_name="satisfaction"
    )
    score = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(score__range=(1, 5)), name="score_in_range")
        ]


class Presence(models.Model):
    """Somebody who has the order open just now, perhaps writing. Fleeting: not history."""

    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    is_typing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work_order", "person"], name="present_once")
        ]
