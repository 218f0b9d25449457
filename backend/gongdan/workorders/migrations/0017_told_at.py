from django.db import migrations, models


class Migration(migrations.Migration):
    """When the requester was last told how their order stands."""

    dependencies = [("workorders", "0016_standstill")]

    operations = [
        migrations.AddField("workorder", "told_at", models.DateTimeField(null=True)),
    ]
