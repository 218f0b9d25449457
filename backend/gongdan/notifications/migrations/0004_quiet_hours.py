"""Quiet hours, the messages they hold, and messages that are about no work order."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0003_mails_are_deliveries"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AlterField("notice", "work_order_id", models.BigIntegerField(null=True)),
        migrations.AddField(
            "notice", "path", models.CharField(blank=True, default="", max_length=200)
        ),
        migrations.AddField("notice", "waits_until", models.DateTimeField(null=True)),
        migrations.AddField(
            "notice", "waits_for", models.CharField(blank=True, default="", max_length=20)
        ),
        migrations.CreateModel(
            name="QuietHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_on", models.BooleanField(default=False)),
                ("starts", models.PositiveSmallIntegerField()),
                ("ends", models.PositiveSmallIntegerField()),
                ("lets_urgent", models.BooleanField(default=True)),
                ("digest_at", models.PositiveSmallIntegerField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person",), name="quiet_hours_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeldMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("why", models.CharField(max_length=20)),
                ("release_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                ("work_order_id", models.BigIntegerField()),
                ("number", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("text", models.JSONField(default=dict)),
                ("is_inside", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("released_at__isnull", True)),
                        fields=["release_at"],
                        name="held_message_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "entry_id", "kind"), name="held_message_once"
                    )
                ],
            },
        ),
    ]
