from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0010_summary_table")]
    operations = [
        migrations.CreateModel(
            name="SampleRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_id", models.BigIntegerField()),
                ("key", models.CharField(max_length=240)),
                ("record_id", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("form_id", "key"), name="sample_record_once")
                ],
            },
        ),
    ]
