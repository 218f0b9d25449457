"""S4.4: whatever kind of field it is, every door refuses a wrong, hidden or locked answer alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlparse

import pytest
from pytest_django import Settings

from conftest import Api
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import make_record_type
from gongdan.channels.openness import opened
from gongdan.files.commands import Sent, store
from gongdan.forms import engine
from gongdan.forms import queries as forms
from gongdan.forms.errors import NotEditable
from gongdan.forms.fields.subtable import SubtableKind
from gongdan.forms.kind import ImportContext
from gongdan.forms.registry import KINDS
from gongdan.forms.tests.makers import NEEDED
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput, Refusal
from gongdan.records.commands.bulk import bulk_change
from gongdan.records.commands.imports import ask_import, begin_import, carry_import
from gongdan.records.importing import may_import
from gongdan.records.queries.imports import record_import
from gongdan.records.tests.makers import make_record
from gongdan.workorders.commands.details import Details, change_details
from gongdan.workorders.commands.intake import Request, submit
from gongdan.workorders.tests.makers import make_application
from gongdan.workorders.tests.package import text, type_content

pytestmark = pytest.mark.django_db
Json = dict[str, object]
Told = dict[str, str]

ASKED: Final = [key for key, kind in KINDS.items() if not kind.is_layout]
COMPUTED: Final = [key for key in ASKED if KINDS[key].is_computed]
COLUMNS: Final = [
    key for key in ASKED if KINDS[key].is_column and key != "subtable" and key not in COMPUTED
]
# A document may say anything; of every other kind this is no answer.
ANYTHING: Final = ("json",)
JUNK: Final = [["nonsense"]]
NAMED: Final[dict[str, Json]] = {
    "lookup": {"link": "link", "take": "name"},
    "rollup": {"over": "subtable", "of": "count"},
}


def item(kind: str, **more: object) -> Json:
    label = {"zh-CN": kind}
    return {"code": kind, "kind": kind, "label": label, **NEEDED.get(kind, {}), **more}


FIELDS: Final[list[Json]] = [
    *(item(kind, **NAMED.get(kind, {})) for kind in ASKED if kind != "subtable"),
    item("subtable", columns=[item(kind) for kind in COLUMNS]),
    {**item("text"), "code": "closed", "access": {"requester": "hidden", "handler": "hidden"}},
    {**item("text"), "code": "locked", "readonly": True},
]
WRONG: Final[Json] = {kind: JUNK for kind in ASKED if kind not in (*COMPUTED, *ANYTHING)}
ROW: Final[Json] = {kind: JUNK for kind in COLUMNS if kind not in ANYTHING}
FORBIDDEN: Final[Json] = {**dict.fromkeys(COMPUTED, 1), "closed": "x", "locked": "x", "gone": "x"}


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world)
    make_record_type(world, "thing", fields=FIELDS)
    make_application()
    form = forms.current_version("thing")
    facts = TypeFacts(code="thing", name=text("物", "Thing"))
    create_type(application="crm", facts=facts, by=SYSTEM, at=NOON)
    binding = Binding(form="thing", process="plain", content=type_content("WU"))
    publish_type(code="thing", binding=binding, by=SYSTEM, at=NOON)
    assert len(form.fields) == len(FIELDS)
    return world


def names() -> dict[str, str]:
    fields = forms.current_version("thing").fields
    inner = {column.id: column.code for one in fields for column in one.columns}
    return {**{one.id: one.code for one in fields}, **inner}


def by_id(answers: Json) -> Json:
    return engine.by_id(forms.current_version("thing").definition, answers)


def told(problems: list[tuple[str, str]]) -> Told:
    """Which field is refused for what; a path in a row says the column."""
    known = names()
    return {known.get(path.split(".")[-1], path.split(".")[-1]): code for path, code in problems}


def refusals(refused: Refusal) -> Told:
    assert isinstance(refused, InvalidInput | NotEditable)
    return told([(one.path, one.code) for one in refused.problems])


def at_each_door(world: World, api: Api, wrong: Json) -> dict[str, Told]:
    """What a handler is told of these answers wherever records and requests are made or changed."""
    by, made = world.actor("handler"), make_record(world, "thing")
    order = submit(request=Request(type="thing", title="修"), by=by, at=NOON)
    over_http, address = api.as_person(world.handler), "record-types/thing/records"
    with pytest.raises(Refusal) as created:
        make_record(world, "thing", who="handler", **wrong)
    [outcome] = bulk_change(
        record_type="thing", ids=[made], answers=wrong, by=by, at=NOON, is_trial=True
    )
    with pytest.raises(Refusal) as requested:
        submit(request=Request(type="thing", title="修", answers=by_id(wrong)), by=by, at=NOON)
    with pytest.raises(Refusal) as corrected:
        change_details(number=order.number, details=Details(answers=by_id(wrong)), by=by, at=NOON)
    posted = over_http.post(address, {"answers": wrong})
    put = over_http.put(f"{address}/{made}", {"answers": wrong})
    in_bulk = over_http.post("record-types/thing/bulk-changes", {"ids": [made], "answers": wrong})
    return {
        "create": refusals(created.value),
        "bulk": told([(one.path, one.code) for one in outcome.problems]),
        "request": refusals(requested.value),
        "correction": refusals(corrected.value),
        "POST": of_answer(posted.json()["facts"]["problems"]),
        "PUT": of_answer(put.json()["facts"]["problems"]),
        "POST bulk": of_answer(in_bulk.json()["items"][0]["problems"]),
    }


def of_answer(problems: list[dict[str, str]]) -> Told:
    return told([(one["path"], one["code"]) for one in problems])


def test_every_kind_is_refused_alike_at_every_door(world: World, api: Api) -> None:
    found = at_each_door(world, api, WRONG)

    assert found["create"].keys() == WRONG.keys()
    assert {door: said for door, said in found.items() if said != found["create"]} == {}


def test_every_kind_of_column_is_refused_alike_at_every_door(world: World, api: Api) -> None:
    found = at_each_door(world, api, {"subtable": [ROW]})

    assert found["create"].keys() == ROW.keys()
    assert {door: said for door, said in found.items() if said != found["create"]} == {}


def test_what_is_hidden_locked_computed_or_unknown_is_refused_alike_at_every_door(
    world: World, api: Api
) -> None:
    found = at_each_door(world, api, FORBIDDEN)

    assert found["create"] == {
        **dict.fromkeys(COMPUTED, "forms.computed"),
        "closed": "forms.not_editable",
        "locked": "forms.read_only",
        "gone": "forms.unknown_field",
    }
    assert {door: said for door, said in found.items() if said != found["create"]} == {}


def test_a_table_taken_over_is_refused_like_the_answers_it_means(world: World) -> None:
    by, words = world.actor("handler"), "§nonsense§"
    fields = [one for one in forms.current_version("thing").fields if may_import(one)]
    columns = [one for one in fields if one.code not in ("closed", "locked")]
    meant = {one.code: KINDS[one.kind].import_text(words, one, ImportContext()) for one in columns}
    with pytest.raises(InvalidInput) as created:
        make_record(world, "thing", who="handler", **meant)
    lines = [",".join(one.code for one in columns), ",".join([words] * len(columns))]
    sent = Sent(name="x.csv", chunks=["\n".join(lines).encode()])
    file_id = store(sent=sent, by=by, at=NOON)
    run = begin_import(record_type="thing", file_id=file_id, by=by, at=NOON)
    mapping = {"columns": [{"column": one.code, "field": one.code} for one in columns]}

    ask_import(run_id=run, mapping=mapping, is_trial=True, by=by, at=NOON)
    carry_import(run_id=run, clock=lambda: NOON)

    problems = record_import(run, by=by).problems
    imported = told([(str(one["path"]), str(one["code"])) for one in problems])
    assert imported == refusals(created.value)
    assert len(imported) > 15


def test_whoever_holds_a_link_is_refused_like_everybody(world: World, api: Api) -> None:
    form = forms.version(record_type("thing").form_version_id)
    asked = opened(form, {one.id for one in form.fields})
    body = {"target": "record_type", "code": "thing", "name": text("登记", "Sign up"),
            "fields": [one.id for one in asked]}  # fmt: skip
    link = api.as_person(world.administrator).post("form-links", body).json()
    key = urlparse(str(link["url"])).path.rpartition("/")[2]
    wrong = {code: value for code, value in WRONG.items() if code in {one.code for one in asked}}
    with pytest.raises(InvalidInput) as created:
        make_record(world, "thing", who="handler", **wrong)

    answer = api.as_nobody().post(f"public/forms/{key}/filings", {"answers": by_id(wrong)})
    unknown = api.as_nobody().post(f"public/forms/{key}/filings", {"answers": {"locked": "x"}})

    assert of_answer(answer.json()["facts"]["problems"]) == refusals(created.value)
    assert len(wrong) > 10
    assert unknown.status_code == 409


def test_a_document_and_a_table_are_what_the_list_of_kinds_says() -> None:
    assert isinstance(KINDS["subtable"], SubtableKind)
    assert set(WRONG) | set(COMPUTED) | set(ANYTHING) == set(ASKED)
