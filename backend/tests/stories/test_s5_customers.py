"""S5.1: customers, contacts, opportunities and follow-ups are records; work hangs on them."""

from __future__ import annotations

from typing import Any

import pytest

from gongdan.accounts.models import Company
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.forms import queries as forms
from gongdan.records.tests.makers import make_record
from tests.stories.office import Office, good

CONTACT: list[dict[str, object]] = [
    {"code": "name", "kind": "text", "label": {"zh-CN": "姓名"}},
    {"code": "phone", "kind": "text", "label": {"zh-CN": "电话"}},
]
DEAL: list[dict[str, object]] = [{"code": "name", "kind": "text", "label": {"zh-CN": "商机"}}]
VISIT: list[dict[str, object]] = [{"code": "name", "kind": "text", "label": {"zh-CN": "跟进"}}]
VIP = {"field": "level", "values": ["vip"], "match": {"name": "company"}}


def link(label: str) -> dict[str, object]:
    """A field that names a customer, whose page shows this label."""
    texts = {"label": {"zh-CN": "客户"}, "back_label": {"zh-CN": label}}
    return {"code": "customer", "kind": "link", "record_type": "customer", **texts}


@pytest.fixture
def crm(office: Office) -> Office:
    """The office with customers and what hangs on them, and incidents that name a customer."""
    Company.objects.update(is_vip=False)
    named = {"title": ["name"]}
    make_record_type(office.world, fields=CUSTOMER_FIELDS, content={**named, "vip": VIP})
    make_record_type(office.world, "contact", fields=[*CONTACT, link("联系人")], content=named)
    make_record_type(office.world, "deal", fields=[*DEAL, link("商机")], content=named)
    make_record_type(office.world, "visit", fields=[*VISIT, link("跟进")], content=named)
    builder = office.client("administrator")
    kept = forms.current_version("incident").content
    content = {**kept, "fields": [*kept["fields"], link("工单")]}
    good(builder.put("forms/incident/draft", {"content": content}))
    good(builder.post("forms/incident/versions"), 201)
    definition = good(builder.get("work-order-types/incident/definition"))
    bound = {name: definition["brief"][name] for name in ("form", "process")}
    body = {**bound, "content": definition["content"]}
    good(builder.post("work-order-types/incident/versions", body), 201)
    return office


def field(code: str) -> str:
    found = (one.id for one in forms.current_version("incident").fields if one.code == code)
    return next(found)


def bank(office: Office, level: str) -> int:
    return make_record(office.world, name="华信银行", level=level)


def page(office: Office, customer: int) -> Any:
    return good(office.client("lead").get(f"record-types/customer/records/{customer}"))


def test_s5_1_contacts_opportunities_and_visits_are_on_the_customers_page(crm: Office) -> None:
    customer = bank(crm, "plain")
    make_record(crm.world, "contact", name="钱工", customer=[customer])
    make_record(crm.world, "deal", name="机房改造", customer=[customer])
    make_record(crm.world, "visit", name="年前回访", customer=[customer])

    backs = page(crm, customer)["back_links"]

    found = {one["label"]["zh-CN"]: one["records"][0]["title"] for one in backs}
    assert found == {"联系人": "钱工", "商机": "机房改造", "跟进": "年前回访"}


def test_s5_1_a_work_order_opens_from_the_customer_and_shows_there(crm: Office) -> None:
    customer = bank(crm, "plain")

    offered = good(crm.client("lead").get("record-types/customer/page"))["orders"]
    number = crm.file_for("customer", "lead", answers={offered[0]["field"]: [customer]})

    holders = page(crm, customer)["holders"]
    assert [(one["type"], one["field"]) for one in offered] == [("incident", field("customer"))]
    assert [(one["kind"], one["number"], one["title"]) for one in holders] == [
        ("work_order", number, "三楼网络断了")
    ]


def test_s5_1_the_level_set_at_the_customer_drives_the_priority(crm: Office) -> None:
    customer = bank(crm, "plain")
    before = crm.page(crm.file("customer", title="系统紧急故障"))["order"]
    body = {"answers": {"level": "vip"}, "rev": 1}
    good(crm.client("lead").put(f"record-types/customer/records/{customer}", body))

    after = crm.page(crm.file("customer", title="系统紧急故障"))["order"]

    assert (before["is_vip"], after["is_vip"]) == (False, True)
    assert before["priority"] > after["priority"] == 1
