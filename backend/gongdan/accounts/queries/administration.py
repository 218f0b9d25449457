"""Who looks after the whole organization."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from gongdan.accounts import codes
from gongdan.accounts.models import Person, RoleGrant


def administrators() -> list[int]:
    """The active people inside who may administer, in the order of their ids."""
    held = RoleGrant.objects.filter(
        role__permissions__contains=[codes.ADMINISTER], application="", person_id=OuterRef("pk")
    )
    people = Person.objects.filter(Exists(held), is_active=True, is_internal=True)
    return list(people.order_by("id").values_list("pk", flat=True))
