from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
"""
UNDO = "DROP TRIGGER audit_seal_append_only ON audit_seal;"


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_newest_first")]
    operations = [
        migrations.AlterField(
            model_name="cursor",
            name="transaction",
            field=models.BigIntegerField(default=-9223372036854775808),
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("no", models.IntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("until", models.BigIntegerField()),
                ("heads", models.JSONField()),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.RunSQL(TRIGGER, UNDO),
    ]
