"""When somebody first held an order, and whether a rule placed it: read by every review."""

from django.db import migrations, models

KNOWN = """
UPDATE workorders_workorder o SET
  first_assigned_at = (SELECT min(h.from_at) FROM workorders_holding h
    WHERE h.work_order_id = o.id AND h.person_id IS NOT NULL),
  is_placed_by_rule = coalesce((SELECT d.trace->>'by' = 'rule' FROM workorders_decision d
    WHERE d.work_order_id = o.id AND d.purpose = 'dispatch' ORDER BY d.id LIMIT 1), FALSE)
"""


class Migration(migrations.Migration):
    dependencies = [("workorders", "0002_presence")]

    operations = [
        migrations.AddField(
            model_name="workorder",
            name="first_assigned_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="is_placed_by_rule",
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]
