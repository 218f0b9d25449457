"""Bodies about people."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from gongdan.accounts.schemas.words import Address, Id, Language, Name, ShortText
from gongdan.kernel.schemas import In, Out, PageOut
from gongdan.kernel.texts import Text


class PersonBriefOut(Out):
    """A person as a chip."""

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


class GrantedOut(Out):
    """What the signed-in person holds in one application (``""``: in every one)."""

    application: str
    roles: list[str]
    scopes: list[str]
    permissions: list[str]
    fields: dict[str, str]


class MeOut(Out):
    """The signed-in person and their rights."""

    person: PersonBriefOut
    username: str
    email: str
    language: str
    title: str
    is_available: bool
    is_internal: bool
    is_administrator: bool
    owes_second_step: bool
    is_demonstration: bool
    team_ids: list[int]
    led_team_ids: list[int]
    headed_department_ids: list[int]
    applications: list[str]
    grants: list[GrantedOut]


class MeIn(In):
    """What a person may say about themselves."""

    language: Language = ""
    called: Annotated[str, Field(max_length=60)] = ""
    is_available: bool = True


class PersonIn(In):
    """Everything about a person that an administrator writes."""

    username: Annotated[str, Field(min_length=1, max_length=150)]
    name: Name
    name_en: ShortText = ""
    called: Annotated[str, Field(max_length=60)] = ""
    title: ShortText = ""
    email: Address = ""
    phone: Annotated[str, Field(max_length=32)] = ""
    employee_number: Annotated[str, Field(max_length=40)] = ""
    department_id: Id | None = None
    company_id: Id | None = None
    is_internal: bool = True
    is_vip: bool = False
    language: Language = ""
    capacity: Annotated[int, Field(ge=0, le=1000)] = 20
    hourly_rate: Annotated[Decimal, Field(ge=0, max_digits=10, decimal_places=2)] = Decimal(0)
    skills: dict[ShortText, Annotated[int, Field(ge=0, le=5)]] = Field(default={})


class NewPersonIn(PersonIn):
    """A new person, perhaps with a first password."""

    password: Annotated[str, Field(max_length=200)] | None = None


class PersonOut(Out):
    """A person, whole, for administration; ``counts_as_vip``: in person or by company."""

    id: int
    username: str
    name: str
    name_en: str
    called: str
    title: str
    email: str
    phone: str
    employee_number: str
    department_id: int | None
    company_id: int | None
    is_internal: bool
    is_vip: bool
    counts_as_vip: bool
    is_active: bool
    is_available: bool
    language: str
    capacity: int
    hourly_rate: Decimal
    skills: dict[str, int]
    created_at: datetime
    last_login: datetime | None


class PeopleOut(PageOut):
    """A page of people."""

    people: list[PersonOut]


class PasswordIn(In):
    """A new password."""

    password: Annotated[str, Field(min_length=1, max_length=200)]


class AvailabilityIn(In):
    """Whether somebody takes new work."""

    is_available: bool


class VipIn(In):
    """Whether somebody is a VIP."""

    is_vip: bool
