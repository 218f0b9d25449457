"""A process is drawn with the mouse and the keys: carried, taken back, copied, folded, found."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from people import Person, Town

PATIENT = 30_000
FIRST = ("提交", "办理", "办理", "结束")


def test_steps_are_carried_by_the_mouse_and_taken_back_by_keys(town: Town) -> None:
    builder = town.person("builder")
    _begins(builder)
    _stands(builder, *FIRST)

    _carries(builder, _kind(builder, "审批"), _slot(builder, 1))
    _stands(builder, "提交", "审批", "办理", "办理", "结束")
    _carries(builder, _step(builder, "审批"), _slot(builder, 3))
    _stands(builder, "提交", "办理", "审批", "办理", "结束")
    builder.page.keyboard.press("Control+z")
    _stands(builder, "提交", "审批", "办理", "办理", "结束")
    builder.page.keyboard.press("Control+z")
    _stands(builder, *FIRST)
    builder.page.keyboard.press("Control+Shift+z")
    _stands(builder, "提交", "审批", "办理", "办理", "结束")
    expect(_steps(builder)).to_have_count(5)


def test_what_is_let_go_nowhere_stays_and_a_block_is_copied_folded_and_found(town: Town) -> None:
    builder = town.person("builder")
    _begins(builder)
    page = builder.page

    _takes(page_of=builder, what=_step(builder, "办理"))
    page.mouse.move(*_middle(_slot(builder, 1)), steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()
    _stands(builder, *FIRST)

    _carries(builder, _kind(builder, "并行"), _slot(builder, 1))
    _stands(builder, "提交", "并行", "办理", "办理", "结束")
    _step(builder, "并行").click()
    page.keyboard.press("Control+d")
    expect(_steps(builder).and_(page.get_by_label(re.compile("^并行")))).to_have_count(2)
    page.keyboard.press("Delete")
    _stands(builder, "提交", "并行", "办理", "办理", "结束")

    _step(builder, "并行").click()
    page.keyboard.press("f")
    expect(_step(builder, "并行")).to_have_accessible_name(re.compile("已折叠"))
    page.keyboard.press("+")
    expect(page.get_by_text(re.compile(r"1[0-9]{2} %"))).to_be_visible()
    page.get_by_label("找节点").fill("关闭")
    page.get_by_role("region", name="流程里").get_by_role("button").first.click()
    expect(_step(builder, "结束")).to_have_attribute("aria-pressed", "true")


def _begins(builder: Person) -> None:
    builder.go("/build/processes")
    builder.button("新建流程").click(timeout=PATIENT)
    dialog = builder.page.get_by_role("dialog")
    dialog.get_by_label(re.compile("流程名称")).first.fill("拖放")
    dialog.get_by_role("button", name="新建").click()
    expect(builder.page.locator("[data-canvas]")).to_be_visible(timeout=PATIENT)


def _kind(builder: Person, name: str) -> Locator:
    palette = builder.page.get_by_role("complementary").first
    return palette.get_by_role("button", name=name, exact=True)


def _steps(builder: Person) -> Locator:
    return builder.page.locator("[data-canvas] [data-hit][aria-label]")


def _step(builder: Person, kind: str) -> Locator:
    return _steps(builder).and_(builder.page.get_by_label(re.compile(f"^{kind}"))).first


def _slot(builder: Person, index: int) -> Locator:
    """The plus before the step of this number in the outermost sequence."""
    return builder.page.locator(f'[data-slot=":{index}"]')


def _stands(builder: Person, *kinds: str) -> None:
    """The steps of the canvas from top to bottom, by their kinds; branches are none."""
    steps = _steps(builder)
    for place, kind in enumerate(kinds):
        expect(steps.nth(place)).to_have_accessible_name(re.compile(f"^{kind}"), timeout=PATIENT)


def _carries(builder: Person, what: Locator, onto: Locator) -> None:
    _takes(page_of=builder, what=what)
    builder.page.mouse.move(*_middle(onto), steps=12)
    builder.page.mouse.up()


def _takes(*, page_of: Person, what: Locator) -> None:
    what.scroll_into_view_if_needed()
    x, y = _middle(what)
    page_of.page.mouse.move(x, y)
    page_of.page.mouse.down()
    page_of.page.mouse.move(x + 8, y + 8, steps=3)


def _middle(what: Locator) -> tuple[float, float]:
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
