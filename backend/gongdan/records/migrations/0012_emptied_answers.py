from django.db import migrations

# An emptied answer is stored as null, which older servers refuse to read as a boolean.
MAKE = """
CREATE OR REPLACE FUNCTION field_boolean(data jsonb, field text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (data ->> field)::boolean $$;
"""
UNDO = """
CREATE OR REPLACE FUNCTION field_boolean(data jsonb, field text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (data -> field)::boolean $$;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0011_sample_records")]
    operations = [migrations.RunSQL(MAKE, UNDO)]
