"""How much each of some people has open: what choosing one of them is made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count

from gongdan.accounts.queries.organization import SHARE, Member
from gongdan.accounts.queries.shifts import Presence
from gongdan.rules.strategies.choosing import Candidate
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES

# Of two filed at the same moment the later one may be decided first; the earlier one must count it.
SAME_MOMENT = timedelta(minutes=1)


def candidates(
    members: Sequence[Member],
    *,
    filed_by: datetime | None = None,
    there: Presence | None = None,
    holders: frozenset[int] | None = None,
) -> list[Candidate]:
    """The people with what they have open, as a strategy sees them; of what was filed by then.

    ``there`` says who is on shift and who is away; ``holders`` are those of a role asked for.
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
            weight=_share(member),
            capacity=member.capacity,
            is_available=member.is_available,
            is_lead=member.is_lead,
            is_on_shift=there is None or there.works(member.person.id),
            is_on_leave=there is not None and member.person.id in there.on_leave,
            skills=_skills(member),
        )
        for member in members
        if holders is None or member.person.id in holders
    ]


def _skills(member: Member) -> dict[str, int]:
    """Levels by skill; one that is only named counts as level 1."""
    return {
        name: level if isinstance(level, int) and not isinstance(level, bool) else 1
        for name, level in member.skills.items()
        if name != SHARE
    }


def _share(member: Member) -> Decimal:
    """Kept among the skills: who has 2 takes twice as much."""
    share = member.skills.get(SHARE, 1)
    return Decimal(share) if isinstance(share, int) and share > 0 else Decimal(1)
