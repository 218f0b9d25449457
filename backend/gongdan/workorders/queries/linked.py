"""Work orders behind filled-in forms: what a record's page shows of what is linked to it."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.catalog.queries import type_versions
from gongdan.kernel.actors import Actor
from gongdan.records.registry import FormAndRecord, Holder
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import visible


def orders_behind(pairs: Sequence[FormAndRecord], by: Actor) -> list[Holder]:
    """The orders that these filled-in forms belong to, newest first, where the actor sees them."""
    wanted = set(pairs)
    orders = WorkOrder.objects.select_related("application").filter(
        record_id__in=[record for _, record in wanted]
    )
    found = [
        order
        for order in visible(orders, by=by).order_by("-id")
        if (order.form_id, order.record_id) in wanted
    ]
    types = type_versions({order.type_version_id for order in found})
    return [
        Holder(
            kind="work_order",
            number=order.number,
            title=order.title,
            status=order.status,
            kind_name=types[order.type_version_id].name,
        )
        for order in found
    ]
