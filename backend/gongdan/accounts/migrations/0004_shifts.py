"""Shifts, leave, and who looks after a customer's company."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def person(name: str) -> models.ForeignKey:
    """A person the row belongs to."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=name,
        to=settings.AUTH_USER_MODEL,
    )


def lasts(name: str) -> models.CheckConstraint:
    """It ends after it begins."""
    after = models.Q(("until_at__gt", models.F("from_at")))
    return models.CheckConstraint(condition=after, name=name)


KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """New tables and one column."""

    dependencies: ClassVar = [("accounts", "0003_stand_ins")]

    operations: ClassVar = [
        migrations.AddField(
            "company",
            "owner",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("id", KEY),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("is_on_call", models.BooleanField(default=False)),
                ("person", person("shifts")),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shifts",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "constraints": [lasts("shift_lasts")],
                "indexes": [models.Index(fields=["team", "until_at"], name="shift_of_team")],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                ("id", KEY),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=120)),
                ("person", person("leaves")),
            ],
            options={
                "constraints": [lasts("leave_lasts")],
                "indexes": [models.Index(fields=["person", "until_at"], name="leave_of_person")],
            },
        ),
    ]
