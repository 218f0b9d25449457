"""Forms under a link: whoever has it fills in these fields and does nothing else."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from PIL import Image
from pytest_django import Settings

from conftest import Api
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.catalog.tests.makers import TIERS, make_record_type
from gongdan.files import commands as files
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.events import Subject
from gongdan.kernel.times import fixed
from gongdan.records.models import Record
from gongdan.records.tests.makers import make_record, stored
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.makers import make_application

pytestmark = pytest.mark.django_db

ASKED = ("name", "email", "level", "pieces", "photo", "lines")
FIELDS: list[dict[str, object]] = [
    {"code": "name", "kind": "text", "label": {"zh-CN": "名称"}, "required": True},
    {"code": "email", "kind": "text", "label": {"zh-CN": "邮箱"}, "format": "email"},
    {"code": "level", "kind": "select", "label": {"zh-CN": "级别"}, "options": TIERS},
    {"code": "pieces", "kind": "number", "label": {"zh-CN": "件数"}, "scale": 0, "min": "1"},
    {"code": "photo", "kind": "image", "label": {"zh-CN": "照片"}, "max_count": 1},
    {
        "code": "lines",
        "kind": "subtable",
        "label": {"zh-CN": "明细"},
        "columns": [{"code": "item", "kind": "text", "label": {"zh-CN": "品名"}, "required": True}],
    },
    {"code": "credit", "kind": "number", "label": {"zh-CN": "机密额度"}},
    {"code": "keeper", "kind": "member", "label": {"zh-CN": "客户经理"}},
    {
        "code": "inside",
        "kind": "text",
        "label": {"zh-CN": "内部备注"},
        "access": {"requester": "hidden"},
    },
    {
        "code": "tier",
        "kind": "text",
        "label": {"zh-CN": "等级"},
        "default": {
            "by": "linkage",
            "record_type": "customer",
            "match": [{"field": "name", "equals": {"field": "name"}}],
            "take": "level",
        },
    },
]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=FIELDS, form={"number": "KH-{seq:3}"})
    return world


def ids(*codes: str, form: str = "customer") -> list[str]:
    known = {one.code: one.id for one in forms.current_version(form).fields}
    return [known[code] for code in codes]


def opening(**said: object) -> dict[str, object]:
    return {
        "target": "record_type",
        "code": "customer",
        "name": {"zh-CN": "客户登记", "en": "Sign up"},
        "fields": ids(*ASKED),
        **said,
    }


def opened(api: Api, world: World, **said: object) -> dict[str, Any]:
    """A link that an administrator opened."""
    made = api.as_person(world.administrator).post("form-links", opening(**said))
    assert made.status_code == 201, made.text
    answer: dict[str, Any] = made.json()
    return answer


def key_of(link: dict[str, Any]) -> str:
    return urlparse(str(link["url"])).path.rpartition("/")[2]


def change(api: Api, world: World, link: dict[str, Any], **said: object) -> dict[str, Any]:
    kept = ("name", "intro", "fields", "expires_at", "per_hour", "is_open", "rev")
    body = {**{name: link[name] for name in kept}, **said}
    changed = api.as_person(world.administrator).put(f"form-links/{link['id']}", body)
    assert changed.status_code == 200, changed.text
    answer: dict[str, Any] = changed.json()
    return answer


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def told(answer: Any) -> list[tuple[str, str]]:
    problems = answer.json()["facts"]["problems"]
    return sorted((one["path"], one["code"]) for one in problems)


def picture() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (4, 4)).save(kept, "PNG")
    return kept.getvalue()


def test_whoever_has_the_link_fills_in_a_record_and_gets_its_number(world: World, api: Api) -> None:
    link = opened(api, world, intro={"zh-CN": "一分钟填完"})
    key, nobody = key_of(link), api.as_nobody()
    shown = nobody.get(f"public/forms/{key}").json()
    sent = nobody.upload(f"public/forms/{key}/files", file=named(picture()))
    said = {"name": "马文", "photo": [sent.json()["id"]], "lines": [{"item": "键盘"}]}

    filed = nobody.post(f"public/forms/{key}/filings", {"answers": said})

    kept = Record.objects.get()
    assert [one["code"] for one in shown["form"]["fields"]] == list(ASKED)
    assert (shown["name"]["en"], shown["is_request"]) == ("Sign up", False)
    assert "机密额度" not in str(shown)
    assert (filed.status_code, filed.json()["number"]) == (201, "KH-001")
    assert stored("customer", kept.pk)["lines"][0].items() >= {ids_of_column(): "键盘"}.items()
    assert kept.created_by is None
    entries = history(Subject("record", kept.pk))
    assert {(one.actor["kind"], one.actor["name"]) for one in entries} == {("channel", "客户登记")}
    assert api.as_person(world.lead).get(f"files/{sent.json()['id']}/facts").status_code == 200
    assert nobody.get(f"files/{sent.json()['id']}/facts").status_code == 401


def ids_of_column() -> str:
    table = next(one for one in forms.current_version("customer").fields if one.code == "lines")
    return table.columns[0].id


def named(content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = "a.png"
    return file


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "甲", "email": "nobody"},
        {"name": "甲", "level": "golden"},
        {"name": "甲", "pieces": "0"},
        {"name": "甲", "pieces": "1.5"},
        {"name": "甲", "lines": [{"item": ""}]},
        {"name": "甲", "photo": ["00000000-0000-0000-0000-000000000000"]},
        {"name": "甲", "nonsense": 1},
    ],
)
def test_the_link_refuses_what_every_other_door_refuses(
    world: World, api: Api, wrong: dict[str, object]
) -> None:
    lead = api.as_person(world.lead)
    key, other = key_of(opened(api, world)), make_record(world, name="乙")

    answers = [
        lead.post("record-types/customer/records", {"answers": wrong}),
        lead.put(f"record-types/customer/records/{other}", {"answers": wrong, "rev": 1}),
        api.as_nobody().post(f"public/forms/{key}/filings", {"answers": wrong}),
    ]

    assert len({refused(one) for one in answers}) == 1
    assert told(answers[0]) == told(answers[1]) == told(answers[2])
    assert Record.objects.count() == 1


@pytest.mark.parametrize("code", ["credit", "keeper", "inside", "tier"])
def test_a_field_that_the_link_does_not_ask_is_refused_not_ignored(
    world: World, api: Api, code: str
) -> None:
    key = key_of(opened(api, world))

    answer = api.as_nobody().post(
        f"public/forms/{key}/filings", {"answers": {"name": "甲", code: "1"}}
    )

    assert refused(answer) == (409, "forms.not_editable")
    assert Record.objects.count() == 0


@pytest.mark.parametrize("code", ["keeper", "inside", "tier"])
def test_what_reads_the_organization_is_refused_when_a_link_is_opened(
    world: World, api: Api, code: str
) -> None:
    body = opening(fields=ids("name", code))

    answer = api.as_person(world.administrator).post("form-links", body)

    assert refused(answer) == (422, "kernel.invalid")
    assert told(answer) == [("fields", "channels.field_not_for_links")]


def test_a_link_cannot_leave_out_what_is_required(world: World, api: Api) -> None:
    answer = api.as_person(world.administrator).post("form-links", opening(fields=ids("email")))

    assert told(answer) == [("fields", "channels.required_not_asked")]


def test_a_link_ends_when_it_is_closed_renewed_or_over(world: World, api: Api) -> None:
    link = opened(api, world)
    key, nobody = key_of(link), api.as_nobody()
    closed = change(api, world, link, is_open=False)
    shut = nobody.get(f"public/forms/{key}")
    later = (NOON + timedelta(hours=1)).isoformat()
    with fixed(NOON):
        again = change(api, world, closed, is_open=True, expires_at=later)
    with fixed(NOON + timedelta(hours=2)):
        over = nobody.post(f"public/forms/{key}/filings", {"answers": {"name": "甲"}})
    renewed = api.as_person(world.administrator).post(f"form-links/{again['id']}/renewals")

    assert refused(shut) == refused(over) == (410, "channels.form_link_over")
    assert key_of(renewed.json()) != key
    assert refused(nobody.get(f"public/forms/{key}")) == (404, "channels.link_invalid")
    assert refused(nobody.get("public/forms/nonsense")) == (404, "channels.link_invalid")
    assert Record.objects.count() == 0


def test_a_link_takes_so_many_an_hour_and_nothing_from_programs(world: World, api: Api) -> None:
    key, nobody = key_of(opened(api, world, per_hour=2)), api.as_nobody()
    address, body = f"public/forms/{key}/filings", {"answers": {"name": "甲"}}

    trapped = nobody.post(address, {**body, "website": "http://spam.example"})
    taken = [nobody.post(address, body).status_code for _ in range(2)]
    full = nobody.post(address, body)

    assert refused(trapped) == (422, "channels.filled_by_machine")
    assert taken == [201, 201]
    assert refused(full) == (429, "channels.form_link_full")


def test_one_address_fills_in_so_often(world: World, api: Api) -> None:
    key, nobody = key_of(opened(api, world)), api.as_nobody()
    address = f"public/forms/{key}/filings"
    taken = [nobody.post(address, {"answers": {}}).status_code for _ in range(20)]

    answer = nobody.post(address, {"answers": {"name": "甲"}})

    assert set(taken) == {422}
    assert refused(answer) == (429, "channels.too_many_attempts")


def test_a_stranger_names_no_file_but_a_strangers(world: World, api: Api) -> None:
    key = key_of(opened(api, world))
    sent = files.Sent(name="a.png", chunks=[picture()])
    of_lead = files.store(sent=sent, by=world.actor("lead"), at=NOON)
    said = {"name": "甲", "photo": [str(of_lead)]}

    answer = api.as_nobody().post(f"public/forms/{key}/filings", {"answers": said})

    assert refused(answer) == (404, "files.not_found")


def test_a_request_by_link_is_followed_with_nothing_but_its_link(world: World, api: Api) -> None:
    make_application()
    known = forms.current_version("incident").fields
    link = opened(api, world, target="work_order_type", code="incident", fields=[known[0].id])
    body = {
        "title": "三楼网络断了",
        "answers": {known[0].code: "三楼"},
        "contact_name": "马文",
        "contact_phone": "13900004321",
    }
    nobody = api.as_nobody()

    nameless = nobody.post(f"public/forms/{key_of(link)}/filings", {"title": "网络断了"})
    filed = nobody.post(f"public/forms/{key_of(link)}/filings", body).json()

    order = WorkOrder.objects.get()
    track = urlparse(filed["tracking_url"]).path.rpartition("/")[2]
    assert refused(nameless) == (422, "kernel.invalid")
    assert (filed["number"], order.channel) == (order.number, "public")
    assert order.submitted_by == {"kind": "channel", "id": link["id"], "name": "客户登记"}
    assert (order.requester.name, order.requester.is_internal) == ("马文", False)
    assert nobody.get(f"public/tracking/{track}").json()["progress"]["number"] == order.number


def test_only_builders_of_the_application_open_see_and_change_its_links(
    world: World, api: Api
) -> None:
    link = opened(api, world)
    lead = api.as_person(world.lead)

    answers = [
        lead.post("form-links", opening()),
        lead.get("form-links/fields", target="record_type", type="customer"),
        lead.post(f"form-links/{link['id']}/renewals"),
        lead.get("form-links"),
    ]

    assert [one.status_code for one in answers] == [403, 403, 404, 403]


def test_a_later_version_cannot_open_more_than_the_link_asks(world: World, api: Api) -> None:
    link = opened(api, world)
    newer = [
        {**one, "access": {"requester": "read"}} if one["code"] == "email" else one
        for one in forms.current_version("customer").content["fields"]
    ]
    fields = [*newer, {"code": "more", "kind": "text", "label": {"zh-CN": "新"}, "required": True}]
    publish(fields)

    shown = api.as_nobody().get(f"public/forms/{key_of(link)}").json()
    listed = api.as_person(world.administrator).get("form-links").json()

    codes = [one["code"] for one in shown["form"]["fields"]]
    assert "more" not in codes
    assert "email" not in codes
    assert [one["missing"] for one in listed] == [[{"zh-CN": "新"}]]


def publish(fields: list[dict[str, object]]) -> None:
    from gongdan.catalog.commands.record_types import publish_record_type
    from gongdan.catalog.tests.makers import publish_form

    publish_form("customer", fields)
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)
