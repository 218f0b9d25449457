"""What somebody signed a task with."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies: ClassVar = [("workorders", "0009_rule_occasions")]

    operations: ClassVar = [
        migrations.AddField("flowtask", "signature_id", models.UUIDField(null=True)),
    ]
