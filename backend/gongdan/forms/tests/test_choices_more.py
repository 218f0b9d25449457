"""Own words, options that depend on each other, trees, records as options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gongdan.forms.checking import check
from gongdan.forms.kind import ExportContext, ImportContext
from gongdan.forms.registry import KINDS
from gongdan.forms.sources import NoRecords
from gongdan.forms.tests.makers import (
    CONTEXT,
    OPTIONS,
    clean,
    codes,
    field_id,
    make_content,
    make_field,
    make_form,
    make_item,
    problems,
    submit,
)

TREE = [
    {
        "key": "hw",
        "label": {"zh-CN": "硬件", "en": "Hardware"},
        "children": [
            {"key": "pc", "label": {"zh-CN": "电脑", "en": "Computer"}},
            {"key": "fax", "label": {"zh-CN": "传真"}, "is_active": False},
        ],
    },
    {"key": "sw", "label": {"zh-CN": "软件"}},
]


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("other: 打印 机 ", "other:打印 机"),
        ("other:网络", "net"),
        ("other:Network", "net"),
        ("other:net", "net"),
        ("other:传真", "forms.not_an_option"),
        ("other:", "forms.not_an_option"),
        ("other:" + "x" * 201, "forms.not_an_option"),
        ("printer", "forms.not_an_option"),
    ],
)
def test_own_words_that_name_an_option_mean_it(value: str, cleaned: str) -> None:
    assert clean("select", value, other=True) == cleaned


def test_own_words_only_where_they_are_taken() -> None:
    assert clean("select", "other:x") == "forms.not_an_option"
    assert clean("multiselect", ["other:x", "net"], other=True) == ["net", "other:x"]


def test_options_may_depend_on_another_answer() -> None:
    options = [{**OPTIONS[0], "when": ["hw"]}, OPTIONS[1]]
    above = [{"key": "hw", "label": {"en": "Hardware"}}, {"key": "sw", "label": {"en": "Software"}}]
    form = make_form(
        make_item("select", "thing", options=options, depends_on="sort"),
        make_item("select", "sort", options=above),
    )

    assert submit(form, sort="hw", thing="net").problems == ()
    assert submit(form, sort="sw", thing="pc").problems == ()
    assert codes(submit(form, sort="sw", thing="net").problems) == [
        (field_id("thing"), "forms.not_an_option")
    ]
    assert codes(submit(form, thing="net").problems) == [(field_id("thing"), "forms.not_an_option")]


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ([make_item("select", "one", depends_on="two")], "forms.unknown_reference"),
        (
            [make_item("select", "one", depends_on="two"), make_item("text", "two")],
            "forms.wrong_reference",
        ),
    ],
)
def test_it_depends_on_a_choice_that_is_there(items: list[dict], found: str) -> None:
    assert [(p.path, p.code) for p in check(make_content(*items))] == [
        ("fields.0.depends_on", found)
    ]


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, ["hw", "pc"], ["hw", "pc"]),
        ({}, ["hw"], ["hw"]),
        ({"leaf_only": True}, ["hw"], "forms.not_the_last_step"),
        ({}, ["hw", "fax"], "forms.not_an_option"),
        ({}, ["pc"], "forms.not_an_option"),
        ({}, ["hw", "pc", "pc"], "forms.not_an_option"),
        ({}, "hw", "forms.not_an_option"),
        ({}, [], None),
    ],
)
def test_a_path_through_a_tree(settings: dict, value: object, cleaned: object) -> None:
    assert clean("cascader", value, tree=TREE, **settings) == cleaned


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("硬件 / 电脑", ["hw", "pc"]),
        ("hardware>computer", ["hw", "pc"]),
        ("硬件", ["hw"]),
        ("hw/pc", ["hw", "pc"]),
        ("硬件/打印机", "硬件/打印机"),
    ],
)
def test_a_path_is_read_from_names(text: str, meant: object) -> None:
    field = make_field("cascader", tree=TREE)

    assert KINDS["cascader"].import_text(text, field, ImportContext()) == meant


@pytest.mark.parametrize(
    "tree",
    [[], [{"key": "a"}], [TREE[1], TREE[1]], "tree", [{**TREE[1], "children": [{"key": "x"}]}]],
)
def test_a_malformed_tree_is_refused(tree: object) -> None:
    assert problems("cascader", tree=tree) in (
        [("tree", "forms.setting_malformed")],
        [("tree", "forms.no_options")],
    )


class Rooms(NoRecords):
    """Room 5 is there."""

    def exists(self, record_type: str, ids: Sequence[int], **_: object) -> frozenset[int]:
        return frozenset(ids) & {5} if record_type == "room" else frozenset()


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("5", "5"),
        ("6", "forms.not_an_option"),
        ("05", "forms.not_an_option"),
        ("x", "forms.not_an_option"),
    ],
)
def test_records_may_be_the_options(value: str, cleaned: str) -> None:
    field = make_field("select", options=None, source={"record_type": "room"})
    context = replace(CONTEXT, records=Rooms())

    found = KINDS["select"].clean(value, field, context)

    assert getattr(found, "code", found) == cleaned
    assert KINDS["select"].export_text(
        "5", field, ExportContext(name_of=lambda k, i: f"{k} {i}")
    ) == ("record 5")


def test_what_stands_in_a_cell_is_read_as_options() -> None:
    field = make_field("multiselect", options=[
        *OPTIONS, {"key": "both", "label": {"zh-CN": "网络、电脑"}},
    ])  # fmt: skip
    read = KINDS["multiselect"].import_text

    assert read("电脑、网络", field, ImportContext()) == ["pc", "net"]
    assert read("network; pc", field, ImportContext()) == ["net", "pc"]
    assert read("网络、电脑", field, ImportContext()) == ["both"]
    assert read("扫描仪", field, ImportContext()) == ["扫描仪"]
