"""From a request on a phone to its place in the audit, as everybody in it sees it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from people import PHONE, Person, Town
from photographs import photograph

NUMBER = re.compile(r"IT-\d{8}-\d{4}")
CUT = "三楼东侧断网了，网口灯不亮"
ASKED = "是所有网口都不亮，还是只有您这一个？"
NOTE = "上周刚换过这台交换机，先查备机"
ANSWER = "整排都不亮，十来个人"
SOLUTION = "更换三楼弱电间交换机电源模块，网口全部恢复"


def test_one_request_is_filed_worked_on_confirmed_counted_and_found_again(town: Town) -> None:
    requester = town.person("requester", size=PHONE)
    handler = town.person("zhaoqm")
    handler.go("/work/team")
    handler.sees("我组的")

    number = _files_on_the_phone(requester)
    _sees_it_come(handler, number)
    _takes_the_next(handler, number)
    _asks_and_notes(handler)
    _answers_on_the_phone(requester, number)
    _resolves(handler, number)
    _confirms_and_rates(requester, number)
    _lead_reviews(town.person("lead"), number)
    _audit_holds(town.person("administrator"), number)


def _files_on_the_phone(requester: Person) -> str:
    page = requester.page
    requester.go("/portal")
    requester.link("IT 服务台").click()
    requester.link("IT 报修").click()
    page.get_by_label("怎么了？").fill(CUT)
    with page.expect_file_chooser() as chooser:
        page.get_by_text("拍照", exact=True).first.click()
    chooser.value.set_files(photograph("switch.jpg"))
    page.get_by_label("在哪儿").fill("三楼东侧")
    page.get_by_text("我没法干活了").click()
    expect(requester.button("提交")).to_be_enabled()
    requester.button("提交").click()
    requester.sees("收到了，交给我们")
    found = NUMBER.search(page.inner_text("body"))
    assert found
    return found[0]


def _sees_it_come(handler: Person, number: str) -> None:
    handler.sees(number, within=2_000)
    expect(handler.page.get_by_role("row").filter(has_text=number)).to_contain_text("赵启明")


def _takes_the_next(handler: Person, number: str) -> None:
    handler.go("/todo")
    handler.sees(CUT)
    handler.page.keyboard.press("n")
    expect(handler.page).to_have_url(re.compile(f"/work-orders/{number}$"))
    handler.sees("处理中")


def _asks_and_notes(handler: Person) -> None:
    page = handler.page
    page.get_by_label("回复请求人", exact=True).fill(ASKED)
    handler.button("回复").last.click()
    expect(page.get_by_role("article").filter(has_text=ASKED)).to_be_visible()
    page.get_by_role("tab", name="内部备注").click()
    page.get_by_label("内部备注", exact=True).fill(NOTE)
    handler.button("记录备注").click()
    expect(page.get_by_role("article").filter(has_text=NOTE)).to_contain_text("请求人看不到")
    handler.button("挂起").click()
    handler.button("挂起").last.click()
    handler.sees("已暂停")


def _answers_on_the_phone(requester: Person, number: str) -> None:
    page = requester.page
    requester.go("/portal")
    requester.sees("等您回一句")
    requester.link("去回一句").click()
    requester.sees(ASKED)
    requester.sees_not(NOTE)
    page.get_by_role("textbox").fill(ANSWER)
    requester.button("发送").click()
    expect(page.get_by_role("article").filter(has_text=ANSWER)).to_be_visible()
    assert NOTE not in str(requester.get(f"portal/requests/{number}"))


def _resolves(handler: Person, number: str) -> None:
    page = handler.page
    expect(page.get_by_role("article").filter(has_text=ANSWER)).to_be_visible()
    expect(handler.button("恢复处理")).to_have_count(0)
    with handler.refused(422):
        refused = handler.put(
            f"work-orders/{number}/resolution", {"solution": SOLUTION, "root_cause": ""}
        )
    assert (refused.status, refused.json()["code"]) == (422, "workorders.root_cause_needed")
    handler.button("修好了").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("怎么解决的").fill(SOLUTION)
    expect(dialog.get_by_role("button", name="提交解决方案")).to_be_disabled()
    dialog.get_by_label("根本原因").fill("交换机")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="提交解决方案").click()
    handler.sees("待用户确认")


def _confirms_and_rates(requester: Person, number: str) -> None:
    requester.sees(SOLUTION)
    requester.sees("赵工说修好了，现在能用了吗？")
    requester.button("好了，结束").click()
    requester.page.get_by_label("很满意", exact=True).check(force=True)
    requester.sees("已记下")
    assert requester.get(f"portal/requests/{number}")["satisfaction"]["score"] == 5


def _lead_reviews(lead: Person, number: str) -> None:
    lead.go(f"/work/all?q={number}&status=closed")
    expect(lead.page.get_by_role("row").filter(has_text=number)).to_contain_text("已关闭")
    lead.go("/reports")
    lead.sees("首次响应中位数")


def _audit_holds(administrator: Person, number: str) -> None:
    page = administrator.page
    administrator.go(f"/work-orders/{number}")
    administrator.sees(SOLUTION)
    administrator.go("/admin/audit")
    page.get_by_label("记录里的字").fill(number)
    expect(page).to_have_url(re.compile(f"q={number}"))
    page.get_by_role("button", name=re.compile(r"^工单 \d+$")).first.click()
    administrator.button("核对").click()
    administrator.sees("都和写下时一样")
