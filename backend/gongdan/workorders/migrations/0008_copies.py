from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workorders", "0007_running_work")]

    operations = [
        migrations.AddField("participant", "copied_at", models.DateTimeField(null=True)),
        migrations.AddField("participant", "read_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "participant",
            models.Index(
                condition=models.Q(("copied_at__isnull", False)),
                fields=["person", "-copied_at"],
                name="copied_to",
            ),
        ),
    ]
