from django.db import migrations, models

PURPOSES = [
    ("keywords", "Keywords"),
    ("classify", "Classify"),
    ("priority", "Priority"),
    ("dispatch", "Dispatch"),
    ("triggers", "Triggers"),
    ("records", "Records"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("rules", "0004_two_people"),
    ]

    operations = [
        migrations.AddField("ruleset", "wanted_back", models.JSONField(null=True)),
        migrations.AlterField(
            "ruleset", "purpose", models.CharField(choices=PURPOSES, max_length=12)
        ),
    ]
