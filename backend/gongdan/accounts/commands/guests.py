"""People who ask without an account: they are known by a name and a telephone number."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from gongdan.accounts.commands.people import PersonDetails, create_person
from gongdan.accounts.models import Person
from gongdan.accounts.phones import phone_key
from gongdan.accounts.rows import alone
from gongdan.kernel.actors import SYSTEM


@transaction.atomic
def welcome_guest(*, name: str, phone: str, at: datetime) -> Person:
    """Somebody from outside who cannot sign in; the same name and number is the same guest.

    The number is nobody's proof: a guest never becomes the person it belongs to.
    """
    called = " ".join(name.split())
    username = f"guest-{phone_key(phone)[:20]}-{sha256(called.encode()).hexdigest()[:12]}"
    alone(f"accounts.guest.{username}")
    known = Person.objects.filter(username=username).first()
    if known is not None:
        return known
    details = PersonDetails(username=username, name=called, is_internal=False)
    return create_person(details=details, by=SYSTEM, at=at)
