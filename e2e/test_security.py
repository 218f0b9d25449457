"""Signing in with a second step, and a page that runs nothing but ours."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import expect

from company import PASSWORD
from people import Person, Town

PERIOD = 30


def code_of(seed: str, *, steps: int) -> str:
    """What a device would show, so many periods from now."""
    moment = struct.pack(">Q", int(time.time()) // PERIOD + steps)
    digest = hmac.new(base64.b32decode(seed), moment, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def set_up(person: Person) -> tuple[str, str]:
    """Turn the second step on; returns the device's seed and one recovery code."""
    person.go("/security")
    person.button("开始设置").click()
    seed = str(person.page.locator("form p").nth(1).text_content()).replace(" ", "")
    person.page.get_by_label("验证码", exact=True).fill(code_of(seed, steps=0))
    person.button("启用").click()
    codes = person.page.get_by_label("恢复码", exact=True).locator("li")
    expect(codes).to_have_count(10)
    code = str(codes.first.text_content())
    person.button("我已保存").click()
    person.sees("还有 10 个恢复码可用")
    return seed, code


def enter(person: Person, code: str) -> None:
    """Sign in with password and code."""
    person.go("/sign-in")
    person.page.get_by_label("用户名、手机号、邮箱或工号").fill("wenbo")
    person.page.get_by_label("密码", exact=True).fill(PASSWORD)
    with person.refused(401):
        person.button("登录", exact=True).click()
        person.page.get_by_label("验证码", exact=True).fill(code)
    person.button("登录", exact=True).click()
    person.page.wait_for_url(lambda url: "/sign-in" not in url)


def test_a_device_and_a_code_on_paper_both_open_the_door(town: Town) -> None:
    owner = town.person("wenbo")
    with owner.refused(404):
        seed, paper = set_up(owner)

    by_device, by_paper = town.person(None), town.person(None)
    enter(by_device, code_of(seed, steps=1))
    enter(by_paper, paper)

    owner.go("/security")
    owner.sees("还有 9 个恢复码可用")
    expect(owner.button("退出", exact=True)).to_have_count(2)
    owner.button("退出其他所有会话").click()
    expect(owner.button("退出", exact=True)).to_have_count(0)
    owner.button("关闭两步验证").click()
    owner.page.get_by_role("dialog").get_by_role("button", name="关闭两步验证").click()
    expect(owner.button("开始设置")).to_be_visible()


def test_the_companys_own_account_opens_the_door(town: Town) -> None:
    visitor = town.person(None)
    visitor.page.route("**/pico*.css", lambda route: route.abort())
    visitor.go("/sign-in?next=/todo")
    with visitor.refused(401, 404):
        visitor.button("用企业账号登录").click()
        visitor.page.get_by_role("button", name="zhao").click()
        visitor.page.wait_for_url("**/todo")
        visitor.sees("待办")

    assert visitor.get("me")["username"] == "zhaoqm"
    # The provider's own page asks for a style from elsewhere; ours ask for nothing.
    others = [each for each in visitor.faults if "pico" not in each]
    visitor.faults.clear()
    assert others == []


SLIPPED_IN = """async () => {
  const told = [];
  document.addEventListener("securitypolicyviolation", (one) => told.push(one.effectiveDirective));
  const box = document.createElement("div");
  document.body.append(box);
  box.innerHTML = "<img src='x:y' onerror='window.ran = 1'><style>body{color:red}</style>"
    + "<b style='color:red'>x</b>";
  const script = document.createElement("script");
  script.textContent = "window.ran = 2";
  box.append(script);
  await new Promise((done) => setTimeout(done, 300));
  const colors = [document.body, box.querySelector("b")].map((one) => getComputedStyle(one).color);
  return { told, colors, ran: window.ran ?? 0 };
}"""


def test_what_is_slipped_into_a_page_neither_runs_nor_paints(town: Town) -> None:
    victim = town.person("handler")
    victim.go("/work/mine")

    seen = victim.page.evaluate(SLIPPED_IN)
    victim.page.wait_for_timeout(200)
    # What the browser refused here is what was to be shown.
    victim.faults.clear()

    parts = {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr"}
    assert parts <= set(seen["told"])
    assert seen["ran"] == 0
    assert "rgb(255, 0, 0)" not in seen["colors"]
