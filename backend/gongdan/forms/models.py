"""Forms, their versions and the fields they ever had; a published version never changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class VersionState(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class FieldState(models.TextChoices):
    """Whether the form's current version still asks for a field."""

    ACTIVE = "active"
    RETIRED = "retired"


class Form(models.Model):
    """A form people fill in, known by a code."""

    application = models.CharField(max_length=40, blank=True)
    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    is_active = models.BooleanField(default=True)


class FormVersion(models.Model):
    """One version of a form's content."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveIntegerField()
    content = models.JSONField()
    checksum = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=VersionState.choices)
    published_at = models.DateTimeField(null=True)
    published_by = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form", "no"], name="form_version_no_once"),
            models.UniqueConstraint(
                fields=["form"], condition=Q(state="draft"), name="form_one_draft"
            ),
            models.UniqueConstraint(
                fields=["form"], condition=Q(state="published"), name="form_one_published"
            ),
        ]


class FormField(models.Model):
    """A field that was ever published: its id and kind stay for good."""

    id = models.CharField(max_length=12, primary_key=True)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="fields")
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=FieldState.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["form", "code"],
                condition=Q(state="active"),
                name="form_field_code_once",
            )
        ]


class Dictionary(models.Model):
    """Options that several forms share, known by a code; ``rev`` rises with every change."""

    application = models.CharField(max_length=40, blank=True)
    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    options = models.JSONField(default=list)
    rev = models.PositiveIntegerField(default=1)
    is_active = models.BooleanField(default=True)
