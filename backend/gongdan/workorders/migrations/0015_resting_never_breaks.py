"""A promise that rests is never broken: the database refuses it too."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

REFUSE = """
CREATE FUNCTION workorders_resting_never_breaks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a clock that rests is never broken';
END $$;
CREATE TRIGGER workorders_clock_resting_never_breaks BEFORE UPDATE ON workorders_clock
    FOR EACH ROW
    WHEN (OLD.state = 'paused' AND NEW.state = 'paused'
        AND OLD.breached_at IS NULL AND NEW.breached_at IS NOT NULL)
    EXECUTE FUNCTION workorders_resting_never_breaks();
"""

ALLOW = """
DROP TRIGGER workorders_clock_resting_never_breaks ON workorders_clock;
DROP FUNCTION workorders_resting_never_breaks();
"""


class Migration(migrations.Migration):
    """One trigger."""

    dependencies: ClassVar = [("workorders", "0014_moves")]

    operations: ClassVar = [migrations.RunSQL(REFUSE, ALLOW)]
