from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0008_view_kinds")]
    operations = [
        migrations.CreateModel(
            name="FieldWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_id", models.BigIntegerField()),
                ("field_id", models.CharField(max_length=12)),
                ("kind", models.CharField(max_length=10)),
                ("about", models.JSONField(default=dict)),
                ("state", models.CharField(default="running", max_length=10)),
                ("position", models.BigIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("failures", models.JSONField(default=list)),
                ("by", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("form_id", "field_id", "kind", "about"), name="field_work_once"
                    )
                ],
            },
        ),
    ]
