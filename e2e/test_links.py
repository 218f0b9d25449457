"""People without an account: the signed link of a mail, the tracking link, number and telephone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from filing import LAMP, REPAIR, SOLVED, file, resolve
from people import PHONE, Person, Town

AGAIN = "只好了一半"


def test_the_link_of_a_mail_confirms_nothing_by_being_opened_and_can_send_back(town: Town) -> None:
    handler = town.person("wujun")
    number = file(town.person("requester"), LAMP)
    resolve(handler, number)
    link = _link_of_mail(town.person("administrator"), number)
    stranger = town.person(None, size=PHONE)

    stranger.go(link)
    stranger.sees(SOLVED)
    assert handler.get(f"work-orders/{number}")["order"]["status"] == "resolved"
    stranger.button("还没好").click()
    stranger.page.get_by_text(AGAIN).click()
    stranger.page.get_by_role("dialog").locator("button.btn-main").click()
    stranger.sees("重新打开了")

    order = handler.get(f"work-orders/{number}")["order"]
    assert (order["status"], order["reopen_count"]) == ("in_progress", 1)
    assert order["assignee"]["name"] == "吴军"
    handler.go("/todo")
    handler.sees("被退回")


def test_a_confirmation_by_link_can_be_undone(town: Town) -> None:
    handler = town.person("wujun")
    number = file(town.person("requester"), LAMP)
    resolve(handler, number)
    stranger = town.person(None, size=PHONE)

    stranger.go(_link_of_mail(town.person("administrator"), number))
    stranger.button("好了，谢谢").click()
    stranger.sees("好，这一单结束了")
    stranger.button("没好？重新打开").click()
    stranger.page.get_by_text(AGAIN).click()
    stranger.page.get_by_role("dialog").locator("button.btn-main").click()

    stranger.sees("重新打开了")
    assert handler.get(f"work-orders/{number}")["order"]["status"] == "in_progress"


def test_a_request_is_followed_by_its_link_and_by_number_and_telephone(town: Town) -> None:
    requester = town.person("requester")
    number = file(requester, REPAIR, contact_phone="13812345678")
    link = requester.get(f"portal/requests/{number}")["tracking_url"]
    stranger = town.person(None, size=PHONE)

    stranger.go(link)
    stranger.sees(str(REPAIR["title"]))
    stranger.go("/portal/look-up")
    stranger.page.get_by_label("工单号").fill(number)
    stranger.page.get_by_label("手机号后四位").fill("0000")
    with stranger.refused(404):
        stranger.button("看进展").click()
        expect(stranger.page.get_by_role("alert")).to_be_visible()
    stranger.page.get_by_label("手机号后四位").fill("5678")
    stranger.button("看进展").click()

    expect(stranger.page).to_have_url(re.compile("/portal/t/"))
    stranger.sees(str(REPAIR["title"]))


def test_a_stranger_asks_without_an_account_and_follows_it(town: Town) -> None:
    stranger = town.person(None, size=PHONE)
    words = "要开一张增值税专票"

    stranger.go("/portal/sign-in")
    stranger.page.get_by_role("link", name="不登录，直接提").click()
    stranger.page.get_by_role("link", name=re.compile("^咨询")).click()
    stranger.page.get_by_label("怎么了？").fill(words)
    stranger.page.get_by_role("radio", name="不着急").check(force=True)
    stranger.page.get_by_label("怎么称呼您").fill("马文")
    stranger.page.get_by_label("您的电话").fill("139 0000 4321")
    stranger.button("提交").click()
    stranger.sees(re.compile(r"KF-\d{8}-\d{4}"))
    stranger.link("看进展").click()

    expect(stranger.page).to_have_url(re.compile("/portal/t/"))
    stranger.sees(words)
    (row,) = town.person("lead").get("work-orders?q=增值税专票&channel=public")["items"]
    assert row["requester"]["name"] == "马文"
    assert row["team"]["code"] == "billing"


def test_another_customers_number_leads_nowhere(town: Town) -> None:
    number = file(town.person("wenbo"), LAMP)
    other = town.person("customer", size=PHONE)

    with other.refused(404):
        other.go(f"/portal/requests/{number}")
        other.sees("找不到")
    other.sees_not(str(LAMP["title"]))


def _link_of_mail(administrator: Person, number: str) -> str:
    administrator.go("/admin/kept-mail")
    mail = administrator.page.get_by_role("button").filter(has_text=f"[{number}] 请您确认")
    mail.click()
    return administrator.page.get_by_role("link", name="/portal/confirm/").inner_text()
