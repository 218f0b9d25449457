from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0014_rule_runs")]
    operations = [
        migrations.AlterField(
            model_name="savedview",
            name="kind",
            field=models.CharField(
                choices=[
                    ("grid", "Grid"),
                    ("board", "Board"),
                    ("calendar", "Calendar"),
                    ("gallery", "Gallery"),
                    ("timeline", "Timeline"),
                    ("chart", "Chart"),
                ],
                default="grid",
                max_length=10,
            ),
        ),
    ]
