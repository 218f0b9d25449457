"""A form is shaped with the mouse and the keys: carried, taken back, copied, tried as a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from people import Person, Town

PATIENT = 30_000


def test_fields_are_carried_by_the_mouse_copied_and_taken_back_by_keys(town: Town) -> None:
    builder = town.person("administrator")
    _begins_a_form(builder)

    _carries_five(builder)
    _takes_back(builder)
    _copies(builder)
    expect(builder.page.get_by_text(re.compile("已保存"))).to_be_visible(timeout=PATIENT)
    builder.page.reload()
    _stands(builder, "单行文字", "数字", "子表")
    _carries(builder, _kind(builder, "日期"), builder.page.locator("[data-table]"))
    expect(builder.page.get_by_text(re.compile("已保存"))).to_be_visible(timeout=PATIENT)
    _is_tried_on_a_phone(builder)


def _carries_five(builder: Person) -> None:
    _carries(builder, _kind(builder, "单行文字"), _canvas(builder))
    _stands(builder, "单行文字")
    _carries(builder, _kind(builder, "数字"), _field(builder, "单行文字"), above=True)
    _stands(builder, "数字", "单行文字")
    _carries(builder, _kind(builder, "子表"), _field(builder, "单行文字"))
    _stands(builder, "数字", "单行文字", "子表")
    _carries(builder, _field(builder, "数字"), _field(builder, "单行文字"))
    _stands(builder, "单行文字", "数字", "子表")
    _carries(builder, _kind(builder, "日期"), builder.page.locator("[data-table]"))
    expect(builder.page.locator("[data-table] [data-hit]")).to_have_count(1)


def _takes_back(builder: Person) -> None:
    builder.page.keyboard.press("Control+z")
    builder.page.keyboard.press("Control+z")
    _stands(builder, "数字", "单行文字", "子表")
    builder.page.keyboard.press("Control+Shift+z")
    _stands(builder, "单行文字", "数字", "子表")


def _copies(builder: Person) -> None:
    _field(builder, "数字").click()
    builder.page.keyboard.press("Control+c")
    _field(builder, "单行文字").click()
    builder.page.keyboard.press("Control+v")
    _stands(builder, "单行文字", "数字", "数字", "子表")
    builder.page.keyboard.press("Alt+ArrowUp")
    _stands(builder, "数字", "单行文字", "数字", "子表")
    builder.page.keyboard.press("Delete")
    _stands(builder, "单行文字", "数字", "子表")


def test_what_is_let_go_outside_or_given_up_stays_where_it_was(town: Town) -> None:
    builder = town.person("administrator")
    _begins_a_form(builder)
    _carries(builder, _kind(builder, "单行文字"), _canvas(builder))
    _carries(builder, _kind(builder, "数字"), _field(builder, "单行文字"))
    page = builder.page

    _takes(builder, _field(builder, "数字"))
    page.mouse.move(*_middle(_field(builder, "单行文字")), steps=8)
    page.keyboard.press("Escape")
    page.mouse.up()
    _stands(builder, "单行文字", "数字")

    _takes(builder, _field(builder, "数字"))
    page.mouse.move(700, 8, steps=8)
    page.mouse.up()
    _stands(builder, "单行文字", "数字")


def _begins_a_form(builder: Person) -> None:
    page = builder.page
    builder.go("/build/forms")
    builder.button("新建表单").click(timeout=PATIENT)
    page.get_by_role("dialog").get_by_label(re.compile("表单名称")).first.fill("拖放")
    page.get_by_role("dialog").get_by_role("button", name="新建").click()
    expect(_canvas(builder)).to_be_visible(timeout=PATIENT)


def _canvas(builder: Person) -> Locator:
    return builder.page.locator("[data-sheet]")


def _kind(builder: Person, name: str) -> Locator:
    palette = builder.page.get_by_role("complementary").first
    return palette.get_by_role("button", name=name, exact=True)


def _field(builder: Person, name: str) -> Locator:
    hits = builder.page.locator("[data-sheet] [data-hit]")
    return hits.and_(builder.page.get_by_label(re.compile(f"^{name}，"))).first


def _stands(builder: Person, *names: str) -> None:
    """The fields of the page in their order, without the columns of sub-tables."""
    fields = builder.page.locator("[data-sheet] [data-into=''] > [data-hit]")
    expect(fields).to_have_count(len(names), timeout=PATIENT)
    for place, name in enumerate(names):
        expect(fields.nth(place)).to_have_accessible_name(re.compile(f"^{name}，"))


def _carries(builder: Person, what: Locator, onto: Locator, *, above: bool = False) -> None:
    """By the real mouse, let go in the upper or the lower part of what lies there."""
    _takes(builder, what)
    box = onto.bounding_box()
    assert box
    share = 0.2 if above else 0.8
    middle = box["x"] + box["width"] / 2
    builder.page.mouse.move(middle, box["y"] + box["height"] * share, steps=12)
    builder.page.mouse.up()


def _takes(builder: Person, what: Locator) -> None:
    what.scroll_into_view_if_needed()
    x, y = _middle(what)
    builder.page.mouse.move(x, y)
    builder.page.mouse.down()
    builder.page.mouse.move(x + 8, y + 8, steps=3)


def _middle(what: Locator) -> tuple[float, float]:
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _is_tried_on_a_phone(builder: Person) -> None:
    page = builder.page
    builder.button("预览").click()
    preview = page.get_by_role("dialog")
    preview.get_by_text("手机").click()
    preview.get_by_label("单行文字").fill("一")
    builder.button("试着提交").click()
    expect(preview.get_by_text(re.compile("可以提交"))).to_be_visible(timeout=PATIENT)
