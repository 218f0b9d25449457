from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0009_fieldwork")]
    operations = [
        migrations.CreateModel(
            name="SummaryTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_id", models.BigIntegerField()),
                ("no", models.IntegerField()),
                ("columns", models.JSONField(default=list)),
                ("state", models.CharField(max_length=10)),
                ("position", models.BigIntegerField(default=0)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("form_id", "no"), name="summary_table_once")
                ],
            },
        ),
    ]
