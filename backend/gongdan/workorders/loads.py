"""How much each of some people has open: what choosing one of them is made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count

from gongdan.accounts.queries.organization import Member
from gongdan.rules.strategies.choosing import Candidate
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES

# Of two filed at the same moment the later one may be decided first; the earlier one must count it.
SAME_MOMENT = timedelta(minutes=1)


def candidates(members: Sequence[Member], *, filed_by: datetime | None = None) -> list[Candidate]:
    """The people with what they have open, as a strategy sees them; of what was filed by about then.

    ``filed_by`` leaves out what came later, where a past is told out of order; unknown: all counts.
    """
    opened = WorkOrder.objects.filter(
        assignee_id__in=[member.person.id for member in members],
        status__in=WORKING_STATUSES,
        is_imported=False,
    )
    if filed_by is not None:
        opened = opened.filter(submitted_at__lte=filed_by + SAME_MOMENT)
    loads = dict(opened.values_list("assignee_id").annotate(n=Count("pk")))
    return [
        Candidate(
            person_id=member.person.id,
            name=member.person.name,
            open_load=Decimal(loads.get(member.person.id, 0)),
            capacity=member.capacity,
            is_available=member.is_available,
            is_lead=member.is_lead,
        )
        for member in members
    ]
