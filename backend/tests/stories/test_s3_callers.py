"""S3.9: a VIP is known by person, by company and by telephone number, wherever they are shown."""

from __future__ import annotations

from typing import Any

import pytest

from gongdan.accounts.models import Person
from tests.stories.office import Office, good, order_of, refusal

NUMBER = "13800138000"


def with_phone(office: Office, who: str, phone: str = NUMBER) -> None:
    """Somebody's telephone number is known."""
    Person.objects.filter(pk=getattr(office.world, who).pk).update(phone=phone)


def callers(office: Office, phone: str, who: str = "desk_handler") -> Any:
    """Whom the phone desk is offered for a number."""
    found = good(office.client(who).get("people/callers", phone=phone))
    return [(one["name"], one["is_vip"]) for one in found]


@pytest.mark.parametrize(
    "typed", ["13800138000", "138 0013 8000", "+86 138-0013-8000", "0086 13800138000"]
)
def test_s3_9_a_known_number_proposes_the_person_with_the_vip_mark(
    office: Office, typed: str
) -> None:
    with_phone(office, "customer")

    # 钱浩 himself is none, but his company is.
    assert callers(office, typed) == [("钱浩", True)]
    assert callers(office, "13900139000") == []


def test_s3_9_an_order_phoned_in_belongs_to_the_vip_who_called(office: Office) -> None:
    with_phone(office, "customer")
    body = {"type": "incident", "title": "系统登不上", "channel": "phone"}

    filed = good(
        office.client("desk_handler").post(
            "work-orders", body | {"contact_phone": "138-0013-8000"}
        ),
        201,
    )["order"]

    assert filed["requester"]["name"] == "钱浩"
    assert (filed["is_vip"], filed["requester"]["is_vip"], filed["priority"]) == (True, True, 1)
    assert order_of(filed["number"]).contact_phone == "138-0013-8000"


def test_s3_9_the_person_named_counts_before_the_number(office: Office) -> None:
    with_phone(office, "customer")

    number = office.file_for("requester", contact_phone=NUMBER)

    assert order_of(number).requester_id == office.world.requester.pk
    assert not order_of(number).is_vip


def test_s3_9_a_number_two_people_share_chooses_nobody(office: Office) -> None:
    with_phone(office, "customer", "0512-62881234")
    with_phone(office, "requester", "+8651262881234")
    body = {
        "type": "incident",
        "title": "断网",
        "channel": "phone",
        "contact_phone": "051262881234",
    }

    filed = good(office.client("desk_handler").post("work-orders", body), 201)["order"]

    assert [name for name, _ in callers(office, "0512 6288 1234")] == ["何建军", "钱浩"]
    assert filed["requester"]["name"] == "徐美玲"


def test_s3_9_a_requester_learns_nothing_from_a_number(office: Office) -> None:
    with_phone(office, "customer")
    body = {"type": "incident", "title": "断网", "channel": "phone", "contact_phone": NUMBER}

    asked = office.client("requester").get("people/callers", phone=NUMBER)
    filed = good(office.client("requester").post("work-orders", body), 201)["order"]

    assert refusal(asked) == (403, "kernel.forbidden")
    assert filed["requester"]["name"] == "何建军"
    found = good(office.client("requester").get("people/directory", q=NUMBER))
    assert found == []


def test_s3_9_a_vip_companys_people_carry_the_mark_in_every_list(office: Office) -> None:
    with_phone(office, "customer")
    number = office.file("customer")

    desk = office.client("desk_handler")
    by_number = good(desk.get("people/directory", q=NUMBER))
    by_name = good(desk.get("people/directory", q="钱浩"))
    (row,) = good(office.client("lead").get("work-orders"))["items"]
    page = office.page(number, "lead")
    (person,) = good(office.client("administrator").get("people", text="钱浩"))["people"]

    assert [one["is_vip"] for one in by_number + by_name] == [True, True]
    assert (row["is_vip"], row["requester"]["is_vip"]) == (True, True)
    assert (page["order"]["is_vip"], page["order"]["requester"]["is_vip"]) == (True, True)
    assert (person["is_vip"], person["counts_as_vip"]) == (False, True)
