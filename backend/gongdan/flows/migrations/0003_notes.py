"""What builders write to each other beside the steps of a process."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies: ClassVar = [("flows", "0002_calls")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ProcessNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.CharField(max_length=80)),
                ("text", models.CharField(max_length=2000)),
                ("author", models.JSONField()),
                ("created_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.JSONField(null=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="flows.process",
                    ),
                ),
            ],
        ),
    ]
