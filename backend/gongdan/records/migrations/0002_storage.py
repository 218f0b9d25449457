from django.db import migrations

MAKE = """
CREATE SEQUENCE records_record_id_seq;
CREATE TABLE records_record (
    form_id bigint NOT NULL,
    id bigint NOT NULL DEFAULT nextval('public.records_record_id_seq'),
    form_version_id bigint NOT NULL,
    title text NOT NULL DEFAULT '',
    data jsonb NOT NULL,
    rev integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (form_id, id)
) PARTITION BY LIST (form_id);
ALTER SEQUENCE records_record_id_seq OWNED BY records_record.id;

CREATE FUNCTION field_text(data jsonb, field text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT data ->> field $$;
CREATE FUNCTION field_number(data jsonb, field text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (data ->> field)::numeric $$;
CREATE FUNCTION field_date(data jsonb, field text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT data ->> field $$;
"""

UNDO = """
DROP FUNCTION field_date(jsonb, text);
DROP FUNCTION field_number(jsonb, text);
DROP FUNCTION field_text(jsonb, text);
DROP TABLE records_record;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNDO)]
