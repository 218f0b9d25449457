"""Who looks after the whole organization, and who builds an application."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from gongdan.accounts import codes
from gongdan.accounts.models import Person, RoleGrant


def administrators() -> list[int]:
    """The active people inside who may administer, in the order of their ids."""
    return _holding(_of_everything(codes.ADMINISTER))


def builders(application: str) -> list[int]:
    """The active people inside who may change what an application is built of."""
    own = Q(role__permissions__contains=[codes.DEFINE], application__in=[application, ""])
    return _holding(own | _of_everything(codes.ADMINISTER))


def _of_everything(permission: str) -> Q:
    return Q(role__permissions__contains=[permission], application="")


def _holding(grants: Q) -> list[int]:
    held = RoleGrant.objects.filter(grants, person_id=OuterRef("pk"))
    people = Person.objects.filter(Exists(held), is_active=True, is_internal=True)
    return list(people.order_by("id").values_list("pk", flat=True))
