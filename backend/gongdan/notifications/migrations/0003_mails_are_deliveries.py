from django.db import migrations

MOVE = """
INSERT INTO deliveries_delivery (kind, key, "to", about, concerns, person_id, payload, state,
    attempts, next_at, last_error, created_at, sent_at, failed_at)
SELECT 'mail', key, "to", subject, '', person_id,
    jsonb_build_object('text', body_text, 'html', body_html), state, attempts, next_at, last_error,
    created_at, sent_at, CASE WHEN state = 'failed' THEN created_at END
FROM notifications_delivery ORDER BY id
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_newest_first"), ("deliveries", "0001_initial")]

    operations = [
        # What still waits has lost its job; the sweep of forgotten deliveries picks it up.
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.DeleteModel("Delivery"),
    ]
