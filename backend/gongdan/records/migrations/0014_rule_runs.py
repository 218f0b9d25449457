from django.db import migrations, models

PK = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0013_bulk_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="RuleRun",
            fields=[
                ("id", PK),
                ("form_id", models.BigIntegerField()),
                ("record_id", models.BigIntegerField()),
                ("version_id", models.BigIntegerField()),
                ("outcome", models.JSONField(default=dict)),
                ("trace", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["record_id", "at"], name="rule_run_of_record")],
            },
        ),
        migrations.CreateModel(
            name="RuleOccasion",
            fields=[
                ("id", PK),
                ("record_id", models.BigIntegerField(null=True)),
                ("application", models.CharField(max_length=40)),
                ("rule", models.CharField(max_length=60)),
                ("occasion", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["record_id", "application", "rule", "occasion"],
                        name="record_occasion_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
