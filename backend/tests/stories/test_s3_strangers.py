"""S1.1 and S3.2: the form that anybody can fill in, with no account and nobody's help."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlparse

import pytest

from gongdan.accounts.models import Membership, Person
from gongdan.audit.models import Entry
from gongdan.channels.api import public
from gongdan.channels.links import Link, token
from gongdan.files.models import Upload
from gongdan.files.tests.makers import picture
from gongdan.kernel.times import now
from gongdan.workorders.models import WorkOrder
from tests.stories.office import SOLVED, Office, events_of, good, order_of, refusal

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

STRANGER = {"contact_name": "马文", "contact_phone": "139 0000 4321"}


def asked(company: Office, title: str, **facts: object) -> str:
    """A stranger asks; the key of the link they get."""
    body = {"type": "service-inquiry", "title": title, "situation": "calm", **STRANGER, **facts}
    receipt = good(company.api.as_nobody().post("public/requests", body), 201)
    link: str = urlparse(receipt["tracking_url"]).path.rpartition("/")[2]
    return link


def sent(
    company: Office, content: bytes, *, name: str = "desk.png", to: str = "service-inquiry"
) -> Answer:
    """A stranger sends a file to a form that anybody can fill in; the answer."""
    file = named(content, name)
    return company.api.as_nobody().upload(f"public/services/{to}/files", file=file)


def named(content: bytes, name: str = "desk.png") -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def newest() -> WorkOrder:
    """The order that came in last."""
    return WorkOrder.objects.select_related("team", "requester").latest("id")


@pytest.mark.parametrize(
    ("title", "team"), [("要开一张发票", "billing"), ("这批货要退货", "warehouse")]
)
def test_s3_2_a_strangers_words_bring_it_to_a_person_of_the_department(
    company: Office, title: str, team: str
) -> None:
    asked(company, title)

    order = newest()

    members = Membership.objects.filter(team__code=team).values_list("person_id", flat=True)
    assert (order.channel, order.team.code) == ("public", team)
    assert order.assignee_id in members
    assert order.assigned_at == order.created_at
    assert events_of(order.number, "assigned") == []


def test_s3_2_what_no_word_tells_waits_at_the_service_desk(company: Office) -> None:
    asked(company, "联系人换了")

    assert newest().team.code == "service-desk"


def test_s1_1_a_stranger_asks_follows_and_confirms_with_nothing_but_links(
    company: Office,
) -> None:
    nobody = company.api.as_nobody()
    link = asked(company, "要开一张发票", description="上月的货")
    number, handler = newest().number, order_of(newest().number).assignee
    assert handler is not None

    good(nobody.post(f"public/tracking/{link}/comments", {"body": "抬头是马文个人"}), 201)
    good(company.put(handler.username, number, "acceptance"))
    company.say(handler.username, number, "今天开好")
    solved = SOLVED | {"root_cause": "product"}
    good(company.put(handler.username, number, "resolution", solved))
    seen = good(nobody.get(f"public/tracking/{link}"))
    confirm = f"public/confirmations/{token(Link(number, 'confirm', 1))}"
    good(nobody.put(confirm, {"is_satisfied": True}))
    good(nobody.put(f"{confirm}/satisfaction", {"score": 5}))

    said = [one["comment"]["body"] for one in seen["conversation"] if one["comment"]]
    assert said == ["抬头是马文个人", "今天开好"]
    order = order_of(number)
    assert (order.status, order.closed_how) == ("closed", "confirmed")
    assert [entry.actor["name"] for entry in events_of(number, "closed")] == ["马文"]
    found = nobody.post("public/lookups", {"number": number, "phone_tail": "4321"})
    assert good(found, 201)["tracking_token"]


def test_s1_1_a_stranger_adds_a_photograph_and_the_staff_see_it(company: Office) -> None:
    photo = good(sent(company, picture()), 201)
    address = f"files/{photo['id']}/facts"
    before = company.api.as_nobody().get(address).status_code

    asked(company, "收到的货外箱破了", attachment_ids=[photo["id"]])

    order = newest()
    shown = good(company.client("lead").get(f"work-orders/{order.number}"))["attachments"]
    assert [one["name"] for one in shown] == ["desk.png"]
    assert (before, company.api.as_nobody().get(address).status_code) == (401, 401)
    assert company.client("lead").get(address).status_code == 200
    told = Entry.objects.get(event="files.taken_over")
    assert (told.actor["name"], told.facts["file_name"]) == ("马文", "desk.png")


def test_s1_1_a_stranger_names_no_file_but_a_strangers(company: Office) -> None:
    of_lead = company.client("lead").upload("files", file=named(picture()))
    ours = good(of_lead, 201)["id"]
    theirs = good(sent(company, picture()), 201)["id"]
    asked(company, "收到的货外箱破了", attachment_ids=[theirs])
    count = WorkOrder.objects.count()
    body = {"type": "service-inquiry", "title": "再看看", "situation": "calm", **STRANGER}

    answers = [
        company.api.as_nobody().post("public/requests", {**body, "attachment_ids": [one]})
        for one in (ours, theirs)
    ]

    assert [refusal(one) for one in answers] == [(404, "files.not_found")] * 2
    assert WorkOrder.objects.count() == count


@pytest.mark.parametrize(
    ("content", "to", "refused"),
    [
        (b"\x7fELF" + bytes(60), "service-inquiry", (422, "files.type_refused")),
        (b"", "service-inquiry", (422, "files.empty")),
        (b"some text", "it-incident", (404, "catalog.unknown_type")),
    ],
)
def test_s1_1_a_strangers_file_is_judged_as_anybodys(
    company: Office, content: bytes, to: str, refused: tuple[int, str]
) -> None:
    before = Upload.objects.count()

    answer = sent(company, content, to=to)

    assert refusal(answer) == refused
    assert Upload.objects.count() == before


def test_s1_1_one_address_sends_so_many_files(
    company: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public, "FILES", 2)

    answers = [sent(company, b"some text", name="a.txt").status_code for _ in range(3)]

    assert answers == [201, 201, 429]


def test_s1_1_a_number_makes_nobody_the_person_it_belongs_to(company: Office) -> None:
    vip = Person.objects.get(username="customer")
    Person.objects.filter(pk=vip.pk).update(phone="13900004321")

    asked(company, "系统紧急故障", contact_name=vip.name)

    order = newest()
    assert order.requester_id != vip.pk
    assert (order.is_vip, order.requester.is_internal) == (False, False)
    assert order.requester.has_usable_password() is False
    assert good(company.client("customer").get("portal/requests"))["items"] == []


def test_s1_1_who_asks_again_is_the_same_guest(company: Office) -> None:
    asked(company, "要开一张发票")
    first = newest()
    asked(company, "发票寄到哪里了", contact_phone="+86 139-0000-4321")
    asked(company, "发票寄到哪里了", contact_name="马武")
    last = newest()

    again = WorkOrder.objects.get(pk=last.pk - 1)
    assert first.requester_id == again.requester_id
    assert last.requester_id != first.requester_id


def test_s1_1_only_what_is_open_to_anybody_can_be_asked_by_anybody(company: Office) -> None:
    nobody = company.api.as_nobody()
    body = {"type": "it-incident", "title": "网络断了", **STRANGER}

    offered = good(nobody.get("public/services"))
    filed = nobody.post("public/requests", body)
    looked = nobody.get("public/services/it-incident")
    shown = good(nobody.get("public/services/service-inquiry"))

    codes = [one["code"] for card in offered for one in card["types"]]
    assert codes == ["service-inquiry", "service-billing"]
    assert refusal(filed) == refusal(looked) == (404, "catalog.unknown_type")
    assert set(shown) == {
        "code", "name", "description", "icon", "application", "form", "situations",
    }  # fmt: skip


@pytest.mark.parametrize(
    "missing", [{"contact_name": " "}, {"contact_phone": ""}, {"contact_phone": "nobody knows"}]
)
def test_s1_1_a_stranger_says_who_they_are(company: Office, missing: dict[str, str]) -> None:
    body = {"type": "service-inquiry", "title": "要发票", **STRANGER, **missing}

    refused = company.api.as_nobody().post("public/requests", body)

    assert refusal(refused) == (422, "kernel.invalid")
    assert not WorkOrder.objects.filter(channel="public", created_at=now()).exists()


def test_s3_2_one_address_does_not_flood_the_desk(company: Office) -> None:
    for _ in range(20):
        asked(company, "要开一张发票")
    body = {"type": "service-inquiry", "title": "要开一张发票", **STRANGER}

    refused = company.api.as_nobody().post("public/requests", body)

    assert refusal(refused) == (429, "channels.too_many_attempts")
