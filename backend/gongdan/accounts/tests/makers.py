"""The one small named world that every test lives in, made in a handful of statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from gongdan.accounts.models import (
    Company,
    Department,
    Membership,
    Person,
    Role,
    RoleGrant,
    ServiceDesk,
    Team,
)
from gongdan.accounts.queries import actor_for_person
from gongdan.kernel.actors import Actor

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
PASSWORD = "a-long-enough-password"


@dataclass(frozen=True)
class World:
    """Two departments, three teams, and the people in and around them."""

    it: Department
    facilities: Department
    network: Team
    service_desk: Team
    repair: Team
    company: Company
    requester: Person
    other_requester: Person
    handler: Person
    desk_handler: Person
    other_handler: Person
    lead: Person
    approver: Person
    builder: Person
    administrator: Person
    customer: Person

    def actor(self, who: str) -> Actor:
        """Somebody of this world as an actor: ``world.actor("handler")``."""
        return actor_for_person(getattr(self, who))


# attribute: sign-in name, Chinese name, English name, department, roles
_PEOPLE = {
    "requester": ("hejianjun", "何建军", "He Jianjun", "facilities", ["requester"]),
    "other_requester": ("linxiaoyun", "林晓芸", "Lin Xiaoyun", "facilities", ["requester"]),
    "handler": ("zhouhaisheng", "周海生", "Zhou Haisheng", "it", ["requester", "handler"]),
    "desk_handler": ("xumeiling", "徐美玲", "Xu Meiling", "it", ["requester", "handler"]),
    "other_handler": ("wujianguo", "吴建国", "Wu Jianguo", "facilities", ["requester", "handler"]),
    "lead": ("chenli", "陈立", "Chen Li", "it", ["requester", "lead"]),
    "approver": ("gaomin", "高敏", "Gao Min", "facilities", ["requester"]),
    "builder": ("sunyifan", "孙一凡", "Sun Yifan", "it", ["builder"]),
    "administrator": ("tangwei", "唐薇", "Tang Wei", "it", ["administrator"]),
    "customer": ("qianhao", "钱浩", "Qian Hao", None, ["requester"]),
}


def make_world() -> World:
    """The world of the tests, in some twelve statements."""
    departments = _departments()
    company = Company.objects.create(name="华信银行", is_vip=True)
    people = _people(departments, company)
    teams = _teams(departments)
    Department.objects.filter(code="facilities").update(head=people["approver"])
    departments["facilities"].head = people["approver"]
    Membership.objects.bulk_create(
        [
            Membership(team=teams["network"], person=people["handler"]),
            Membership(team=teams["network"], person=people["lead"], is_lead=True),
            Membership(team=teams["service_desk"], person=people["desk_handler"]),
            Membership(team=teams["repair"], person=people["other_handler"]),
        ]
    )
    ServiceDesk.objects.create(application="", team=teams["service_desk"])
    return World(**departments, **teams, company=company, **people)


def make_person(
    username: str = "mayun",
    *,
    name: str = "马芸",
    roles: tuple[str, ...] = ("requester",),
    team: Team | None = None,
    department: Department | None = None,
) -> Person:
    """One more person, perhaps in a team."""
    person = Person.objects.create(
        username=username, name=name, department=department, created_at=NOON, password="!"
    )
    _grant({username: person}, {username: list(roles)})
    if team is not None:
        Membership.objects.create(team=team, person=person)
    return person


def set_password(person: Person, password: str = PASSWORD) -> None:
    """Let somebody sign in."""
    person.set_password(password)
    person.save(update_fields=["password"])


def _departments() -> dict[str, Department]:
    names = {"it": ("信息部", "IT"), "facilities": ("设施部", "Facilities")}
    made = Department.objects.bulk_create(
        Department(code=code, name={"zh-CN": chinese, "en": english}, position=position)
        for position, (code, (chinese, english)) in enumerate(names.items())
    )
    for department in made:
        department.path = [department.pk]
    Department.objects.bulk_update(made, ["path"])
    return {department.code: department for department in made}


def _people(departments: dict[str, Department], company: Company) -> dict[str, Person]:
    made = Person.objects.bulk_create(
        Person(
            username=username,
            name=name,
            name_en=name_en,
            email=f"{username}@example.com",
            phone=f"1380000{number:04}",
            employee_number=f"E{number:03}",
            department=departments[department] if department else None,
            company=None if department else company,
            is_internal=department is not None,
            created_at=NOON,
            password="!",
        )
        for number, (username, name, name_en, department, _) in enumerate(_PEOPLE.values(), 1)
    )
    people = dict(zip(_PEOPLE, made, strict=True))
    _grant(people, {who: roles for who, (*_, roles) in _PEOPLE.items()})
    return people


def _grant(people: dict[str, Person], roles: dict[str, list[str]]) -> None:
    by_key = {role.key: role for role in Role.objects.all()}
    RoleGrant.objects.bulk_create(
        RoleGrant(person=person, role=by_key[key])
        for who, person in people.items()
        for key in roles[who]
    )


def _teams(departments: dict[str, Department]) -> dict[str, Team]:
    names = {
        "network": ("网络组", "Network", "it"),
        "service_desk": ("服务台", "Service desk", "it"),
        "repair": ("维修组", "Repair", "facilities"),
    }
    made = Team.objects.bulk_create(
        Team(
            code=code.replace("_", "-"),
            name={"zh-CN": chinese, "en": english},
            department=departments[department],
        )
        for code, (chinese, english, department) in names.items()
    )
    return dict(zip(names, made, strict=True))
