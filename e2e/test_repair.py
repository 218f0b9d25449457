"""Equipment repair: four stages, a checklist with a photograph, no jumping, and a lead's skip."""

from __future__ import annotations

from playwright.sync_api import expect

from filing import REPAIR, file
from people import Person, Town
from photographs import photograph

SOLUTION = "更换合模缸活塞杆密封圈，试压三次不再漏油"


def test_a_repair_goes_through_its_stages_and_nowhere_else(town: Town) -> None:
    requester, handler = town.person("requester"), town.person("handler")
    number = file(requester, REPAIR)
    handler.go(f"/work-orders/{number}")
    handler.button("接单").click()
    handler.sees("维修中")

    _refuses_to_resolve_and_to_jump(handler, number)
    handler.button("完成技术评估").click()
    expect(handler.button("备件到位")).to_be_visible()
    _lead_skips_the_parts(town.person("lead"), number)
    _repairs_on_site(handler)
    requester.go(f"/portal/requests/{number}")
    requester.sees("您看看还好用吗？")


def _refuses_to_resolve_and_to_jump(handler: Person, number: str) -> None:
    early = handler.put(
        f"work-orders/{number}/resolution", {"solution": SOLUTION, "root_cause": "worn"}
    )
    jump = handler.put(f"work-orders/{number}/stage", {"step_key": "acceptance"})

    assert (early.status, early.json()["code"]) == (409, "workorders.stages_open")
    assert (jump.status, jump.json()["code"]) == (409, "flows.jump_refused")
    handler.sees("客户验收")


def _lead_skips_the_parts(lead: Person, number: str) -> None:
    lead.go(f"/work-orders/{number}")
    lead.button("更多").click()
    lead.page.get_by_role("menuitem", name="跳过这个阶段").click()
    dialog = lead.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("仓库有现货，直接领用")
    dialog.get_by_role("button", name="跳过").click()
    lead.sees("现场维修清单")


def _repairs_on_site(handler: Person) -> None:
    page = handler.page
    handler.sees("现场维修清单")
    page.locator("[data-check=lockout]").set_input_files(photograph("lockout.jpg"))
    expect(page.get_by_role("checkbox", name="断电挂牌")).to_be_checked()
    page.get_by_role("checkbox", name="试机正常").click()
    expect(page.get_by_role("checkbox", name="试机正常")).to_be_checked()
    handler.button("修好了，请对方验收").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("怎么解决的").fill(SOLUTION)
    dialog.get_by_label("根本原因").fill("到寿命")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="提交解决方案").click()
    handler.sees("待验收")
