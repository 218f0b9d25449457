"""Signing in, language, light and dark, and the keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from company import PASSWORD
from filing import LAMP, file
from people import Town


def test_a_wrong_password_is_refused_and_the_right_one_leads_where_one_wanted(town: Town) -> None:
    somebody = town.person(None)
    page = somebody.page

    with somebody.refused(400, 401):
        somebody.go("/work/team")
        page.locator("#name").fill("handler")
        page.locator("#password").fill("not the password")
        page.keyboard.press("Enter")
        somebody.sees("名字或密码不对")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/work/team"))
    somebody.sees("我组的")


def test_language_and_appearance_are_switched_and_remembered(town: Town) -> None:
    handler = town.person("lead")
    page = handler.page
    handler.go("/todo")

    handler.button("我的菜单").click()
    page.get_by_role("menuitem", name="中文 / English").hover()
    page.get_by_role("menuitem", name="English", exact=True).click()
    handler.sees("My to-do")
    handler.button("menu").first.click()
    page.get_by_role("menuitem", name="Appearance").hover()
    page.get_by_role("menuitem", name="Dark", exact=True).click()
    page.reload()

    handler.sees("My to-do")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert handler.put("me", {"language": "zh-CN", "called": "", "is_available": True}).ok


def test_the_list_is_worked_by_keys(town: Town) -> None:
    requester, handler = town.person("requester"), town.person("wujun")
    file(requester, LAMP, title="按键测试：走廊灯不亮")
    file(requester, LAMP, title="按键测试：楼梯灯不亮")
    page, keys = handler.page, handler.page.keyboard
    handler.go("/work/all?q=按键测试")
    upper, lower = (page.locator("[role=row][data-number]").nth(place) for place in (0, 1))
    expect(lower).to_be_visible()

    keys.press("j")
    expect(lower).to_have_attribute("aria-current", "true")
    keys.press("k")
    expect(upper).to_have_attribute("aria-current", "true")
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/work-orders/XZ-"))
    keys.press("c")
    expect(page.get_by_label("回复请求人", exact=True)).to_be_focused()
    keys.type("这就去看")
    keys.press("Control+Enter")
    expect(page.get_by_role("article").filter(has_text="这就去看")).to_be_visible()


def test_the_keys_are_shown_and_a_slash_finds(town: Town) -> None:
    number = file(town.person("requester"), LAMP, title="仓库通道灯不亮")
    handler = town.person("wujun")
    dialog, keys = handler.page.get_by_role("dialog"), handler.page.keyboard
    handler.go("/todo")
    handler.sees("仓库通道灯不亮")

    keys.press("?")
    expect(dialog).to_contain_text("快捷键")
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    keys.press("/")
    keys.type(number)

    expect(handler.page.get_by_role("option").filter(has_text=number)).to_be_visible()
