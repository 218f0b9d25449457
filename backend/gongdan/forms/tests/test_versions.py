"""One version after another: differences, in-place changes, conversions, upgrades, merges."""

from __future__ import annotations

import pytest

from gongdan.forms.conversion import Conversion, convert, may_become
from gongdan.forms.difference import differences
from gongdan.forms.kind import ExportContext, ImportContext
from gongdan.forms.merging import merge_options, merged_answers
from gongdan.forms.registry import KINDS
from gongdan.forms.succession import removed_options, succession_problems, with_aliases
from gongdan.forms.tests.makers import (
    CONTEXT,
    OPTIONS,
    field_id,
    make_content,
    make_field,
    make_form,
    make_item,
)
from gongdan.forms.upgrading import upgrade

ONE, TWO = field_id("one"), field_id("two")
HOW = Conversion(
    CONTEXT,
    ExportContext(time_zone="Asia/Shanghai", name_of=lambda kind, key: f"{kind} {key}"),
    ImportContext("Asia/Shanghai", lambda _kind, name: 7 if name == "person 7" else None),
)


def test_what_differs_is_said_field_by_field() -> None:
    before = make_content(
        make_item("text", "one"), make_item("text", "two"), make_item("text", "old")
    )
    after = make_content(
        make_item("number", "new"),
        {**make_item("text", "two", required=True), "code": "second"},
        make_item("textarea", "one", label={"en": "First"}),
        title=[ONE],
    )

    found = [(c.what, c.code, c.setting, c.before, c.after) for c in differences(before, after)]

    assert found == [
        ("added", "new", "", None, None),
        ("moved", "second", "after", "one", "new"),
        ("renamed", "second", "code", "two", "second"),
        ("changed", "second", "required", None, True),
        ("kind_changed", "one", "kind", "text", "textarea"),
        ("changed", "one", "label", {"zh-CN": "one"}, {"en": "First"}),
        ("retired", "old", "", None, None),
        ("changed", "", "title", None, [ONE]),
    ]


def test_a_column_of_a_sub_table_is_told_like_a_field() -> None:
    column = make_item("text", "name")
    before = make_content(make_item("subtable", "lines", columns=[column]))
    after = make_content(
        make_item("subtable", "lines", columns=[column, make_item("number", "count")])
    )

    assert [(c.what, c.code) for c in differences(before, after)] == [("added", "count")]


def test_one_field_that_moves_past_many_is_the_one_that_moved() -> None:
    items = [make_item("text", code) for code in ("aa", "bb", "cc", "dd")]

    found = differences(make_content(*items), make_content(*items[1:], items[0]))

    assert [(c.what, c.code, c.before, c.after) for c in found] == [("moved", "aa", "", "dd")]


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("text", "text", "same"),
        ("text", "textarea", "in_place"),
        ("image", "attachment", "in_place"),
        ("text", "number", "convert"),
        ("textarea", "text", "convert"),
        ("select", "multiselect", "convert"),
        ("member", "members", "convert"),
        ("formula", "number", "convert"),
        ("text", "subtable", "forbidden"),
        ("text", "link", "forbidden"),
        ("signature", "text", "forbidden"),
        ("text", "signature", "forbidden"),
        ("secret", "text", "forbidden"),
        ("number", "serial", "forbidden"),
        ("section", "text", "forbidden"),
    ],
)
def test_what_may_become_what(before: str, after: str, way: str) -> None:
    assert may_become(before, after) == way


@pytest.mark.parametrize(
    ("before", "value", "after", "made"),
    [
        ("text", "12", "number", ("12", "ok")),
        ("text", "twelve", "number", (None, "failed")),
        ("text", "2026年3月5日", "date", ("2026-03-05", "lossy")),
        ("text", "网络", "select", ("net", "ok")),
        ("text", "打印机", "select", (None, "failed")),
        ("number", "1250", "text", ("1250", "ok")),
        ("number", "12", "money", ({"amt": "12.00", "cur": "CNY"}, "ok")),
        ("money", {"amt": "12.00", "cur": "USD"}, "number", ("12", "lossy")),
        ("select", "net", "multiselect", (["net"], "ok")),
        ("multiselect", ["net", "pc"], "select", ("net", "lossy")),
        ("multiselect", ["pc"], "text", ("电脑", "ok")),
        ("member", 7, "members", ([7], "ok")),
        ("member", 7, "text", ("person 7", "ok")),
        ("text", "person 7", "member", (7, "ok")),
        ("datetime", "2026-11-23T01:05:00Z", "date", ("2026-11-23", "lossy")),
        ("date", "2026-11-23", "datetime", ("2026-11-22T16:00:00Z", "ok")),
        ("bool", True, "text", ("是", "ok")),
        ("textarea", "one\ntwo", "text", (None, "failed")),
        ("textarea", "one\ntwo", "richtext", ("<p>one</p><p>two</p>", "ok")),
        ("text", None, "number", (None, "ok")),
        ("text", "x", "link", (None, "failed")),
    ],
)
def test_conversions(before: str, value: object, after: str, made: tuple[object, str]) -> None:
    found = convert(value, make_field(before), make_field(after), HOW)

    assert (found.value, found.outcome) == made


def test_no_pair_of_kinds_raises() -> None:
    outcomes = {
        may_become(before, after)
        for before in KINDS
        for after in KINDS
        if convert("x", make_field(before), make_field(after), HOW).outcome
    }

    assert outcomes == {"same", "in_place", "convert", "forbidden"}


def test_a_draft_is_carried_to_the_newer_version() -> None:
    before = make_form(make_item("text", "one"), make_item("text", "two"))
    after = make_form(make_item("number", "count", replaces=ONE), make_item("date", "day"))

    found = upgrade(before, after, {ONE: "12", TWO: "gone"}, HOW)

    assert found.answers == {field_id("count"): "12"}
    assert (found.added, found.dropped) == ((field_id("count"), field_id("day")), (TWO,))
    assert (found.lossy, found.failed, found.is_quiet) == ((), (), False)
    assert upgrade(before, before, {ONE: "12"}, HOW).is_quiet


def test_options_are_merged_in_the_definition_and_in_answers() -> None:
    table = make_item("subtable", "lines", columns=[make_item("multiselect", "sort")])
    form = make_form(make_item("select", "one"), table)
    sort, lines = field_id("sort"), field_id("lines")

    content = merge_options(make_content(make_item("select", "one")), field_id=ONE, keys=["pc"])

    assert [o.get("is_active", True) for o in content["fields"][0]["options"]] == [
        True,
        False,
        False,
    ]
    assert merged_answers(form, {ONE: "pc"}, field_id=ONE, merged={"pc": "net"}) == {ONE: "net"}
    assert merged_answers(form, {ONE: "net"}, field_id=ONE, merged={"pc": "net"}) is None
    rows = {lines: [{"id": "r_aaaaaaaaaa", sort: ["pc", "net"]}]}
    assert merged_answers(form, rows, field_id=sort, merged={"pc": "net"}) == {
        lines: [{"id": "r_aaaaaaaaaa", sort: ["net"]}]
    }


def test_what_does_not_follow_the_version_that_holds_is_named() -> None:
    before = make_content(make_item("select", "one"), make_item("text", "two"))
    after = make_content(
        make_item("select", "one", options=OPTIONS[:2]),
        make_item("number", "two"),
        make_item("link", "three", record_type="customer", replaces=TWO),
    )

    assert [(p.path, p.code) for p in succession_problems(before, after)] == [
        ("fields.0.options", "forms.option_removed"),
        ("fields.1.kind", "forms.kind_needs_new_field"),
        ("fields.2.replaces", "forms.kind_changed"),
    ]


def test_branches_do_not_vanish_either() -> None:
    before = [{"key": "a", "children": [{"key": "b"}, {"key": "c"}]}, {"key": "d"}]

    assert removed_options(before, [{"key": "a", "children": [{"key": "c"}]}]) == ["a/b", "d"]


def test_an_old_code_is_kept_as_an_alias_unless_another_field_took_it() -> None:
    before = make_content(make_item("text", "one"), make_item("text", "two"))
    renamed = {**make_item("text", "one"), "code": "first"}
    swapped = {**make_item("text", "two"), "code": "one"}

    alone = with_aliases(before, make_content(renamed))
    taken = with_aliases(before, make_content(renamed, swapped))

    assert alone["fields"][0]["aliases"] == ["one"]
    assert "aliases" not in taken["fields"][0]
    assert taken["fields"][1]["aliases"] == ["two"]
