"""Filled-in forms: one JSONB document each, in a table partitioned by form."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Record(models.Model):
    """One filled-in form. The table is made in SQL: list-partitioned by form, key (form, id).

    ``department_id`` is where its maker worked; rows, links and unique values are beside it.
    """

    id = models.BigIntegerField(primary_key=True)
    form_id = models.BigIntegerField()
    form_version_id = models.BigIntegerField()
    number = models.TextField(blank=True)
    title = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    rev = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.BigIntegerField(null=True)
    department_id = models.BigIntegerField(null=True)
    updated_at = models.DateTimeField()
    updated_by = models.BigIntegerField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.BigIntegerField(null=True)

    class Meta:
        managed = False
        db_table = "records_record"


class SerialCounter(models.Model):
    """The last number given under a rule in a period and scope."""

    rule = models.CharField(max_length=80)
    period = models.CharField(max_length=10, blank=True)
    scope = models.CharField(max_length=80, blank=True)
    last = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "period", "scope"], name="serial_counter_once")
        ]


class ViewKind(models.TextChoices):
    """How a list is drawn."""

    GRID = "grid"
    BOARD = "board"
    CALENDAR = "calendar"
    GALLERY = "gallery"
    TIMELINE = "timeline"
    CHART = "chart"


class ViewScope(models.TextChoices):
    """Who uses a view besides its owner."""

    PRIVATE = "private"
    TEAM = "team"
    EVERYONE = "everyone"


class SavedView(models.Model):
    """A list as somebody wants to see it again: its filters, sort, columns, and how it is drawn."""

    subject = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    query = models.JSONField(default=dict)
    owner = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=ViewKind.choices, default=ViewKind.GRID)
    scope = models.CharField(max_length=10, choices=ViewScope.choices, default=ViewScope.PRIVATE)
    team_id = models.BigIntegerField(null=True)
    position = models.IntegerField(default=0)


class IndexState(models.TextChoices):
    """Where the index of a field stands."""

    NONE = "none"
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"


class FieldIndex(models.Model):
    """How the index that a form's partition has for a field is getting on."""

    form_id = models.BigIntegerField()
    field_id = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=IndexState.choices)
    reason = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form_id", "field_id"], name="field_index_once")
        ]


class SummaryTable(models.Model):
    """A form's narrow table for sums: which answers are in it, and how far it is filled.

    ``state`` is filling, ready (read from) or retired (taken away soon).
    """

    form_id = models.BigIntegerField()
    no = models.IntegerField()
    columns = models.JSONField(default=list)
    state = models.CharField(max_length=10)
    position = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form_id", "no"], name="summary_table_once")
        ]


class SampleRecord(models.Model):
    """Under which key a record came with an application's file; it keeps it for good."""

    form_id = models.BigIntegerField()
    key = models.CharField(max_length=240)
    record_id = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form_id", "key"], name="sample_record_once")
        ]


class RecordImport(models.Model):
    """A table being taken over as records of a type: what its columns mean, how far it has come."""

    record_type = models.CharField(max_length=40)
    file_id = models.UUIDField()
    file_name = models.CharField(max_length=255)
    columns = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default="draft")
    position = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    failure = models.JSONField(null=True)
    started_by = models.JSONField(default=dict)
    started_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)


class BulkRun(models.Model):
    """The same act on every record of a list, batch by batch, whether its page is open or not.

    ``position`` is the last record that was gone through, ``last`` the last there was at the start.
    """

    record_type = models.CharField(max_length=40)
    act = models.CharField(max_length=10)
    answers = models.JSONField(default=dict)
    wanted = models.JSONField(default=dict)
    state = models.CharField(max_length=12)
    total = models.IntegerField(default=0)
    gone_through = models.IntegerField(default=0)
    position = models.BigIntegerField(default=0)
    last = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    failure = models.JSONField(null=True)
    started_by_id = models.BigIntegerField(db_index=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)


class FieldWork(models.Model):
    """Going through a form's records for one field: converting, claiming or merging its answers."""

    form_id = models.BigIntegerField()
    field_id = models.CharField(max_length=12)
    kind = models.CharField(max_length=10)
    about = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="running")
    position = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    failures = models.JSONField(default=list)
    by = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["form_id", "field_id", "kind", "about"], name="field_work_once"
            )
        ]


class RuleRun(models.Model):
    """A rule that ran on a record, or was kept from it, with the trace that explains it."""

    form_id = models.BigIntegerField()
    record_id = models.BigIntegerField()
    version_id = models.BigIntegerField()
    outcome = models.JSONField(default=dict)
    trace = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["record_id", "at"], name="rule_run_of_record")]


class RuleOccasion(models.Model):
    """A scheduled rule ran on a record on one occasion, or was through with all (no record)."""

    record_id = models.BigIntegerField(null=True)
    application = models.CharField(max_length=40)
    rule = models.CharField(max_length=60)
    occasion = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["record_id", "application", "rule", "occasion"],
                name="record_occasion_once",
                nulls_distinct=False,
            )
        ]
