"""Signing in with whatever name a person remembers."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from gongdan.accounts.models import Person


class NameBackend(ModelBackend):
    """Knows people by sign-in name, mail address, telephone or employee number."""

    def authenticate(  # type: ignore[override]
        self,
        request: HttpRequest | None,  # noqa: ARG002
        username: str | None = None,
        password: str | None = None,
        email: str | None = None,
    ) -> Person | None:
        """The active person of this name and password, if any."""
        if not password:
            return None
        person = person_named(username or email or "")
        if person is None:
            # Spend the time of a check, so that an answer does not tell who exists.
            Person().set_password(password)
            return None
        is_right = person.check_password(password) and self.user_can_authenticate(person)
        return person if is_right else None


def person_named(name: str) -> Person | None:
    """The one person whom this name means; a sign-in name counts before every other."""
    name = name.strip()
    if not name:
        return None
    known = Q(username=name.lower()) | Q(email=name.lower()) | Q(employee_number=name)
    found = list(Person.objects.filter(known | Q(phone="".join(name.split()))).order_by("id")[:5])
    by_username = [person for person in found if person.username == name.lower()]
    candidates = by_username or found
    return candidates[0] if len(candidates) == 1 else None
