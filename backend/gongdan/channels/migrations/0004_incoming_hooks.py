import django.db.models.deletion
from django.db import migrations, models

PK = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0003_link_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="IncomingHook",
            fields=[
                ("id", PK),
                ("application", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=60)),
                ("name", models.JSONField(default=dict)),
                ("requester_id", models.BigIntegerField()),
                ("content", models.JSONField(default=dict)),
                ("check_by", models.CharField(max_length=10)),
                ("sealed", models.TextField()),
                ("round", models.PositiveIntegerField(default=1)),
                ("is_open", models.BooleanField(default=True)),
                ("per_hour", models.PositiveIntegerField()),
                ("filed", models.PositiveIntegerField(default=0)),
                ("rev", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="IncomingCall",
            fields=[
                ("id", PK),
                (
                    "hook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="channels.incominghook",
                    ),
                ),
                ("digest", models.CharField(max_length=64, null=True)),
                ("once", models.CharField(max_length=200, null=True)),
                ("outcome", models.CharField(max_length=10)),
                ("number", models.CharField(blank=True, max_length=60)),
                ("problems", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["hook", "-at"], name="incoming_newest")],
                "constraints": [
                    models.UniqueConstraint(fields=["hook", "digest"], name="incoming_call_once"),
                    models.UniqueConstraint(
                        condition=models.Q(outcome="filed"),
                        fields=["hook", "once"],
                        name="incoming_order_once",
                    ),
                ],
            },
        ),
    ]
