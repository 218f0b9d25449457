"""How the one who has a stage's duty was found, in words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workorders", "0003_first_assigned")]

    operations = [
        migrations.AddField(
            model_name="flowtask",
            name="found_by",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="flowtask",
            name="because",
            field=models.JSONField(default=dict),
        ),
    ]
