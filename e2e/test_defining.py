"""A change of the matrix decides how the next request is graded."""

from __future__ import annotations

from playwright.sync_api import expect

from filing import file
from people import Town

CALM = {
    "type": "service-inquiry",
    "title": "想问一下交期",
    "situation": "calm",
    "answers": {},
}


def test_the_next_request_is_graded_by_the_matrix_as_changed(town: Town) -> None:
    requester, administrator = town.person("requester"), town.person("administrator")
    page = administrator.page
    before = file(requester, CALM)
    administrator.go("/build/priority?app=service")

    cell = page.get_by_role("button", name="影响小、不急")
    for _ in range(2):
        cell.click()
    expect(cell).to_have_accessible_name("影响小、不急: P2, 和现行的不同")
    administrator.button("保存草稿").click()
    administrator.button("发布", exact=True).click()
    administrator.button("现在发布").click()
    administrator.sees("已发布")
    after = file(requester, CALM)

    assert administrator.get(f"work-orders/{before}")["order"]["priority"] == 4
    assert administrator.get(f"work-orders/{after}")["order"]["priority"] == 2
