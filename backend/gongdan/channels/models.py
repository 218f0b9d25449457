"""Imports, with their progress and problems; links under which anybody fills in a form."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

STATES = ("draft", "checking", "checked", "running", "done", "cancelled", "failed")
BUSY = ("checking", "running")
TARGETS = ("work_order_type", "record_type")


class ImportProfile(models.Model):
    """A mapping kept under a name; one with a shipped profile's key stands in its place."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.JSONField(default=dict)
    content = models.JSONField(default=dict)
    updated_at = models.DateTimeField()


class ImportRun(models.Model):
    """One file on its way in; ``position`` is how many of its orders were gone through."""

    application = models.CharField(max_length=40)
    file_id = models.UUIDField(null=True)
    path = models.CharField(max_length=1000, blank=True)
    file_name = models.CharField(max_length=200)
    profile = models.CharField(max_length=60, blank=True)
    mapping = models.JSONField(default=dict)
    format = models.CharField(max_length=8)
    encoding = models.CharField(max_length=20)
    confidence = models.PositiveSmallIntegerField()
    delimiter = models.CharField(max_length=4, blank=True)
    columns = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="draft")
    total_rows = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    already_there = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    refused_rows = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    failure = models.JSONField(null=True)
    started_by = models.JSONField(default=dict)
    started_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="import_state_is_known")
        ]
        indexes: ClassVar = [models.Index(fields=["-created_at", "-id"], name="import_newest")]


class ImportProblem(models.Model):
    """What the dry run found wrong: the first hundred, by row and column."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)


class ImportReject(models.Model):
    """A row that did not go in, as it stood, with what is wrong with it."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rejects")
    row = models.PositiveIntegerField()
    cells = ArrayField(models.TextField())
    problems = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "row"], name="reject_once")]


class FormLink(models.Model):
    """An address under which anybody who holds it fills in a form, until it is closed.

    The address is signed with ``round``: a renewed link has another, and the old one ends.
    """

    application = models.CharField(max_length=40)
    # What application files know it by; the address is another thing and stays here.
    key = models.CharField(max_length=80)
    target = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    name = models.JSONField(default=dict)
    intro = models.JSONField(default=dict)
    fields = models.JSONField(default=list)
    round = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)
    expires_at = models.DateTimeField(null=True)
    per_hour = models.PositiveIntegerField(null=True)
    filed = models.PositiveIntegerField(default=0)
    filed_at = models.DateTimeField(null=True)
    rev = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(target__in=TARGETS), name="link_target_is_known"),
            models.UniqueConstraint(fields=["application", "key"], name="link_key_once"),
        ]


class LinkFiling(models.Model):
    """One filled-in form that came by a link: what became of it, and when."""

    link = models.ForeignKey(FormLink, on_delete=models.CASCADE, related_name="filings")
    subject_id = models.BigIntegerField()
    number = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["link", "-at"], name="link_newest")]


class IncomingHook(models.Model):
    """An address to which another system sends what becomes a work order, until it is closed.

    ``content`` says what is read of a body and what becomes of it; the secret is kept sealed and
    was shown once. ``round`` is part of the address: a renewed hook has another.
    """

    application = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    name = models.JSONField(default=dict)
    requester_id = models.BigIntegerField()
    content = models.JSONField(default=dict)
    check_by = models.CharField(max_length=10)
    sealed = models.TextField()
    round = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)
    per_hour = models.PositiveIntegerField()
    filed = models.PositiveIntegerField(default=0)
    rev = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()


class IncomingCall(models.Model):
    """One call of a hook that knew its secret: what became of it, or what was wrong with it.

    ``digest`` is of a signed call and is taken once; ``once`` is what the call itself says it is
    about, where a second call about the same makes no second order.
    """

    hook = models.ForeignKey(IncomingHook, on_delete=models.CASCADE, related_name="calls")
    digest = models.CharField(max_length=64, null=True)
    once = models.CharField(max_length=200, null=True)
    outcome = models.CharField(max_length=10)
    number = models.CharField(max_length=60, blank=True)
    problems = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hook", "digest"], name="incoming_call_once"),
            models.UniqueConstraint(
                fields=["hook", "once"],
                condition=Q(outcome="filed"),
                name="incoming_order_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["hook", "-at"], name="incoming_newest")]
