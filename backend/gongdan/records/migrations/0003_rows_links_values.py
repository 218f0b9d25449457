from django.db import migrations

MAKE = """
ALTER TABLE records_record
    ADD COLUMN number text NOT NULL DEFAULT '',
    ADD COLUMN created_by bigint,
    ADD COLUMN department_id bigint,
    ADD COLUMN updated_by bigint,
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN deleted_by bigint;
CREATE UNIQUE INDEX records_record_number ON records_record (form_id, number) WHERE number <> '';
CREATE INDEX records_record_deleted ON records_record (form_id, deleted_at)
    WHERE deleted_at IS NOT NULL;

CREATE TABLE records_row (
    form_id bigint NOT NULL,
    record_id bigint NOT NULL,
    field_id text NOT NULL,
    idx integer NOT NULL,
    row_id text NOT NULL,
    data jsonb NOT NULL,
    PRIMARY KEY (form_id, record_id, field_id, idx),
    UNIQUE (form_id, record_id, field_id, row_id)
);
CREATE TABLE records_link (
    form_id bigint NOT NULL,
    record_id bigint NOT NULL,
    field_id text NOT NULL,
    idx integer NOT NULL,
    target_form_id bigint NOT NULL,
    target_id bigint NOT NULL,
    PRIMARY KEY (form_id, record_id, field_id, idx)
);
CREATE INDEX records_link_back ON records_link (target_form_id, target_id, field_id);
CREATE TABLE records_unique (
    form_id bigint NOT NULL,
    field_id text NOT NULL,
    scope_hash text NOT NULL,
    norm text NOT NULL,
    record_id bigint NOT NULL,
    PRIMARY KEY (form_id, field_id, scope_hash, norm)
);
CREATE INDEX records_unique_record ON records_unique (form_id, record_id);

-- Of ISO text, without casts that depend on settings: an index may be made of them.
CREATE FUNCTION field_day(data jsonb, field text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT make_date(substr(data ->> field, 1, 4)::int, substr(data ->> field, 6, 2)::int,
        substr(data ->> field, 9, 2)::int) $$;
CREATE FUNCTION field_moment(data jsonb, field text) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT make_timestamp(substr(data ->> field, 1, 4)::int, substr(data ->> field, 6, 2)::int,
        substr(data ->> field, 9, 2)::int, substr(data ->> field, 12, 2)::int,
        substr(data ->> field, 15, 2)::int, substr(data ->> field, 18, 2)::double precision)
        AT TIME ZONE 'UTC' $$;
CREATE FUNCTION field_boolean(data jsonb, field text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (data -> field)::boolean $$;
CREATE FUNCTION field_texts(data jsonb, field text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(data -> field) = 'array'
        THEN ARRAY(SELECT jsonb_array_elements_text(data -> field)) END $$;
CREATE FUNCTION field_numbers(data jsonb, field text) RETURNS numeric[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(data -> field) = 'array'
        THEN ARRAY(SELECT jsonb_array_elements_text(data -> field)::numeric) END $$;
"""

UNDO = """
DROP FUNCTION field_numbers(jsonb, text);
DROP FUNCTION field_texts(jsonb, text);
DROP FUNCTION field_boolean(jsonb, text);
DROP FUNCTION field_moment(jsonb, text);
DROP FUNCTION field_day(jsonb, text);
DROP TABLE records_unique;
DROP TABLE records_link;
DROP TABLE records_row;
DROP INDEX records_record_deleted;
DROP INDEX records_record_number;
ALTER TABLE records_record DROP COLUMN number, DROP COLUMN created_by, DROP COLUMN updated_by,
    DROP COLUMN department_id, DROP COLUMN deleted_at, DROP COLUMN deleted_by;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0002_storage")]
    operations = [migrations.RunSQL(MAKE, UNDO)]
