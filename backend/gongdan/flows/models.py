"""Processes and their versions; a published version never changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class VersionState(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Process(models.Model):
    """A process that builders know by a name; the organization's own has no application."""

    code = models.SlugField(max_length=40, unique=True)
    application = models.CharField(max_length=40, blank=True)
    name = models.JSONField(default=dict)


class ProcessVersion(models.Model):
    """One version of a process; ``checksum`` tells whether two are the same."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveIntegerField()
    content = models.JSONField()
    checksum = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=VersionState.choices)
    calls = models.JSONField(default=dict)
    revises = models.PositiveIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "no"], name="process_version_no_once"),
            models.UniqueConstraint(
                fields=["process"], condition=Q(state="draft"), name="process_one_draft"
            ),
            models.UniqueConstraint(
                fields=["process"], condition=Q(state="published"), name="process_one_published"
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="process_published_by_somebody",
            ),
        ]


class ProcessNote(models.Model):
    """What a builder wrote beside a step; no part of the process, and nobody else sees it."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="notes")
    step = models.CharField(max_length=80)
    text = models.CharField(max_length=2000)
    author = models.JSONField()
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.JSONField(null=True)


class ProcessFile(models.Model):
    """A file another tool drew, kept as it came, with what was noticed when it was taken over."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    findings = models.JSONField()
    taken_at = models.DateTimeField()
    taken_by = models.JSONField()
