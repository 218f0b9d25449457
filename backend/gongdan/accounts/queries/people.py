"""People as values, for other modules and for pickers."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from gongdan.accounts.models import Person
from gongdan.accounts.permissions import may_somewhere, require_somewhere
from gongdan.accounts.phones import SHORTEST, phone_key
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled, recalled_each
from gongdan.kernel.texts import Text

TINTS = 6
FILE_FOR_OTHERS = "workorders.submit_for"
# What a chip is made from.
CHIP = (
    "name",
    "name_en",
    "called",
    "is_active",
    "is_vip",
    "is_internal",
    "department__name",
    "company__is_vip",
)


@dataclass(frozen=True)
class PersonBrief:
    """A person as a chip on a page; somebody of a VIP company is a VIP too."""

    id: int
    name: str
    name_en: str
    called: str
    tint: int
    is_active: bool
    is_vip: bool
    is_internal: bool
    department_id: int | None
    department_name: Text

    @property
    def full_name(self) -> Text:
        """What they are called, as each language writes it."""
        return {"zh-CN": self.name, "en": self.name_en or self.name}


@dataclass(frozen=True)
class PersonValue:
    """A person as rules, dispatch and mail see them."""

    id: int
    username: str
    name: str
    name_en: str
    called: str
    title: str
    email: str
    phone: str
    language: str
    is_internal: bool
    is_active: bool
    is_available: bool
    is_vip: bool
    company_id: int | None
    company_name: str
    company_is_vip: bool
    department_id: int | None
    department_code: str
    department_name: Text
    department_path: tuple[int, ...]
    capacity: int
    hourly_rate: Decimal
    skills: dict[str, object]

    @property
    def counts_as_vip(self) -> bool:
        """Whether the person or the person's company is a VIP."""
        return self.is_vip or self.company_is_vip


def tint(person_id: int) -> int:
    """The color, 1 to 6, of a person's portrait: always the same one."""
    return person_id % TINTS + 1


@recalled
def person_value(person_id: int) -> PersonValue:
    """One person, whole; refused when there is none."""
    found = _by_id(person_id)
    if not found:
        raise NotFound(what="person")
    return _value(found[0])


@prepared
def _by_id(person_id: int) -> QuerySet[Person]:
    return Person.objects.select_related("department", "company").filter(pk=person_id)


@recalled
def person_by_username(username: str) -> PersonValue | None:
    """The person with a sign-in name, if any."""
    found = _by_username(username)
    return _value(found[0]) if found else None


@prepared
def _by_username(username: str) -> QuerySet[Person]:
    return Person.objects.select_related("department", "company").filter(username=username)


def person_by_email(email: str) -> PersonValue | None:
    """The person with a mail address, upper and lower case alike, if any."""
    return _first(Q(email__iexact=email)) if email else None


def person_by_phone(phone: str) -> PersonValue | None:
    """The active person with a telephone number, however it is typed; nobody when there are two."""
    found = list(_of_phone(phone)[:2])
    return _value(found[0]) if len(found) == 1 else None


def callers(*, phone: str, by: Actor) -> list[PersonBrief]:
    """The active people of a telephone number, for those who file for others."""
    require_somewhere(by, FILE_FOR_OTHERS)
    return [brief(person) for person in _of_phone(phone)[:5]]


def person_brief(person_id: int) -> PersonBrief:
    """One person as a chip; refused when there is none."""
    briefs = people_by_ids([person_id])
    if person_id not in briefs:
        raise NotFound(what="person")
    return briefs[person_id]


@recalled_each
def people_by_ids(ids: Set[int]) -> dict[int, PersonBrief]:
    """The people with these ids, in one query (none when no id is given)."""
    return {person.pk: brief(person) for person in _chips(list(ids))}


@prepared
def _chips(ids: list[int]) -> QuerySet[Person]:
    found = Person.objects.select_related("department", "company").only(*CHIP)
    return found.filter(pk__any=ids)


def directory(
    *, text: str = "", by: Actor, team_id: int | None = None, limit: int = 20
) -> list[PersonBrief]:
    """Active people for a picker; somebody from outside finds only themselves.

    Whoever files for others finds a caller by the telephone number too.
    """
    people = Person.objects.select_related("department", "company").filter(is_active=True)
    if not by.rights.is_internal:
        people = people.filter(pk__in=[by.rights.person_id or 0])
    if team_id is not None:
        people = people.filter(memberships__team_id=team_id)
    for word in text.split():
        people = people.filter(matches(word) | _called_from(word, by))
    return [brief(person) for person in people.order_by("name", "id")[:limit]]


def matches(word: str) -> Q:
    """The people whose names hold a word."""
    named = Q(name__icontains=word) | Q(name_en__icontains=word) | Q(called__icontains=word)
    return named | Q(username__icontains=word) | Q(employee_number__iexact=word)


def brief(person: Person) -> PersonBrief:
    """A loaded person as a chip."""
    return PersonBrief(
        id=person.pk,
        name=person.name,
        name_en=person.name_en,
        called=person.called,
        tint=tint(person.pk),
        is_active=person.is_active,
        is_vip=person.counts_as_vip,
        is_internal=person.is_internal,
        department_id=person.department_id,
        department_name=person.department.name if person.department else {},
    )


def _called_from(word: str, by: Actor) -> Q:
    key = phone_key(word)
    if len(key) < SHORTEST or not may_somewhere(by, FILE_FOR_OTHERS):
        return Q(pk__in=[])
    return Q(phone_key=key)


def _of_phone(phone: str) -> QuerySet[Person]:
    key = phone_key(phone)
    people = Person.objects.select_related("department", "company").filter(is_active=True)
    known = people.filter(phone_key=key) if len(key) >= SHORTEST else people.none()
    return known.order_by("id")


def _first(condition: Q) -> PersonValue | None:
    person = (
        Person.objects.select_related("department", "company")
        .filter(condition)
        .order_by("-is_active", "id")
        .first()
    )
    return _value(person) if person else None


def _value(person: Person) -> PersonValue:
    department, company = person.department, person.company
    return PersonValue(
        id=person.pk,
        username=person.username,
        name=person.name,
        name_en=person.name_en,
        called=person.called,
        title=person.title,
        email=person.email,
        phone=person.phone,
        language=person.language,
        is_internal=person.is_internal,
        is_active=person.is_active,
        is_available=person.is_available,
        is_vip=person.is_vip,
        company_id=person.company_id,
        company_name=company.name if company else "",
        company_is_vip=company.is_vip if company else False,
        department_id=person.department_id,
        department_code=department.code if department else "",
        department_name=department.name if department else {},
        department_path=tuple(department.path) if department else (),
        capacity=person.capacity,
        hourly_rate=person.hourly_rate,
        skills=person.skills,
    )
