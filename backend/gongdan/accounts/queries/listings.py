"""Lists for the pages of administration."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongdan.accounts.models import (
    ApiKey,
    Company,
    Department,
    Person,
    Role,
    RoleGrant,
    ServiceDesk,
    Team,
)
from gongdan.accounts.queries.people import matches
from gongdan.kernel.errors import NotFound
from gongdan.kernel.paging import (
    decode_cursor,
    encode_cursor,
    number_in_cursor,
    words_in_cursor,
)


@dataclass(frozen=True, kw_only=True)
class PeopleFilter:
    """Which people a list shows."""

    text: str = ""
    department_id: int | None = None
    team_id: int | None = None
    company_id: int | None = None
    is_active: bool | None = None
    is_internal: bool | None = None


def people_page(
    wanted: PeopleFilter, *, cursor: str = "", limit: int = 50
) -> tuple[list[Person], str | None]:
    """One page of people by name, and where the next one begins."""
    people = _wanted(wanted)
    if cursor:
        name, last = decode_cursor(cursor, length=2)
        said, number = words_in_cursor(name), number_in_cursor(last)
        people = people.filter(Q(name__gt=said) | Q(name=said, pk__gt=number))
    rows = list(people.order_by("name", "id")[: limit + 1])
    more = len(rows) > limit
    return rows[:limit], encode_cursor([rows[limit - 1].name, rows[limit - 1].pk]) if more else None


def person_row(person_id: int) -> Person:
    """One person with department and company; refused when there is none."""
    person = Person.objects.select_related("department", "company").filter(pk=person_id).first()
    if person is None:
        raise NotFound(what="person")
    return person


def departments() -> list[Department]:
    """The whole tree, each department after the one above it."""
    return list(Department.objects.select_related("head").order_by("path", "position", "id"))


def teams() -> list[Team]:
    """All teams by code."""
    return list(Team.objects.order_by("code"))


def service_desks() -> dict[int, list[str]]:
    """Per team the applications (``""``: every one) whose service desk it is."""
    desks: dict[int, list[str]] = defaultdict(list)
    for desk in ServiceDesk.objects.order_by("application"):
        desks[desk.team_id].append(desk.application)
    return desks


def companies(text: str = "") -> list[Company]:
    """Customers' companies by name."""
    return list(Company.objects.filter(name__icontains=text).order_by("name")[:200])


def roles() -> list[Role]:
    """All roles, those of the product first."""
    return list(Role.objects.order_by("-is_builtin", "id"))


def grants(*, person_id: int | None = None, application: str | None = None) -> list[RoleGrant]:
    """Who holds which role where."""
    held: QuerySet[RoleGrant] = RoleGrant.objects.select_related("role", "person")
    if person_id is not None:
        held = held.filter(person_id=person_id)
    if application is not None:
        held = held.filter(application=application)
    return list(held.order_by("application", "role__key", "person__name", "id")[:1000])


def api_keys() -> list[ApiKey]:
    """All keys, newest first."""
    return list(ApiKey.objects.select_related("owner").order_by("-created_at", "-id")[:500])


def is_empty() -> bool:
    """Whether nobody exists yet, so that the first administrator is asked for."""
    return not Person.objects.exists()


def _wanted(wanted: PeopleFilter) -> QuerySet[Person]:
    exact = {
        "department_id": wanted.department_id,
        "company_id": wanted.company_id,
        "is_active": wanted.is_active,
        "is_internal": wanted.is_internal,
        "memberships__team_id": wanted.team_id,
    }
    people: QuerySet[Person] = Person.objects.select_related("department", "company")
    for field, value in exact.items():
        if value is not None:
            people = people.filter(Q((field, value)))
    for word in wanted.text.split():
        people = people.filter(matches(word) | Q(email__icontains=word) | Q(phone__icontains=word))
    return people
