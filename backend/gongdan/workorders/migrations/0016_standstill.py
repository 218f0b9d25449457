"""Indexes for what stands still and for what waits in pools."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Few rows, found at once among many."""

    dependencies: ClassVar = [("workorders", "0015_resting_never_breaks")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="flowinstance",
            index=models.Index(
                fields=["work_order"],
                name="instance_stands_still",
                condition=Q(ended_at=None) & (~Q(incidents=[]) | Q(suspended_at__isnull=False)),
            ),
        ),
        migrations.AddIndex(
            model_name="flowtask",
            index=models.Index(
                fields=["work_order"],
                name="task_pooled",
                condition=Q(state="pending") & ~Q(candidate_ids=[]),
            ),
        ),
    ]
