from django.db import migrations

MAKE = """
CREATE TABLE records_stale (
    form_id bigint NOT NULL,
    record_id bigint NOT NULL,
    touched bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (form_id, record_id)
);
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0003_rows_links_values")]
    operations = [migrations.RunSQL(MAKE, "DROP TABLE records_stale;")]
