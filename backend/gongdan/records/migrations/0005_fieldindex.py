from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_stale")]
    operations = [
        migrations.CreateModel(
            name="FieldIndex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_id", models.BigIntegerField()),
                ("field_id", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("building", "Building"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("form_id", "field_id"), name="field_index_once")
                ],
            },
        ),
    ]
