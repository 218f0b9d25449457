"""Looking at pages through somebody else's eyes, which is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.accounts.events import ViewedAs
from gongdan.accounts.permissions import require
from gongdan.accounts.queries.actors import actor_for_person_id
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject


@transaction.atomic
def begin_viewing(*, person_id: int, by: Actor, at: datetime) -> None:
    """See what a person sees, without changing anything; it is in that person's history."""
    require(by, "administer")
    viewed = actor_for_person_id(person_id)
    append(ViewedAs(viewed=viewed.name), on=Subject("person", person_id), by=by, at=at)
