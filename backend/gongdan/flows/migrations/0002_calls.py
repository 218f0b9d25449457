"""Which versions of other processes a published one calls."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

FIXED = """
CREATE OR REPLACE FUNCTION flows_version_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'draft' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.state = 'draft'
        OR (NEW.process_id, NEW.content, NEW.checksum, NEW.no, NEW.calls, NEW.published_at,
            NEW.published_by)
        IS DISTINCT FROM
        (OLD.process_id, OLD.content, OLD.checksum, OLD.no, OLD.calls, OLD.published_at,
            OLD.published_by)
    THEN
        RAISE EXCEPTION 'a published process never changes';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    """One column, filled when a version is published and fixed from then on."""

    dependencies: ClassVar = [("flows", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="processversion",
            name="calls",
            field=models.JSONField(default=dict),
        ),
        migrations.RunSQL(FIXED, migrations.RunSQL.noop),
    ]
