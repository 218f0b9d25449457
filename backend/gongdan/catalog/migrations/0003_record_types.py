import django.db.models.deletion
from django.db import migrations, models

MAKE = """
CREATE TRIGGER catalog_record_version_immutable
    BEFORE UPDATE OR DELETE ON catalog_recordtypeversion
    FOR EACH ROW EXECUTE FUNCTION catalog_refuse_change();
"""
UNDO = "DROP TRIGGER catalog_record_version_immutable ON catalog_recordtypeversion;"
ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_immutable"), ("forms", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="RecordType",
            fields=[
                ("id", ID),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.JSONField(default=dict)),
                ("icon", models.CharField(blank=True, max_length=40)),
                ("position", models.IntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.application",
                    ),
                ),
                (
                    "form",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forms.form",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecordTypeVersion",
            fields=[
                ("id", ID.clone()),
                ("no", models.PositiveIntegerField()),
                ("content", models.JSONField(default=dict)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.JSONField(default=dict)),
                (
                    "form_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forms.formversion",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="catalog.recordtype",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("type", "no"), name="record_type_version_once")
                ],
            },
        ),
        migrations.RunSQL(MAKE, UNDO),
    ]
