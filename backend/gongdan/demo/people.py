"""Making the company's people through the commands an administrator uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from gongdan.accounts.commands import companies, departments, people, roles, teams
from gongdan.accounts.models import Person, Team
from gongdan.accounts.queries import actor_for_person, actor_for_person_id
from gongdan.demo.accounts import PASSWORD, VISITORS
from gongdan.demo.roster import COMPANIES, CUSTOMERS, DEPARTMENTS, TEAMS, WORKERS, Customer, Worker
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalled

DOMAIN = "yuanting.example"


@dataclass(frozen=True)
class Company:
    """The company as made: everybody by sign-in name, and who is in which team."""

    actors: Mapping[str, Actor]
    usernames: Mapping[int, str]
    members: Mapping[str, list[str]]
    leads: Mapping[str, str]
    team_codes: Mapping[int, str]

    def actor(self, username: str) -> Actor:
        """Somebody of the company."""
        return self.actors[username]

    def actor_of(self, person_id: int) -> Actor:
        """The one with this id."""
        return self.actors[self.usernames[person_id]]


def make_company(*, by: Actor, at: datetime) -> Company:
    """Departments, people, teams, customers, roles."""
    department_ids = _departments(by=by, at=at)
    ids = {one.username: _worker(one, no, department_ids, by=by, at=at)
           for no, one in enumerate(WORKERS, 1)}  # fmt: skip
    for one in WORKERS:
        if one.is_head:
            departments.set_department_head(
                department_id=department_ids[one.department], person_id=ids[one.username],
                by=by, at=at,
            )  # fmt: skip
    team_ids = _teams(department_ids, ids, by=by, at=at)
    company_ids = {
        name: companies.create_company(name=name, is_vip=is_vip, by=by, at=at).pk
        for name, is_vip in COMPANIES
    }
    for no, customer in enumerate(CUSTOMERS, 1):
        ids[customer.username] = _customer(customer, no, company_ids, by=by, at=at)
    return _company({name: actor_for_person_id(key) for name, key in ids.items()}, team_ids)


@recalled
def found_company() -> Company:
    """The company as it was made before."""
    names = [one.username for one in (*WORKERS, *CUSTOMERS)]
    people = Person.objects.filter(username__in=names)
    team_ids = dict(Team.objects.values_list("code", "pk"))
    made = {code: team_ids[code] for code, *_ in TEAMS}
    return _company({person.username: actor_for_person(person) for person in people}, made)


def _departments(*, by: Actor, at: datetime) -> dict[str, int]:
    made: dict[str, int] = {}
    for code, above, chinese, english in DEPARTMENTS:
        made[code] = departments.create_department(
            code=code,
            name={"zh-CN": chinese, "en": english},
            parent_id=made.get(above),
            by=by,
            at=at,
        ).pk
    return made


def _worker(
    one: Worker, no: int, department_ids: Mapping[str, int], *, by: Actor, at: datetime
) -> int:
    details = people.PersonDetails(
        username=one.username,
        name=one.name,
        name_en=one.name_en,
        called=one.called,
        title=one.title,
        email=f"{one.username}@{DOMAIN}",
        phone=f"1380000{no:04}",
        employee_number=f"YT{no:04}",
        department_id=department_ids[one.department],
        is_vip=one.is_vip,
        hourly_rate=Decimal(one.hourly_rate),
    )
    made = people.create_person(details=details, password=_password(one.username), by=by, at=at)
    granted = [*one.roles.split(), *(["handler"] if one.teams else [])]
    for role in granted:
        roles.grant_role(person_id=made.pk, role=role, by=by, at=at)
    return made.pk


def _customer(
    one: Customer, no: int, company_ids: Mapping[str, int], *, by: Actor, at: datetime
) -> int:
    details = people.PersonDetails(
        username=one.username,
        name=one.name,
        name_en=one.name_en,
        title=one.title,
        email=f"{one.username}@customer.example",
        phone=f"1390000{no:04}",
        company_id=company_ids[one.company],
        is_internal=False,
        is_vip=one.is_vip,
    )
    password = _password(one.username)
    return people.create_person(details=details, password=password, by=by, at=at).pk


def _password(username: str) -> str | None:
    return PASSWORD if username in {one.username for one in VISITORS} else None


def _teams(
    department_ids: Mapping[str, int], ids: Mapping[str, int], *, by: Actor, at: datetime
) -> dict[str, int]:
    made: dict[str, int] = {}
    for code, department, chinese, english in TEAMS:
        name = {"zh-CN": chinese, "en": english}
        department_id = department_ids[department]
        team = teams.create_team(code=code, name=name, department_id=department_id, by=by, at=at)
        made[code] = team.pk
    for one in WORKERS:
        for word in one.teams.split():
            team_id, is_lead = made[word.lstrip("*")], word.startswith("*")
            person_id = ids[one.username]
            teams.add_member(team_id=team_id, person_id=person_id, is_lead=is_lead, by=by, at=at)
    teams.set_service_desk(team_id=made["service-desk"], by=by, at=at)
    return made


def _company(actors: Mapping[str, Actor], team_ids: Mapping[str, int]) -> Company:
    placed = [(one, word) for one in WORKERS for word in one.teams.split()]
    return Company(
        actors=actors,
        usernames={actor.id or 0: username for username, actor in actors.items()},
        members={code: [one.username for one, word in placed if word == code] for code in team_ids},
        leads={word[1:]: one.username for one, word in placed if word.startswith("*")},
        team_codes={key: code for code, key in team_ids.items()},
    )
