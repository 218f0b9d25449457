"""The first person of an empty installation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.accounts.commands.people import PersonDetails, create_person
from gongdan.accounts.commands.roles import grant_role
from gongdan.accounts.errors import AlreadySetUp
from gongdan.accounts.models import Person
from gongdan.accounts.rows import alone
from gongdan.kernel.actors import SYSTEM


@transaction.atomic
def create_first_administrator(*, details: PersonDetails, password: str, at: datetime) -> Person:
    """Make the first person an administrator; refused as soon as there is anybody."""
    alone("accounts.setup")
    if Person.objects.exists():
        raise AlreadySetUp()
    person = create_person(details=details, password=password, by=SYSTEM, at=at)
    grant_role(person_id=person.pk, role="administrator", by=SYSTEM, at=at)
    return person
