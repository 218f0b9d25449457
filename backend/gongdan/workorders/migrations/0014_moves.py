"""Running work taken to another version of its process."""

from __future__ import annotations

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

VERSION = "flows.processversion"


class Migration(migrations.Migration):
    """Which versions a run followed, and the migrations themselves."""

    dependencies: ClassVar = [("flows", "0005_revises"), ("workorders", "0013_reopened_from")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="flowinstance",
            name="former_version_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="workorder",
            name="followed_version_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.CreateModel(
            name="ProcessMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("process", models.SlugField(max_length=40)),
                ("mapping", models.JSONField(default=dict)),
                ("is_minor", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=400)),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.JSONField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "from_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=VERSION
                    ),
                ),
                (
                    "to_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=VERSION
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["process", "-id"], name="move_newest")],
            },
        ),
        migrations.CreateModel(
            name="ProcessMoveItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("facts", models.JSONField(default=dict)),
                ("at", models.DateTimeField(null=True)),
                (
                    "instance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="workorders.flowinstance",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="workorders.processmove",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["move", "instance"], name="moved_once")
                ],
            },
        ),
    ]
