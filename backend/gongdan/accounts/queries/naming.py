"""Who is meant by names that another system wrote; a name that two have means neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from gongdan.accounts.models import Person, Team


def people_named(names: Iterable[str]) -> dict[str, int]:
    """The ids of active people by sign-in name, mail address, employee number or full name."""
    wanted = {name for name in names if name}
    if not wanted:
        return {}
    found: defaultdict[str, set[int]] = defaultdict(set)
    meant = Q(username__in=wanted) | Q(email__in=wanted) | Q(employee_number__in=wanted)
    people = Person.objects.filter(meant | Q(name__in=wanted) | Q(name_en__in=wanted))
    fields = ("username", "email", "employee_number", "name", "name_en")
    for key, *said in people.filter(is_active=True).values_list("id", *fields):
        for name in wanted.intersection(said):
            found[name].add(key)
    return _certain(found)


def teams_named(names: Iterable[str]) -> dict[str, int]:
    """The ids of active teams by code or name in either language."""
    wanted = {name for name in names if name}
    if not wanted:
        return {}
    found: defaultdict[str, set[int]] = defaultdict(set)
    teams = Team.objects.filter(is_active=True)
    for key, code, name in teams.values_list("id", "code", "name"):
        for said in wanted.intersection([code, *name.values()]):
            found[said].add(key)
    return _certain(found)


def _certain(found: dict[str, set[int]]) -> dict[str, int]:
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
