"""What a vote has beyond a plain duty; orders that end without a solution because of votes."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_phone_key"),
        ("catalog", "0004_installed_packages"),
        ("workorders", "0004_found_by"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="workorder",
            name="resolved_has_solution",
        ),
        migrations.AddField(
            model_name="flowtask",
            name="added_by",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="flowtask",
            name="chain",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="flowtask",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="flowtask",
            name="seq",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="flowtask",
            name="sign",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="flowtask",
            name="weight",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="flowtoken",
            name="back_to",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddConstraint(
            model_name="workorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("resolved", "closed")), _negated=True),
                    ("is_imported", True),
                    ("closed_how__in", ("withdrawn", "rejected", "completed")),
                    models.Q(
                        models.Q(("solution", ""), _negated=True),
                        models.Q(("root_cause", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="resolved_has_solution",
            ),
        ),
    ]
