"""The lists people keep: what they hold is counted beside their names, for whoever looks."""

from __future__ import annotations

from typing import Any

from tests.stories.office import Office, good


def keep(office: Office, who: str, **view: object) -> int:
    """Somebody keeps a list under a name; the id it gets."""
    number: int = good(office.client(who).post("saved-views", view), 201)["id"]
    return number


def counted(office: Office, who: str) -> Any:
    """How many orders each saved view of theirs holds, by id as text."""
    return good(office.client(who).get("work-orders/counts"))["saved"]


def test_s2_a_saved_view_says_how_many_orders_it_holds_for_whoever_looks(office: Office) -> None:
    office.taken("handler")
    office.file()
    mine = keep(office, "handler", name="我手上的", query={"view": "mine", "group": "priority"})
    shared = keep(office, "lead", name="处理中", query={"status": "in_progress"}, scope="everyone")

    assert counted(office, "handler") == {str(mine): 1, str(shared): 1}
    assert counted(office, "lead") == {str(shared): 1}


def test_s2_a_saved_view_that_asks_for_what_is_no_more_has_no_number_and_says_why_when_opened(
    office: Office,
) -> None:
    view = {"due": "someday"}
    keep(office, "handler", name="总有一天", query=view)
    whole = keep(office, "handler", name="全部", query={"view": "all"})

    answer = office.client("handler").get("work-orders", **view)

    assert counted(office, "handler") == {str(whole): 0}
    assert answer.json()["code"] == "workorders.unknown_choice"


def test_s2_only_who_handles_work_shows_others_a_list(office: Office) -> None:
    view = {"name": "给大家", "query": {"view": "requested"}, "scope": "everyone"}

    answer = office.client("requester").post("saved-views", view)

    assert (answer.status_code, answer.json()["code"]) == (403, "kernel.forbidden")
