"""What goes on without people: delays, waits, routes, actions, results, work that rests."""

from __future__ import annotations

import pytest

from gongdan.flows.acts import Cancel, Complete, Fail, LookAgain, Proceed, Retry, Suspend, Unsuspend
from gongdan.flows.effects import ActionFailed, RouteTaken
from gongdan.flows.errors import NotOpen, NotSuspended, Suspended
from gongdan.flows.progress import coverage
from gongdan.flows.tests.makers import (
    WEI,
    Json,
    Meeting,
    approval,
    end,
    equals,
    handling,
    make_graph,
    start,
)

SET = {"do": "set_title", "value": {"value": "新的标题"}}


def meeting(*steps: Json) -> Meeting:
    return Meeting(make_graph(start(), *steps, end())).begin()


def waiting_at(work: Meeting) -> list[str]:
    return [task.step for task in work.position.machine_tasks()]


def proceed(work: Meeting, step: str, outcome: str = "done", **facts: object) -> Meeting:
    task = next(one for one in work.position.machine_tasks() if one.step == step)
    return work.do(Proceed(task=task.id, by=WEI, outcome=outcome, facts=facts))  # type: ignore[arg-type]


def delay(key: str = "rest", **settings: object) -> Json:
    return {"key": key, "kind": "delay", "minutes": 30, **settings}


def wait(key: str = "wait", **settings: object) -> Json:
    return {"key": key, "kind": "wait", **settings}


def action(key: str = "auto", **settings: object) -> Json:
    return {"key": key, "kind": "action", "do": [SET], **settings}


def route(key: str, *ways: Json, **settings: object) -> Json:
    return {"key": key, "kind": "route", "ways": list(ways), **settings}


def way(key: str, to: str, when: Json, **settings: object) -> Json:
    return {"key": key, "to": to, "when": when, **settings}


def test_a_delay_holds_the_work_until_its_time_has_come() -> None:
    work = meeting(delay(), handling("work"))

    before = work.stands_at
    proceed(work, "rest")

    assert before == []
    assert work.stands_at == ["work"]


def test_nobody_can_complete_what_is_nobodys_duty() -> None:
    work = meeting(delay(), handling("work"))
    task = work.position.machine_tasks()[0]

    with pytest.raises(NotOpen):
        work.do(Complete(task=task.id, by=WEI))


def test_a_wait_ends_when_its_event_comes() -> None:
    work = meeting(wait(event="goods_in"), handling("work"))

    proceed(work, "wait")

    assert work.stands_at == ["work"]


def test_a_wait_for_an_answer_is_over_when_it_holds_already() -> None:
    work = meeting(handling("ask"), wait(when=equals("paid", True)), handling("work"))

    work.do(Complete(task=work.at("ask").id, by=WEI, facts={"paid": True}))

    assert work.stands_at == ["work"]


def test_a_wait_for_an_answer_is_asked_again_after_every_change() -> None:
    work = meeting(handling("ask"), wait(when=equals("paid", True)), handling("work"))
    work.do(Complete(task=work.at("ask").id, by=WEI, facts={"paid": False}))

    work.do(LookAgain(by=WEI, facts={"paid": False}))
    between = (waiting_at(work), work.stands_at)
    work.do(LookAgain(by=WEI, facts={"paid": True}))

    assert between == (["wait"], [])
    assert work.stands_at == ["work"]


def test_a_wait_that_took_too_long_takes_its_own_branch_and_then_goes_on() -> None:
    late = wait(event="goods_in", minutes=60, on_timeout="branch", steps=[handling("chase")])
    work = meeting(late, handling("work"))

    proceed(work, "wait", "timeout")
    between = work.stands_at
    work.complete("chase")

    assert between == ["chase"]
    assert work.stands_at == ["work"]


def test_a_wait_that_took_too_long_can_refuse_the_whole() -> None:
    work = meeting(wait(event="paid", minutes=60, on_timeout="reject"), handling("work"))

    proceed(work, "wait", "timeout")

    assert work.position.state == "rejected"


def test_the_branch_for_what_came_too_late_was_not_taken_when_it_came() -> None:
    late = wait(event="goods_in", minutes=60, on_timeout="branch", steps=[handling("chase")])
    work = meeting(late, handling("work"))

    proceed(work, "wait")

    assert coverage(work.graph, work.position)["chase"] == "not_taken"


def test_a_route_leads_back_while_its_condition_holds() -> None:
    again = way("again", "work", equals("good", False))
    work = meeting(handling("work"), route("check", again), handling("after"))

    work.do(Complete(task=work.at("work").id, by=WEI, facts={"good": False}))
    between = (work.stands_at, work.at("work").round)
    work.do(Complete(task=work.at("work").id, by=WEI, facts={"good": True}))

    assert between == (["work"], 2)
    assert work.stands_at == ["after"]
    assert RouteTaken("check", "again", "work") in work.effects


def test_a_route_out_of_a_branch_leaves_the_other_branches_behind() -> None:
    again = way("again", "work", equals("good", False))
    split = {
        "key": "both",
        "kind": "parallel",
        "branches": [
            {"key": "a", "steps": [handling("left"), route("check", again)]},
            {"key": "b", "steps": [handling("right")]},
        ],
    }
    work = meeting(handling("work"), split, handling("after"))
    work.complete("work")

    work.do(Complete(task=work.at("left").id, by=WEI, facts={"good": False}))

    assert work.stands_at == ["work"]
    assert [task.state for task in work.position.tasks if task.step == "right"] == ["cancelled"]


def test_a_way_taken_too_often_stands_still_with_an_incident() -> None:
    again = way("again", "work", equals("good", False), most=1)
    work = meeting(handling("work"), route("check", again), handling("after"))

    work.do(Complete(task=work.at("work").id, by=WEI, facts={"good": False}))
    work.do(Complete(task=work.at("work").id, by=WEI, facts={"good": False}))

    assert [one.code for one in work.position.incidents] == ["flows.route_spent"]


def test_a_way_taken_too_often_can_go_straight_on() -> None:
    again = way("again", "work", equals("good", False), most=1)
    spent = route("check", again, when_spent="go_on")
    work = meeting(handling("work"), spent, handling("after"))

    work.do(Complete(task=work.at("work").id, by=WEI, facts={"good": False}))
    work.do(Complete(task=work.at("work").id, by=WEI, facts={"good": False}))

    assert work.stands_at == ["after"]


def test_a_route_leads_past_steps_which_then_were_not_taken() -> None:
    on = way("small", "pay", equals("small", True))
    work = meeting(handling("ask"), route("check", on), handling("audit"), handling("pay"))

    work.do(Complete(task=work.at("ask").id, by=WEI, facts={"small": True}))

    assert work.stands_at == ["pay"]
    assert coverage(work.graph, work.position)["audit"] == "not_taken"


def test_an_action_is_done_before_the_work_goes_on() -> None:
    work = meeting(action(), handling("work"))

    between = waiting_at(work)
    proceed(work, "auto")

    assert between == ["auto"]
    assert work.stands_at == ["work"]


def failed(work: Meeting) -> Meeting:
    task = work.position.machine_tasks()[0]
    return work.do(Fail(task=task.id, by=WEI, code="records.unknown", detail="没有这个表"))


def test_an_action_that_failed_stands_still_until_somebody_retries() -> None:
    work = meeting(action(), handling("work"))

    failed(work)
    stuck = [one.code for one in work.position.incidents]
    work.do(Retry(by=WEI))
    proceed(work, "auto")

    assert stuck == ["records.unknown"]
    assert work.stands_at == ["work"]
    assert work.position.incidents == ()


def test_an_action_that_failed_can_be_gone_without() -> None:
    work = meeting(action(on_failure="go_on"), handling("work"))

    failed(work)

    assert work.stands_at == ["work"]
    assert ActionFailed("auto", "records.unknown", "没有这个表") in work.effects


def test_what_is_to_be_done_at_its_beginning_and_end_surrounds_a_stage() -> None:
    work = meeting(handling("work", on_enter=[SET], on_leave=[SET]), handling("after"))

    first = waiting_at(work)
    proceed(work, "work.enter")
    work.complete("work")
    last = waiting_at(work)
    proceed(work, "work.leave")

    assert (first, last) == (["work.enter"], ["work.leave"])
    assert work.stands_at == ["after"]


def test_a_return_begins_the_stage_from_its_very_beginning() -> None:
    work = meeting(handling("work", on_enter=[SET]), handling("after"))
    proceed(work, "work.enter")
    work.complete("work")

    work.send_back("after", to="work")

    assert waiting_at(work) == ["work.enter"]


def test_an_end_can_have_a_result_of_the_builders_own() -> None:
    work = Meeting(make_graph(start(), handling("work"), end(result="scrapped"))).begin()

    work.complete("work")

    assert (work.position.state, work.position.outcome) == ("completed", "scrapped")


def test_nothing_can_be_done_while_the_work_rests() -> None:
    work = meeting(handling("work"))

    work.do(Suspend(by=WEI, reason="等预算"))

    with pytest.raises(Suspended):
        work.complete("work")


def test_work_that_rested_goes_on_where_it_stood() -> None:
    work = meeting(handling("work"))
    before = work.position

    work.do(Suspend(by=WEI, reason="等预算"))
    work.do(Unsuspend(by=WEI))

    assert work.position == before


def test_only_work_that_rests_can_be_let_go_on() -> None:
    work = meeting(handling("work"))

    with pytest.raises(NotSuspended):
        work.do(Unsuspend(by=WEI))


def test_work_that_rests_can_be_terminated() -> None:
    work = meeting(delay(), handling("work"))
    work.do(Suspend(by=WEI, reason="等预算"))

    work.do(Cancel(by=WEI, reason="不做了", is_forced=True))

    assert work.position.state == "terminated"
    assert work.position.machine_tasks() == ()


def test_an_approval_behind_an_action_is_still_asked() -> None:
    work = Meeting(make_graph(start(), action(), approval("ask"), end()), {"ask": (21,)}).begin()

    proceed(work, "auto")

    assert work.turn() == [21]
