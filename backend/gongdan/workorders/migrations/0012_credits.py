"""What weighted turns owe each member of a team."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies: ClassVar = [("workorders", "0011_promises")]

    operations: ClassVar = [
        migrations.AddField("assigncursor", "credits", models.JSONField(default=dict)),
    ]
