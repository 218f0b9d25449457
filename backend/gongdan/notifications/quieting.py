"""Which quiet hours hold for somebody: their own, else the organization's."""

from __future__ import annotations

from django.db.models import Q

from gongdan.kernel.recall import recalled
from gongdan.notifications.models import QuietHours
from gongdan.notifications.quiet import Quiet


@recalled
def quiet_of(person_id: int | None) -> Quiet:
    """The quiet hours of a person; of nobody, the organization's."""
    rows = QuietHours.objects.filter(Q(person_id=person_id) | Q(person__isnull=True))
    found = {row.person_id: value_of(row) for row in rows}
    return found.get(person_id) or found.get(None) or Quiet()


def own_quiet(person_id: int) -> Quiet | None:
    """What a person wants themselves, if they said so."""
    row = QuietHours.objects.filter(person_id=person_id).first()
    return value_of(row) if row is not None else None


def value_of(row: QuietHours) -> Quiet:
    """The row as the engine's value."""
    return Quiet(row.is_on, row.starts, row.ends, row.lets_urgent, row.digest_at)
