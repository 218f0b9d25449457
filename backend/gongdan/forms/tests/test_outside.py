"""What a field asks of the outside: people, files, records, places, the key for secrets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gongdan.forms.engine import Submission, clean_answers, full_access
from gongdan.forms.kind import CleanContext, ExportContext, FileFacts
from gongdan.forms.registry import KINDS
from gongdan.forms.signing import is_intact
from gongdan.forms.sources import NoPeople, NoRecords
from gongdan.forms.tests.makers import (
    CONTEXT,
    codes,
    field_id,
    make_field,
    make_form,
    make_item,
    problems,
)
from gongdan.forms.vault import SECRETS
from gongdan.kernel.errors import Problem


class Company(NoPeople):
    """Person 7 works in department 3, which belongs to 1; is in team net, an agent, on shift."""

    def departments_above(self, department: int) -> Sequence[int]:
        return {3: (3, 1), 4: (4,)}.get(department, ())

    def department_of(self, person: int) -> int | None:
        return 3 if person == 7 else None

    def is_in_team(self, person: int, teams: Sequence[str]) -> bool:
        return person == 7 and "net" in teams

    def has_role(self, person: int, roles: Sequence[str]) -> bool:
        return person == 7 and "agent" in roles

    def is_on_shift(self, person: int) -> bool:
        return person == 7


FILES = {
    "a1": FileFacts("a.PNG", "image/png", 1000),
    "b2": FileFacts("b.pdf", "application/pdf", 5000),
}
WORLD = replace(
    CONTEXT,
    exists=lambda kind, key: (kind, key) in {("person", 7), ("person", 8), ("department", 3),
                                             ("department", 4), ("file", "a1"), ("file", "b2")},
    people=Company(),
    describe_file=FILES.get,
    person=7,
    person_name="李娜",
    vault=SECRETS,
)  # fmt: skip


def clean(kind: str, value: object, context: CleanContext = WORLD, **settings: object) -> object:
    found = KINDS[kind].clean(value, make_field(kind, **settings), context)
    return found.code if isinstance(found, Problem) else found


@pytest.mark.parametrize(
    ("kind", "within", "value", "cleaned"),
    [
        ("member", {"departments": [1]}, 7, 7),
        ("member", {"departments": [4]}, 7, "forms.person_not_within"),
        ("member", {"departments": [1]}, 8, "forms.person_not_within"),
        ("member", {"teams": ["net"], "roles": ["agent"], "on_shift": True}, 7, 7),
        ("member", {"teams": ["net"], "roles": ["boss"]}, 7, "forms.person_not_within"),
        ("member", {"on_shift": True}, 8, "forms.person_not_within"),
        ("members", {"teams": ["net"]}, [7, 8], "forms.person_not_within"),
        ("members", {}, [8, 7, 8], [8, 7]),
        ("members", {}, ["7"], [7]),
        ("members", {}, [9], "forms.not_a_person"),
        ("members", {}, 7, "forms.not_a_person"),
        ("members", {}, [], []),
        ("department", {"below": 1}, 3, 3),
        ("department", {"below": 1}, 4, "forms.department_not_within"),
        ("departments", {"below": 1}, [3, 4], "forms.department_not_within"),
        ("departments", {}, [4, 3], [4, 3]),
    ],
)
def test_who_may_be_chosen(kind: str, within: object, value: object, cleaned: object) -> None:
    more = {"within": within} if within else {}

    assert clean(kind, value, **more) == cleaned


def test_people_of_the_department_that_another_field_names() -> None:
    form = make_form(
        make_item("member", "who", within={"department_field": "where"}),
        make_item("department", "where"),
    )
    who, where = field_id("who"), field_id("where")

    def send(answers: dict[str, object]) -> list[tuple[str, str]]:
        sent = Submission(answers, full_access(form))
        return codes(clean_answers(form, sent, context=WORLD).problems)

    assert send({who: 7, where: 3}) == []
    assert send({who: 7}) == []
    assert send({who: 7, where: 4}) == [(who, "forms.person_not_within")]


@pytest.mark.parametrize(
    ("kind", "settings", "value", "cleaned"),
    [
        ("image", {}, ["a1"], ["a1"]),
        ("image", {}, ["b2"], "forms.wrong_media"),
        ("video", {}, ["a1"], "forms.wrong_media"),
        ("attachment", {"extensions": ["png"]}, ["a1"], ["a1"]),
        ("attachment", {"extensions": ["png"]}, ["b2"], "forms.wrong_extension"),
        ("attachment", {"max_bytes": 4999}, ["b2"], "forms.file_too_large"),
        ("image", {"watermark": ["time", "place"], "camera_only": True}, ["a1"], ["a1"]),
    ],
)
def test_files_of_the_right_sort(kind: str, settings: dict, value: object, cleaned: object) -> None:
    assert clean(kind, value, **settings) == cleaned


def test_a_signature_is_bound_to_who_when_and_what() -> None:
    form = make_form(make_item("signature", "sign"), make_item("text", "said"))
    sign, said = field_id("sign"), field_id("said")
    forged = {"file": "a1", "by": 8, "name": "王伟", "at": "2020-01-01T00:00:00Z", "sha256": "0"}

    cleaned = clean_answers(
        form, Submission({sign: forged, said: "yes"}, full_access(form)), context=WORLD
    )

    signed = cleaned.answers[sign]
    assert {k: signed[k] for k in ("file", "by", "name", "at")} == {
        "file": "a1",
        "by": 7,
        "name": "李娜",
        "at": "2026-11-23T04:00:00Z",
    }
    assert is_intact(form, cleaned.answers, sign)
    assert not is_intact(form, {**cleaned.answers, said: "no"}, sign)
    assert clean("signature", {"file": "zz"}) == "forms.not_a_file"


def test_a_signature_stays_as_it_was_given() -> None:
    form = make_form(make_item("signature", "sign"), make_item("text", "said"))
    sign, said, access = field_id("sign"), field_id("said"), full_access(form)
    first = clean_answers(form, Submission({sign: "a1", said: "yes"}, access), context=WORLD)

    later = clean_answers(
        form,
        Submission({said: "no", sign: first.answers[sign]}, access, first.answers),
        context=replace(WORLD, person=8),
    )

    assert later.answers[sign] == first.answers[sign]


class Rooms(NoRecords):
    """Rooms 5 and 6 are there; a condition keeps only 5."""

    asked: object = None

    def exists(
        self, record_type: str, ids: Sequence[int], *, condition: object = None
    ) -> frozenset[int]:
        Rooms.asked = condition
        known = {5} if condition else {5, 6}
        return frozenset(ids) & known if record_type == "room" else frozenset()


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, [5], [5]),
        ({}, 5, [5]),
        ({}, ["5"], [5]),
        ({}, [5, 6], "forms.too_many"),
        ({"many": True}, [6, 5, 6], [6, 5]),
        ({"many": True, "max_count": 1}, [6, 5], "forms.too_many"),
        ({}, [7], "forms.not_a_record"),
        ({}, ["x"], "forms.not_a_record"),
        ({}, [True], "forms.not_a_record"),
        ({}, [], None),
    ],
)
def test_links(settings: dict, value: object, cleaned: object) -> None:
    context = replace(WORLD, records=Rooms())

    assert clean("link", value, context, record_type="room", **settings) == cleaned


def test_a_links_filter_takes_answers_of_this_form() -> None:
    same = {"op": "=", "args": [{"field": "floor"}, {"field": "form.floor"}]}
    form = make_form(
        make_item("link", "room", record_type="room", filter=same),
        make_item("number", "floor"),
    )
    room, floor = field_id("room"), field_id("floor")

    cleaned = clean_answers(
        form,
        Submission({room: [6], floor: 3}, full_access(form)),
        context=replace(WORLD, records=Rooms()),
    )

    assert codes(cleaned.problems) == [(room, "forms.not_a_record")]
    three = {"value": "3", "type": "number"}
    assert Rooms.asked == {"op": "=", "args": [{"field": "floor"}, three]}


SHENZHEN = {"lat": "22.543096", "lng": "114.057865"}


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, {"lat": 22.5430961, "lng": "114.057865", "acc": 12.7},
         {**SHENZHEN, "at": "2026-11-23T04:00:00Z", "acc": 12}),
        ({}, {**SHENZHEN, "at": "2026-11-23T03:00:00Z", "addr": "市民中心"},
         {**SHENZHEN, "at": "2026-11-23T03:00:00Z", "addr": "市民中心"}),
        ({}, {**SHENZHEN, "at": "2099-01-01T00:00:00Z"},
         {**SHENZHEN, "at": "2026-11-23T04:00:00Z"}),
        ({}, {"lat": 91, "lng": 0}, "forms.not_a_place"),
        ({}, {"lat": 1}, "forms.not_a_place"),
        ({}, {**SHENZHEN, "speed": 3}, "forms.not_a_place"),
        ({}, {}, None),
        ({"fence": {"lat": 22.54, "lng": 114.05, "meters": 900}}, SHENZHEN,
         {**SHENZHEN, "at": "2026-11-23T04:00:00Z"}),
        ({"fence": {"lat": 22.54, "lng": 114.05, "meters": 100}}, SHENZHEN, "forms.outside_fence"),
    ],
)  # fmt: skip
def test_places(settings: dict, value: object, cleaned: object) -> None:
    assert clean("location", value, **settings) == cleaned


DISTRICT = ["440000", "440300", "440305"]


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, {"region": DISTRICT, "detail": " 科技园 "}, {"region": DISTRICT, "detail": "科技园"}),
        ({}, {"region": DISTRICT[:1]}, {"region": DISTRICT[:1]}),
        ({}, {"region": ["440000", "310100"]}, "forms.not_a_region"),
        ({}, {"region": ["440300"]}, "forms.not_a_region"),
        ({}, {"region": ["990000"]}, "forms.not_a_region"),
        ({}, {"region": [440000]}, {"region": ["440000"]}),
        ({"levels": 2}, {"region": DISTRICT}, "forms.not_a_region"),
        ({"detail": False}, {"region": DISTRICT, "detail": "x"}, "forms.not_an_address"),
        ({}, {"region": DISTRICT, "zip": "518000"}, "forms.not_an_address"),
        ({}, {"region": DISTRICT, **SHENZHEN}, {"region": DISTRICT, **SHENZHEN}),
        ({}, {"region": [], "detail": ""}, None),
        ({}, "深圳", "forms.not_an_address"),
    ],
)
def test_addresses(settings: dict, value: object, cleaned: object) -> None:
    assert clean("address", value, **settings) == cleaned


def test_an_address_in_words() -> None:
    named = {"region": DISTRICT, "names": ["广东省", "深圳市", "南山区"], "detail": "科技园1号"}
    say, field = KINDS["address"].export_text, make_field("address")

    assert say(named, field, ExportContext()) == "广东省深圳市南山区科技园1号"
    assert say({"region": ["440000"]}, field, ExportContext("en")) == "Guangdong"


def test_a_secret_is_sealed_once_and_said_to_nobody() -> None:
    kind, field = KINDS["secret"], make_field("secret")

    sealed = clean("secret", "hunter2")

    assert sealed.startswith("sealed:1:")
    assert "hunter2" not in sealed
    assert clean("secret", sealed) == sealed
    assert clean("secret", "sealed:1:forged") != "sealed:1:forged"
    assert SECRETS.open(sealed) == "hunter2"
    assert kind.export_text(sealed, field, ExportContext()) == ""
    assert kind.search_text(sealed, field) == ""
    assert kind.reading(sealed, field) == "••••"
    assert kind.view(field) == ()


def test_nothing_readable_is_kept_without_a_key() -> None:
    assert clean("secret", "hunter2", CONTEXT) == "sealed:"


@pytest.mark.parametrize(
    ("kind", "settings", "place"),
    [
        ("member", {"within": {"people": [1]}}, "within"),
        ("member", {"within": {"teams": [1]}}, "within"),
        ("department", {"within": {"below": "1"}}, "within"),
        ("location", {"fence": {"lat": 1, "lng": 2}}, "fence"),
        ("address", {"levels": 4}, "levels"),
        ("image", {"watermark": ["mood"]}, "watermark"),
        ("link", {"on_delete": "cascade"}, "on_delete"),
        ("link", {"record_type": None}, "record_type"),
        ("json", {"schema": {"type": "magic"}}, "schema"),
        ("iframe", {"url": "http://a.cn"}, "url"),
        ("button", {"action": {"run": "x"}}, "action"),
        ("spacer", {"height": 0}, "height"),
    ],
)
def test_malformed_settings(kind: str, settings: dict, place: str) -> None:
    assert problems(kind, **settings) == [(place, "forms.setting_malformed")]


def test_pages_of_hosts_that_are_not_allowed() -> None:
    assert problems("iframe", url="https://evil.example/") == [("url", "forms.host_not_allowed")]
