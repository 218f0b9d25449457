"""Which run of its process an order was taken up again from."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One link."""

    dependencies: ClassVar = [("workorders", "0012_credits")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="flowinstance",
            name="reopened_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workorders.flowinstance",
            ),
        ),
    ]
