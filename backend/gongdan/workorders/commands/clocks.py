"""What moves an order's promises by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.workorders.change import Change
from gongdan.workorders.models import WorkOrder


@transaction.atomic
def respond(*, order: WorkOrder, by: Actor, at: datetime) -> None:
    """A person answered the requester in public for the first time: that promise is kept."""
    Change(order, by, at).finish("first_response")
