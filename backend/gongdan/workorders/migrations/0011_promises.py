"""Promises of more kinds: what an order's clocks ask, their ladder, and what held in each span."""

from __future__ import annotations

from typing import ClassVar

import django.contrib.postgres.fields
from django.db import migrations, models

# What was promised so far stays with the order; spans of clocks that never changed are known.
KEEP = """
UPDATE workorders_workorder SET policy_version_id = c.policy_version_id, policy_key = c.policy_key
FROM (
    SELECT DISTINCT ON (work_order_id) work_order_id, policy_version_id, policy_key
    FROM workorders_clock WHERE policy_version_id IS NOT NULL ORDER BY work_order_id, id
) c
WHERE c.work_order_id = workorders_workorder.id;
UPDATE workorders_clocksegment s SET
    target_seconds = c.target_seconds,
    calendar_version_id = c.calendar_version_id,
    policy_version_id = c.policy_version_id,
    policy_key = c.policy_key
FROM workorders_clock c
WHERE c.id = s.clock_id AND NOT EXISTS (
    SELECT 1 FROM workorders_clocksegment o
    WHERE o.clock_id = c.id AND o.why = 'priority_changed'
);
"""


class Migration(migrations.Migration):
    """New columns; existing orders keep the policy of their first clock."""

    dependencies: ClassVar = [("workorders", "0010_signatures")]

    operations: ClassVar = [
        migrations.AddField("workorder", "asked_at", models.DateTimeField(null=True)),
        migrations.AddField("workorder", "arrived_at", models.DateTimeField(null=True)),
        migrations.AddField("workorder", "policy_version_id", models.BigIntegerField(null=True)),
        migrations.AddField(
            "workorder",
            "policy_key",
            models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField("clock", "rungs", models.JSONField(default=list)),
        migrations.AddField(
            "clock",
            "climbed",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), default=list, size=None
            ),
        ),
        migrations.AddField("clock", "acknowledged_at", models.DateTimeField(null=True)),
        migrations.AddField("clock", "acknowledged_by", models.JSONField(null=True)),
        migrations.AddField("clocksegment", "target_seconds", models.BigIntegerField(null=True)),
        migrations.AddField(
            "clocksegment", "calendar_version_id", models.BigIntegerField(null=True)
        ),
        migrations.AddField("clocksegment", "policy_version_id", models.BigIntegerField(null=True)),
        migrations.AddField(
            "clocksegment",
            "policy_key",
            models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.AddIndex(
            "clock",
            models.Index(
                condition=models.Q(("state__in", ("running", "paused"))),
                fields=["calendar_version_id"],
                name="clock_open_calendar",
            ),
        ),
        migrations.AddIndex(
            "clocksegment", models.Index(fields=["clock", "from_at"], name="segment_of_clock")
        ),
    ]
