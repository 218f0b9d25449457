"""Indexes by which a review reads a period of running work without touching the wide rows.

They belong to the reports, not to the work: nothing else asks by these moments.
"""

from django.db import migrations

INDEXES = {
    "reports_clock_fulfilled": """workorders_clock (fulfilled_at)
        INCLUDE (work_order_id, metric, elapsed_seconds, breached_at)
        WHERE state = 'fulfilled' AND round = 1""",
    "reports_clock_late": """workorders_clock (breached_at) INCLUDE (work_order_id)
        WHERE state IN ('running', 'paused')""",
    "reports_stage_left": """workorders_stagevisit (left_at)
        INCLUDE (work_order_id, step, business_seconds, late_seconds, state, round)
        WHERE is_stage AND business_seconds IS NOT NULL""",
    "reports_time_spent": """workorders_timeentry (spent_on)
        INCLUDE (work_order_id, person_id, minutes, cost)""",
    "reports_part_used": """workorders_partused (created_at)
        INCLUDE (work_order_id, added_by_id, amount)""",
    "reports_rated": "workorders_satisfaction (at) INCLUDE (work_order_id, score)",
}


class Migration(migrations.Migration):
    initial = True
    dependencies = [("workorders", "0004_found_by")]

    operations = [
        migrations.RunSQL(f"CREATE INDEX {name} ON {index}", f"DROP INDEX {name}")
        for name, index in INDEXES.items()
    ]
