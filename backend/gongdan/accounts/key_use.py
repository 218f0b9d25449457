"""When keys were last used: noted beside the request, at most once a minute for each.

A convenience for administrators, not a change of the business: it writes no history.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from gongdan.accounts.models import ApiKey

EVERY = timedelta(minutes=1)


def note_use(key: ApiKey, *, at: datetime) -> None:
    """Keep the moment, unless one less than a minute old is kept."""
    if key.last_used_at is not None and at - key.last_used_at < EVERY:
        return
    is_older = Q(last_used_at=None) | Q(last_used_at__lte=at - EVERY)
    ApiKey.objects.filter(is_older, pk=key.pk).update(last_used_at=at)
