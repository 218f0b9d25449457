from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0012_emptied_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("record_type", models.CharField(max_length=40)),
                ("act", models.CharField(max_length=10)),
                ("answers", models.JSONField(default=dict)),
                ("wanted", models.JSONField(default=dict)),
                ("state", models.CharField(max_length=12)),
                ("total", models.IntegerField(default=0)),
                ("gone_through", models.IntegerField(default=0)),
                ("position", models.BigIntegerField(default=0)),
                ("last", models.BigIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("failure", models.JSONField(null=True)),
                ("started_by_id", models.BigIntegerField(db_index=True)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
