"""Files of other tools that became processes."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies: ClassVar = [("flows", "0003_notes")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ProcessFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("findings", models.JSONField()),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.JSONField()),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="flows.process",
                    ),
                ),
            ],
        ),
    ]
