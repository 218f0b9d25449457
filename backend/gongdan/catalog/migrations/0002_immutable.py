from django.db import migrations

MAKE = """
CREATE FUNCTION catalog_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published version never changes';
END $$;
CREATE TRIGGER catalog_version_immutable BEFORE UPDATE OR DELETE ON catalog_workordertypeversion
    FOR EACH ROW EXECUTE FUNCTION catalog_refuse_change();
"""
UNDO = """
DROP TRIGGER catalog_version_immutable ON catalog_workordertypeversion;
DROP FUNCTION catalog_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNDO)]
