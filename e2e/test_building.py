"""A builder makes an application from nothing on screen; a requester files in it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from people import Person, Town

NUMBER = re.compile(r"SC-\d{8}-\d{4}")


def test_an_application_is_built_without_a_line_of_code_and_used(town: Town) -> None:
    builder = town.person("administrator")
    requester = town.person("requester")

    _begins_the_application(builder)
    _begins_the_type(builder)
    _designs_the_form(builder)
    _publishes_the_type(builder)
    number = _files(requester)

    builder.go(f"/work-orders/{number}")
    builder.sees("A4 打印纸")
    builder.sees("一车间")


def _begins_the_application(builder: Person) -> None:
    page = builder.page
    builder.go("/build/packages")
    builder.button("新建应用").click()
    page.get_by_label("应用名称（中文）").fill("行政物资")
    page.get_by_label("代码").fill("supplies")
    page.get_by_label("兜底组").click()
    page.get_by_title("行政后勤组").last.click()
    builder.button("新建", exact=True).click()
    builder.sees("已保存")
    expect(page.get_by_role("listitem").filter(has_text="行政物资")).to_be_visible()


def _begins_the_type(builder: Person) -> None:
    page = builder.page
    builder.go("/build/types?app=supplies")
    builder.button("新建工单类型").click()
    page.get_by_label("名称（中文）").fill("物资申领")
    page.get_by_label("代码").fill("supplies-claim")
    builder.button("新建", exact=True).click()
    expect(page).to_have_url(re.compile("/build/types/supplies-claim"))


def _designs_the_form(builder: Person) -> None:
    page = builder.page
    builder.link("设计表单").click()
    builder.button("单选").first.click()
    page.get_by_label("名称").first.fill("送到哪儿")
    builder.button("数字").first.click()
    page.get_by_label("名称").first.fill("数量")
    expect(page.get_by_text(re.compile("已保存"))).to_be_visible()
    builder.sees("没有错误")
    builder.button("发布").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("发布")).last.click()
    builder.sees("v2")


def _publishes_the_type(builder: Person) -> None:
    builder.go("/build/types/supplies-claim")
    builder.sees("表单或流程有了更新的版本")
    builder.button("发布", exact=True).click()
    builder.button("现在发布").click()
    builder.sees("已发布 v2")


def _files(requester: Person) -> str:
    page = requester.page
    requester.go("/portal")
    requester.link("物资申领").first.click()
    page.get_by_label("怎么了？").fill("领打印纸，送到一车间")
    page.get_by_label("请说明需要什么").fill("A4 打印纸，一车间要用")
    page.get_by_label("数量").fill("5")
    page.get_by_text("不着急").click()
    requester.button("提交").click()
    requester.sees("收到了，交给我们")
    found = NUMBER.search(page.inner_text("body"))
    assert found
    return found[0]
