"""Somebody to stand for many, where a trial needs a person and none is named."""

from __future__ import annotations

from gongdan.accounts.models import Person
from gongdan.accounts.queries.people import PersonValue, person_value


def somebody(*, department_id: int | None = None) -> PersonValue | None:
    """Whoever is longest known of those who work here, or in one department."""
    people = Person.objects.filter(is_active=True, company=None)
    if department_id is not None:
        people = people.filter(department_id=department_id)
    first = people.order_by("pk").values_list("pk", flat=True).first()
    return person_value(first) if first is not None else None
