import pytest

from conftest import Api
from gongdan.accounts import commands, queries
from gongdan.accounts.commands import RoleDetails
from gongdan.accounts.errors import BuiltinRole, DepartmentCycle, DepartmentInUse
from gongdan.accounts.models import Department, Membership, Role
from gongdan.accounts.permissions import field_access, may
from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.audit.models import Entry
from gongdan.kernel.actors import SYSTEM, Actor, Grant, Rights
from gongdan.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


def make_department(code: str, parent_id: int | None = None) -> Department:
    return commands.create_department(
        code=code, name={"en": code}, parent_id=parent_id, by=SYSTEM, at=NOON
    )


def test_a_department_moves_with_all_below_it() -> None:
    top, other = make_department("top"), make_department("other")
    middle = make_department("middle", top.pk)
    leaf = make_department("leaf", middle.pk)

    commands.move_department(department_id=middle.pk, parent_id=other.pk, by=SYSTEM, at=NOON)

    paths = dict(Department.objects.values_list("code", "path"))
    assert paths == {
        "top": [top.pk],
        "other": [other.pk],
        "middle": [other.pk, middle.pk],
        "leaf": [other.pk, middle.pk, leaf.pk],
    }


def test_a_department_cannot_move_below_itself() -> None:
    top = make_department("top")
    leaf = make_department("leaf", top.pk)

    with pytest.raises(DepartmentCycle):
        commands.move_department(department_id=top.pk, parent_id=leaf.pk, by=SYSTEM, at=NOON)

    assert Department.objects.get(pk=top.pk).parent_id is None


def test_a_department_with_people_is_not_closed() -> None:
    world = make_world()

    with pytest.raises(DepartmentInUse):
        commands.change_department(
            department_id=world.it.pk, name={"en": "IT"}, is_active=False, by=SYSTEM, at=NOON
        )


def test_members_come_lead_and_go() -> None:
    world = make_world()
    place = {"team_id": world.repair.pk, "person_id": world.handler.pk, "by": SYSTEM, "at": NOON}

    commands.add_member(**place)
    commands.add_member(**place, is_lead=True)
    led = queries.team_leads(world.repair.pk)
    commands.remove_member(**place)

    assert led == [world.handler.pk]
    assert Membership.objects.filter(team=world.repair).count() == 1
    assert list(Entry.objects.order_by("id").values_list("event", flat=True)) == [
        "accounts.member_added",
        "accounts.lead_set",
        "accounts.member_removed",
    ]


def test_an_application_may_have_a_service_desk_of_its_own() -> None:
    world = make_world()

    commands.set_service_desk(team_id=world.repair.pk, application="facilities", by=SYSTEM, at=NOON)

    assert queries.service_desk_team("facilities").id == world.repair.pk
    assert queries.service_desk_team("it").id == world.service_desk.pk


def test_a_role_counts_in_its_application_only() -> None:
    world = make_world()
    details = RoleDetails(
        name={"en": "Cashier"},
        scope="department",
        permissions=["reports.read"],
        fields={"salary": "masked"},
    )
    commands.create_role(key="cashier", details=details, by=SYSTEM, at=NOON)

    commands.grant_role(
        person_id=world.approver.pk, role="cashier", application="finance", by=SYSTEM, at=NOON
    )

    approver = world.actor("approver")
    assert may(approver, "reports.read", application="finance")
    assert not may(approver, "reports.read", application="it")
    assert approver.rights.grants["finance"].scopes == {"own", "involved", "team", "department"}
    assert field_access(approver, application="finance", field="salary") == "edit"


def test_the_products_own_roles_stay_as_they_are() -> None:
    with pytest.raises(BuiltinRole):
        commands.change_role(
            key="handler", details=RoleDetails(name={"en": "x"}), by=SYSTEM, at=NOON
        )

    assert Role.objects.get(key="handler").scope == "team"


@pytest.mark.parametrize(
    ("details", "path"),
    [
        ({"scope": "galaxy"}, "scope"),
        ({"permissions": ["fly"]}, "permissions"),
        ({"fields": {"a": "guess"}}, "fields"),
        ({"name": {}}, "name"),
    ],
)
def test_an_impossible_role_is_refused(details: dict, path: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        commands.create_role(
            key="odd", details=RoleDetails(**{"name": {"en": "Odd"}, **details}), by=SYSTEM, at=NOON
        )

    assert [problem.path for problem in refused.value.problems] == [path]


def test_nobody_administers_one_application_only() -> None:
    world = make_world()

    with pytest.raises(InvalidInput):
        commands.grant_role(
            person_id=world.lead.pk, role="administrator", application="it", by=SYSTEM, at=NOON
        )


def test_somebody_from_outside_sees_no_organization(api: Api) -> None:
    world = make_world()
    customer = api.as_person(world.customer)

    answers = [customer.get(path).status_code for path in ("departments", "teams", "companies")]

    assert answers == [403, 403, 403]
    assert customer.get(f"teams/{world.network.pk}/members").status_code == 403


def test_the_organization_is_built_over_http(api: Api) -> None:
    world = make_world()
    administrator = api.as_person(world.administrator)
    department = administrator.post(
        "departments", {"code": "hr", "name": {"zh-CN": "人事部"}}
    ).json()
    head = administrator.put(
        f"departments/{department['id']}/head", {"person_id": world.approver.pk}
    )
    team = administrator.post(
        "teams", {"code": "payroll", "name": {"en": "Payroll"}, "department_id": department["id"]}
    ).json()
    member = administrator.put(f"teams/{team['id']}/members/{world.lead.pk}", {"is_lead": True})

    members = administrator.get(f"teams/{team['id']}/members").json()

    assert (head.status_code, member.status_code) == (204, 204)
    assert [(each["person"]["name"], each["is_lead"]) for each in members] == [("陈立", True)]


def test_a_grant_is_given_and_taken_over_http(api: Api) -> None:
    world = make_world()
    administrator = api.as_person(world.administrator)

    given = administrator.post(
        "grants", {"person_id": world.approver.pk, "role": "lead", "application": "it"}
    ).json()
    taken = administrator.delete(f"grants/{given['id']}")

    assert given["person_name"] == "高敏"
    assert taken.status_code == 204
    assert "it" not in world.actor("approver").rights.grants


def test_a_form_holds_back_single_roles() -> None:
    approver = Grant(roles=frozenset({"requester", "cashier"}))
    holder = Actor("person", None, "", Rights(is_internal=True, grants={"": approver}))
    one = {"cashier": "hidden"}
    both = {"cashier": "hidden", "requester": "masked"}

    seen = [field_access(holder, application="", field="salary", by_role=by) for by in (one, both)]

    assert seen == ["edit", "masked"]
