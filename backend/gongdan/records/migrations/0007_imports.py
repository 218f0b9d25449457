from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0006_amounts")]
    operations = [
        migrations.CreateModel(
            name="RecordImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("record_type", models.CharField(max_length=40)),
                ("file_id", models.UUIDField()),
                ("file_name", models.CharField(max_length=255)),
                ("columns", models.JSONField(default=list)),
                ("sample", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=dict)),
                ("state", models.CharField(default="draft", max_length=12)),
                ("position", models.IntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("failure", models.JSONField(null=True)),
                ("started_by", models.JSONField(default=dict)),
                ("started_by_id", models.BigIntegerField(null=True)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
