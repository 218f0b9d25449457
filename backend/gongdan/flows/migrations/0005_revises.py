"""Which version a small revision revises."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One number."""

    dependencies: ClassVar = [("flows", "0004_files")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="processversion",
            name="revises",
            field=models.PositiveIntegerField(null=True),
        ),
    ]
