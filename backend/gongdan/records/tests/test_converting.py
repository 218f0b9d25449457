"""While answers are copied into the field that replaces theirs, everybody reads them already."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.record_types import publish_record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, TIERS, make_record_type, publish_form
from gongdan.forms import queries as forms
from gongdan.forms.conversion import convert
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.queries.upgrades import conversion_at
from gongdan.kernel.actors import SYSTEM
from gongdan.records import sql
from gongdan.records.casting import cast_sql
from gongdan.records.commands.fieldwork import carry_fieldwork
from gongdan.records.commands.records import change
from gongdan.records.grouping import Level, Measure
from gongdan.records.listing import Sort, Wanted
from gongdan.records.models import FieldWork
from gongdan.records.queries.documents import stored_documents
from gongdan.records.queries.exports import table
from gongdan.records.queries.groups import groups
from gongdan.records.queries.lists import records
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db

AREA = {"code": "area", "kind": "text", "label": {"zh-CN": "面积"}}
LARGE = {"op": ">", "args": [{"field": "area_m2"}, {"value": 50}]}


@pytest.fixture
def world() -> World:
    """Two customers whose area was words and is to become a number, of whom none is copied."""
    world = make_world()
    make_record_type(world, fields=[*CUSTOMER_FIELDS, AREA])
    make_record(world, name="甲", area="120.5")
    make_record(world, name="乙", area="很大")
    make_record(world, name="丙", area="7")
    *fields, old = forms.current_version("customer").content["fields"]
    new = {"code": "area_m2", "kind": "number", "label": {"zh-CN": "面积"}, "scale": 2}
    publish_form("customer", [*fields, {**new, "replaces": old["id"]}])
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)
    return world


def listed(world: World, **how: object) -> list[tuple[str, object]]:
    page = records("customer", Wanted(**how), by=world.actor("lead"))  # type: ignore[arg-type]
    return [(str(row.answers["name"]), row.answers.get("area_m2")) for row in page.items]


def seen(world: World) -> tuple[object, ...]:
    """What lists, filters, sorts, sums and exports say."""
    sums = groups(
        "customer",
        Wanted(filter=LARGE),
        levels=[Level("area_m2")],
        measures=[Measure("sum", "area_m2")],
        by=world.actor("lead"),
    )
    return (
        listed(world),
        listed(world, filter=LARGE),
        listed(world, sort=[Sort("area_m2")]),
        [(one.keys, one.measures) for one in sums],
        [row[-1] for row in table("customer", Wanted(), by=world.actor("lead"))],
    )


def carry() -> FieldWork:
    work = FieldWork.objects.get(kind="convert")
    carry_fieldwork(work_id=work.pk, clock=lambda: NOON)
    work.refresh_from_db()
    return work


def carry_all() -> None:
    for work in FieldWork.objects.order_by("id"):
        carry_fieldwork(work_id=work.pk, clock=lambda: NOON)


def worded(world: World) -> list[object]:
    rows = records("customer", Wanted(), by=world.actor("lead")).items
    return [row.answers.get("area_words") for row in rows]


def named_by(world: World, words: str) -> list[object]:
    wanted = Wanted(filter={"op": "=", "args": [{"field": "area_words"}, {"value": words}]})
    rows = records("customer", wanted, by=world.actor("lead")).items
    return [row.answers["name"] for row in rows]


def test_publishing_begins_and_readers_see_before_what_they_see_after(world: World) -> None:
    before = seen(world)
    work = carry()

    assert (work.state, work.counts) == ("done", {"ok": 2, "failed": 1})
    assert before == seen(world)
    assert before == (
        [("丙", "7"), ("乙", None), ("甲", "120.5")],
        [("甲", "120.5")],
        [("丙", "7"), ("甲", "120.5"), ("乙", None)],
        [(["120.5"], ["120.5"]), ([], ["120.5"])],
        ["面积", "7", "", "120.5"],
    )


def test_what_somebody_changes_or_empties_meanwhile_stays(world: World) -> None:
    rows = records("customer", Wanted(), by=world.actor("lead")).items
    ids = {str(row.answers["name"]): row.id for row in rows}
    by, code = world.actor("lead"), "customer"
    change(record_type=code, record_id=ids["甲"], answers={"area_m2": None}, by=by, at=NOON)
    change(record_type=code, record_id=ids["丙"], answers={"area_m2": "8"}, by=by, at=NOON)
    change(record_type=code, record_id=ids["乙"], answers={"name": "乙二"}, by=by, at=NOON)

    during = listed(world)
    carry()

    assert during == listed(world) == [("丙", "8"), ("乙二", None), ("甲", None)]
    assert stored("customer", ids["丙"])["area_m2"] == "8"


def test_a_field_that_replaces_a_waiting_one_is_read_through_both(world: World) -> None:
    *fields, old = forms.current_version("customer").content["fields"]
    new = {"code": "area_words", "kind": "text", "label": {"zh-CN": "面积"}}
    publish_form("customer", [*fields, {**new, "replaces": old["id"]}])
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)
    # Whatever order the table has them in, the older work is read first.
    FieldWork.objects.order_by("id")[0].save()

    before, found = worded(world), named_by(world, "120.5")
    carry_all()

    assert before == worded(world) == ["7", None, "120.5"]
    assert found == named_by(world, "120.5") == ["甲"]


def test_what_was_written_into_a_waiting_field_stays_when_it_is_asked_no_longer(
    world: World,
) -> None:
    made = make_record(world, name="丁", area_m2="9")
    *fields, _ = forms.current_version("customer").content["fields"]
    publish_form("customer", fields)
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)

    said = {"name": "丁二"}
    change(record_type="customer", record_id=made, answers=said, by=world.actor("lead"), at=NOON)

    form_id = forms.current_version("customer").form_id
    assert "9" in stored_documents([(form_id, made)])[made].values()


def field(key: str, kind: str, **said: object) -> FieldDefinition:
    return FieldDefinition(id=key, code=key, kind=kind, label={}, settings=said)


OLD = "f_aaaaaaaaaa"
NEW = "f_bbbbbbbbbb"
NUMBERS = st.decimals(-(10**6), 10**6, places=3).map(lambda one: format(one.normalize(), "f"))
WORDS = st.sampled_from(["12", "007", "-3.50", "1,200", "很大", "", "2020-02-31", "2020-02-29",
    "2024-12-01", "重要", "VIP", "vip", "Plain", "0.001", "9" * 16])  # fmt: skip
KEYS = st.sampled_from(["vip", "plain", "gone"])
PAIRS: list[tuple[FieldDefinition, FieldDefinition, st.SearchStrategy[object]]] = [
    (field(OLD, "text"), field(NEW, "number", scale=2), st.one_of(WORDS, NUMBERS)),
    (field(OLD, "text"), field(NEW, "number", min="0"), st.one_of(WORDS, NUMBERS)),
    (field(OLD, "number", scale=3), field(NEW, "text"), NUMBERS),
    (field(OLD, "text"), field(NEW, "date"), WORDS),
    (field(OLD, "date"), field(NEW, "text"), st.dates().map(str)),
    (field(OLD, "text"), field(NEW, "select", options=TIERS), WORDS),
    (field(OLD, "select", options=TIERS), field(NEW, "multiselect", options=TIERS), KEYS),
    (field(OLD, "multiselect", options=TIERS), field(NEW, "select", options=TIERS),
     st.lists(KEYS, unique=True)),
    (field(OLD, "money"), field(NEW, "number", scale=2),
     st.builds(lambda amount: {"amt": amount, "cur": "CNY"}, NUMBERS)),
]  # fmt: skip


@pytest.mark.parametrize("place", range(len(PAIRS)))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_database_reads_an_old_answer_as_it_will_be_copied_or_not_at_all(
    place: int, data: st.DataObject
) -> None:
    before, after, values = PAIRS[place]
    value = data.draw(values)

    read = _read(cast_sql(before, after), value)

    made = convert(_json(value), before, after, conversion_at(NOON))
    assert read is None or _same(read, made.value)


def test_plain_answers_are_read_by_the_database() -> None:
    text, number = field(OLD, "text"), field(NEW, "number", scale=2)
    tier = field(NEW, "select", options=TIERS)

    assert str(_read(cast_sql(text, number), "120.5")) == "120.5"
    assert _read(cast_sql(text, tier), "重要") == "vip"
    assert str(_read(cast_sql(text, field(NEW, "date")), "2020-02-29")) == "2020-02-29"
    assert cast_sql(text, field(NEW, "member")) is None


def _read(statement: str | None, value: object) -> object:
    if statement is None:
        return None
    document = json.dumps({OLD: value})
    rows = sql.fetch(f"SELECT {statement} FROM (SELECT %s::jsonb AS data) r", [document])  # noqa: S608
    return rows[0][0]


def _json(value: object) -> Json:
    return value  # type: ignore[return-value]


def _same(read: object, made: Json) -> bool:
    if isinstance(made, str) and not isinstance(read, str):
        return made == str(read) or float(made) == float(str(read))
    return read == made
