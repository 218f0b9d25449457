from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rules", "0003_keywords_apart"),
    ]

    operations = [
        migrations.AddField("rulesetversion", "asked_at", models.DateTimeField(null=True)),
        migrations.AddField("rulesetversion", "asked_by", models.JSONField(null=True)),
    ]
