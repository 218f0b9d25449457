"""A new builder makes 办公用品申领 from nothing on screen, approvals and all, and it is used."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from people import Person, Town

NUMBER = re.compile(r"SC-\d{8}-\d{4}")
# Publishing, first pages and slow machines: what is waited for here comes from a server at work.
PATIENT = 30_000
# The head of the requester's department, and somebody of the team that hands supplies out.
HEAD, CLERK = "hejianjun", "wujun"


def test_s4_3_an_application_is_built_without_a_line_of_code_and_used(town: Town) -> None:
    builder = town.person("administrator")
    requester = town.person("requester")

    _begins_the_application(builder)
    _keeps_stock(builder)
    _lists_and_charts_it(builder)
    _lets_requesters_read_it(builder)
    _begins_the_type(builder)
    _designs_the_form(builder)
    _draws_two_approvals(builder)
    _publishes_the_type(builder)
    number = _files(requester)
    _agrees(town.person(HEAD), number)
    _agrees(town.person(CLERK), number)

    stages = builder.get(f"work-orders/{number}")["stages"]
    agreed = [one["name"]["zh-CN"] for one in stages if one["state"] == "visited"]
    assert agreed[1:3] == ["主管同意", "行政同意"]
    builder.go(f"/work-orders/{number}")
    builder.sees("A4 打印纸", within=PATIENT)
    builder.sees("三楼文印室", within=PATIENT)


def _begins_the_application(builder: Person) -> None:
    page = builder.page
    builder.go("/build/packages")
    builder.button("新建应用").click()
    page.get_by_label("应用名称（中文）").fill("办公用品")
    page.get_by_label("代码").fill("supplies")
    page.get_by_label("兜底组").click()
    page.get_by_title("行政后勤组").last.click()
    builder.button("新建", exact=True).click()
    _listed(builder, "办公用品")


def _keeps_stock(builder: Person) -> None:
    """A record type with a form of its own, taken into use, with one thing in stock."""
    page = builder.page
    builder.go("/data")
    builder.button("新建数据表").click()
    page.get_by_label("名称（中文）").fill("用品库存")
    page.get_by_label("代码").fill("stock")
    page.get_by_role("dialog").get_by_label(re.compile("^应用")).click()
    page.get_by_title("办公用品").last.click()
    builder.button("建好，去设计表单").click()
    expect(page).to_have_url(re.compile("/build/forms/stock"), timeout=PATIENT)
    _adds(builder, "单行文字", "品名")
    _adds(builder, "数字", "库存")
    _adds(builder, "是否", "常用")
    _publishes_the_form(builder)
    builder.go("/data")
    builder.button("启用").click()
    builder.sees("已启用", within=PATIENT)
    builder.go("/data/stock/new")
    page.get_by_label("品名").fill("A4 打印纸")
    page.get_by_label("库存").fill("120")
    builder.button("保存", exact=True).or_(builder.button("保存 Ctrl")).last.click()
    expect(page).to_have_url(re.compile(r"/data/stock/\d+"), timeout=PATIENT)


def _lists_and_charts_it(builder: Person) -> None:
    """A list that everybody finds, and the stock as a chart."""
    page = builder.page
    builder.go("/data/stock")
    _keeps(builder, "库存清单")
    builder.button("图表").or_(page.get_by_label("图表")).first.click()
    expect(page.get_by_role("list", name="常用")).to_contain_text("1", timeout=PATIENT)
    page.get_by_label("看", exact=True).click()
    page.get_by_title("库存合计").last.click()
    expect(page.get_by_role("list", name="常用")).to_contain_text("120", timeout=PATIENT)
    _keeps(builder, "库存图")


def _keeps(builder: Person, name: str) -> None:
    """What is shown is kept for everybody under a name."""
    page = builder.page
    builder.button("存为视图").click(timeout=PATIENT)
    asked = _asked(builder)
    asked.get_by_role("textbox").first.fill(name)
    asked.get_by_text("所有人").click()
    asked.get_by_role("button", name="存下").click()
    expect(page.get_by_role("link", name=name).first).to_be_visible(timeout=PATIENT)


def _draws_two_approvals(builder: Person) -> None:
    """First whoever leads the requester's department, then anybody of the team."""
    page = builder.page
    builder.go("/build/processes/supplies-claim")
    _asks(builder, "主管同意")
    _asks(builder, "行政同意")
    page.get_by_label("怎样找到人").click()
    page.get_by_title("处理组", exact=True).last.click()
    page.get_by_role("combobox", name="处理组").click()
    page.get_by_title("行政后勤组").last.click()
    page.get_by_text("或签：一人同意即可").click()
    expect(page.get_by_text(re.compile("已保存"))).to_be_visible(timeout=PATIENT)
    builder.button("发布", exact=True).click()
    _asked(builder).get_by_role("button", name=re.compile("发布")).last.click()
    builder.sees(re.compile(r"v2 使用中"), within=PATIENT)


def _asks(builder: Person, name: str) -> None:
    """Another approval right before the work is given out."""
    page = builder.page
    page.get_by_label("在“派单”之前加节点").click(timeout=PATIENT)
    chooser = page.get_by_role("dialog", name="在这里加")
    chooser.get_by_role("button", name="审批").click()
    page.get_by_label("节点名称").first.fill(name)


def _agrees(person: Person, number: str) -> None:
    """Whoever is asked, with no work of their own here, says yes."""
    person.go(f"/work-orders/{number}")
    yes = person.page.get_by_role("button", name=re.compile(r"^同意(\s*Y)?$"))
    yes.click(timeout=PATIENT)
    expect(yes).to_have_count(0, timeout=PATIENT)


def _lets_requesters_read_it(builder: Person) -> None:
    page = builder.page
    builder.go("/data/stock/settings")
    page.get_by_label("请求人可以做什么").click(timeout=PATIENT)
    page.get_by_title("查看", exact=True).last.click()
    page.get_by_label("请求人对哪些数据").click()
    page.get_by_title("全部", exact=True).last.click()
    builder.button("发布", exact=True).click()
    _asked(builder).get_by_role("button", name=re.compile("发布")).last.click()
    builder.sees("已发布", within=PATIENT)


def _begins_the_type(builder: Person) -> None:
    page = builder.page
    builder.go("/build/types?app=supplies")
    builder.button("新建工单类型").click()
    page.get_by_label("名称（中文）").fill("办公用品申领")
    page.get_by_label("代码").fill("supplies-claim")
    builder.button("新建", exact=True).click()
    expect(page).to_have_url(re.compile("/build/types/supplies-claim"), timeout=PATIENT)


def _designs_the_form(builder: Person) -> None:
    page = builder.page
    builder.link("设计表单").click()
    _adds(builder, "单行文字", "送到哪儿")
    _adds(builder, "关联", "领什么")
    page.get_by_label("关联哪种数据").click()
    page.get_by_title("用品库存").last.click()
    _adds(builder, "子表", "明细")
    _adds(builder, "单行文字", "规格")
    _adds(builder, "数字", "数量")
    _publishes_the_form(builder)


def _publishes_the_type(builder: Person) -> None:
    builder.go("/build/types/supplies-claim")
    builder.sees("表单或流程有了更新的版本", within=PATIENT)
    builder.button("发布", exact=True).click()
    builder.button("现在发布").click()
    builder.sees("已发布 v2", within=PATIENT)


def _files(requester: Person) -> str:
    page = requester.page
    requester.go("/portal")
    requester.link("办公用品申领").first.click(timeout=PATIENT)
    page.get_by_label("怎么了？").fill("领打印纸")
    page.get_by_label("请说明需要什么").fill("月底印标书要用")
    page.get_by_label("送到哪儿").fill("三楼文印室")
    requester.button("选择", exact=True).first.click()
    page.get_by_role("dialog").get_by_role("button", name="A4 打印纸").click(timeout=PATIENT)
    requester.button("加一行").click()
    page.get_by_label(re.compile("规格")).last.fill("80 克")
    page.get_by_label(re.compile("数量")).last.fill("5")
    page.get_by_text("不着急").click()
    requester.button("提交").click()
    requester.sees("收到了，交给我们", within=PATIENT)
    found = NUMBER.search(page.inner_text("body"))
    assert found
    return found[0]


def _adds(builder: Person, kind: str, name: str) -> None:
    """A field from the palette, named at once."""
    builder.button(kind).first.click(timeout=PATIENT)
    label = builder.page.get_by_role("tabpanel", name="属性").get_by_label("名称").first
    expect(label).to_be_visible()
    label.fill(name)


def _publishes_the_form(builder: Person) -> None:
    expect(builder.page.get_by_text(re.compile("已保存"))).to_be_visible(timeout=PATIENT)
    builder.sees("没有错误", within=PATIENT)
    builder.button("发布").click()
    _asked(builder).get_by_role("button", name=re.compile("发布")).last.click()
    builder.sees(re.compile(r"v\d 使用中"), within=PATIENT)


def _asked(builder: Person) -> Locator:
    return builder.page.get_by_role("dialog")


def _listed(builder: Person, name: str) -> None:
    line = builder.page.get_by_role("listitem").filter(has_text=name)
    expect(line.first).to_be_visible(timeout=PATIENT)
