from django.db import migrations

MAKE = """
CREATE OR REPLACE FUNCTION field_number(data jsonb, field text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (CASE jsonb_typeof(data -> field) WHEN 'object' THEN data -> field ->> 'amt'
        ELSE data ->> field END)::numeric $$;
"""
UNDO = """
CREATE OR REPLACE FUNCTION field_number(data jsonb, field text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (data ->> field)::numeric $$;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0005_fieldindex")]
    operations = [migrations.RunSQL(MAKE, UNDO)]
