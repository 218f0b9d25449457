"""What can be requested and kept: applications, categories, types of orders and records."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

if TYPE_CHECKING:
    from gongdan.flows.models import ProcessVersion  # noqa: F401 named by a string below
    from gongdan.forms.models import Form, FormVersion  # noqa: F401 named by a string below


class Application(models.Model):
    """What one department built: its types, categories, rules and roles."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    icon = models.CharField(max_length=40, blank=True)
    department = models.ForeignKey(
        "accounts.Department", null=True, on_delete=models.PROTECT, related_name="+"
    )
    desk_team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField(default=0)
    is_active = models.BooleanField(default=True)


class Category(models.Model):
    """What a work order is about; a tree inside one application."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    code = models.SlugField(max_length=60, unique=True)
    name = models.JSONField(default=dict)
    position = models.IntegerField(default=0)
    is_active = models.BooleanField(default=True)


class WorkOrderType(models.Model):
    """A kind of work order a person can file."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="types")
    code = models.SlugField(max_length=60, unique=True)
    name = models.JSONField(default=dict)
    description = models.JSONField(default=dict)
    icon = models.CharField(max_length=40, blank=True)
    position = models.IntegerField(default=0)
    is_active = models.BooleanField(default=True)


class WorkOrderTypeVersion(models.Model):
    """A published binding of form, process and settings. Never changes once published."""

    type = models.ForeignKey(WorkOrderType, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveIntegerField()
    form_version = models.ForeignKey(
        "forms.FormVersion", on_delete=models.PROTECT, related_name="+"
    )
    process_version = models.ForeignKey(
        "flows.ProcessVersion", on_delete=models.PROTECT, related_name="+"
    )
    content = models.JSONField(default=dict)
    published_at = models.DateTimeField()
    published_by = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["type", "no"], name="type_version_once")
        ]


class RecordType(models.Model):
    """A kind of record an application keeps: a customer, an asset. Its form is its own for good."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    icon = models.CharField(max_length=40, blank=True)
    form = models.OneToOneField("forms.Form", on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField(default=0)
    is_active = models.BooleanField(default=True)


class RecordTypeVersion(models.Model):
    """A published version of a record type: of its form, and its settings. Never changes."""

    type = models.ForeignKey(RecordType, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveIntegerField()
    form_version = models.ForeignKey(
        "forms.FormVersion", on_delete=models.PROTECT, related_name="+"
    )
    content = models.JSONField(default=dict)
    published_at = models.DateTimeField()
    published_by = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["type", "no"], name="record_type_version_once")
        ]


class InstalledPackage(models.Model):
    """A file imported into an application: what it said, and how things were before."""

    application = models.CharField(max_length=40)
    no = models.PositiveIntegerField()
    content = models.JSONField()
    before = models.JSONField()
    checksum = models.CharField(max_length=64)
    signed_by = models.CharField(max_length=80, blank=True)
    installed_at = models.DateTimeField()
    installed_by = models.JSONField()
    is_undone = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "no"], name="installed_package_once")
        ]
