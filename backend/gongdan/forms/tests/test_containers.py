"""What a hidden tab or section hides."""

from __future__ import annotations

from gongdan.forms.tests.makers import codes, field_id, make_form, make_item, submit

IS_NET = {"op": "=", "args": [{"field": "topic"}, {"value": "net"}]}
FORM = make_form(
    make_item("select", "topic"),
    make_item("section", "cables", visible=IS_NET),
    make_item("text", "port", required=True),
    make_item("section", "other"),
    make_item("text", "remark"),
    make_item("tab", "second", visible=IS_NET),
    make_item("text", "floor", required=True),
    make_item("tab", "third"),
    make_item("text", "name"),
)


def test_what_stands_in_a_hidden_container_is_neither_asked_nor_kept() -> None:
    cleaned = submit(FORM, topic="pc", port="A1", floor="3", remark="slow", name="Li")

    assert cleaned.problems == ()
    assert cleaned.answers == {
        field_id("topic"): "pc",
        field_id("remark"): "slow",
        field_id("name"): "Li",
    }


def test_what_stands_in_a_container_that_shows_is_asked() -> None:
    cleaned = submit(FORM, topic="net")

    assert codes(cleaned.problems) == [
        (field_id("port"), "forms.required"),
        (field_id("floor"), "forms.required"),
    ]
    assert cleaned.missing == (field_id("port"), field_id("floor"))


def test_a_section_ends_with_its_tab() -> None:
    form = make_form(
        make_item("select", "topic"),
        make_item("tab", "first"),
        make_item("section", "part", visible=IS_NET),
        make_item("tab", "second"),
        make_item("text", "name", required=True),
    )

    assert submit(form, topic="pc").missing == (field_id("name"),)
