"""What people do with processes that nobody who draws one thinks of."""

from __future__ import annotations

import pytest

from gongdan.flows.acts import (
    Complete,
    Delegate,
    Proceed,
    Redirect,
    RemoveSigner,
    Reopen,
    Retry,
    Return,
    Start,
    Suspend,
    TakeBack,
    Transfer,
    Withdraw,
)
from gongdan.flows.engine import Surroundings, take
from gongdan.flows.errors import (
    AlreadyDelegated,
    AlreadySigning,
    LastSigner,
    ReasonNeeded,
    RedirectRefused,
    ReopenRefused,
    Suspended,
    TakeBackRefused,
)
from gongdan.flows.position import Position
from gongdan.flows.progress import coverage
from gongdan.flows.roads import return_targets
from gongdan.flows.tests.makers import (
    WEI,
    Meeting,
    approval,
    begin,
    branch,
    codes,
    end,
    equals,
    exclusive,
    handling,
    make_graph,
    process,
    start,
)


def vote(*people: int, **settings: object) -> Meeting:
    graph = make_graph(start(), approval("ask", **settings), handling("next"), end())
    return Meeting(graph, {"ask": people}).begin()


def test_a_frozen_threshold_does_not_count_a_vote_that_was_merged() -> None:
    asked = vote(1, 2, 3, mode="ratio", percent=100, threshold_frozen=True)

    asked.do(Transfer(task=asked.task_of(1).id, to=2, by=WEI)).yes(2).yes(3)

    assert asked.stands_at == ["next"]


def test_a_frozen_threshold_never_passes_without_a_vote() -> None:
    asked = vote(1, mode="ratio", percent=100, threshold_frozen=True)

    asked.add(1, (9,), "parallel").do(RemoveSigner(task=asked.task_of(1).id, by=WEI))

    assert asked.stands_at == ["ask"]
    assert asked.yes(9).stands_at == ["next"]


def test_a_signature_before_another_is_no_vote_that_could_be_merged() -> None:
    asked = vote(1, 2, mode="all").add(2, (9,), "before")

    with pytest.raises(AlreadySigning):
        asked.do(Transfer(task=asked.task_of(1).id, to=9, by=WEI))
    with pytest.raises(AlreadySigning):
        asked.do(Transfer(task=asked.task_of(9).id, to=2, by=WEI))


def test_somebody_whose_turn_is_still_to_come_hands_over_too() -> None:
    asked = vote(1, 2, mode="in_turn")

    asked.do(Transfer(task=asked.task_of(2).id, to=9, by=WEI))

    assert asked.turn() == [1]
    assert asked.yes(1).turn() == [9]


def test_what_somebody_only_looks_at_goes_back_to_its_owner_and_nowhere_else() -> None:
    asked = vote(1, 2, mode="all")
    asked.do(asked_to_look(asked, 1, 9))
    task = asked.task_of(9).id

    with pytest.raises(AlreadyDelegated):
        asked.do(Transfer(task=task, to=8, by=WEI))
    asked.do(Transfer(task=task, to=1, by=WEI))

    assert sorted(one or 0 for one in asked.turn()) == [1, 2]


def asked_to_look(asked: Meeting, person: int, to: int) -> object:
    return Delegate(task=asked.task_of(person).id, to=to, by=WEI)


def test_the_last_who_is_asked_stays_when_the_others_need_not_be_asked() -> None:
    graph = make_graph(
        start(), approval("one"), approval("two", dedupe="whole"), handling("next"), end()
    )
    asked = Meeting(graph, {"one": (1,), "two": (1, 2)}).begin().yes(1)

    with pytest.raises(LastSigner):
        asked.do(RemoveSigner(task=asked.task_of(2).id, by=WEI))


@pytest.mark.parametrize("mode", ["any", "ratio", "weight"])
def test_whoever_asks_has_no_vote_where_they_are_left_out(mode: str) -> None:
    counted = {} if mode == "any" else {"percent": 50}
    asked = vote(WEI.id or 0, 2, mode=mode, when_self="skip", **counted)

    assert asked.turn() == [2]
    assert asked.no(2).position.state == "rejected"


def test_what_the_system_did_meanwhile_does_not_keep_the_requester_from_withdrawing() -> None:
    title = {"do": "set_title", "value": {"value": "x"}}
    graph = make_graph(
        start(), {"key": "set", "kind": "action", "do": [title]}, approval("ask"), end()
    )
    asked = Meeting(graph, {"ask": (2,)}).begin()
    asked.do(act_done(asked))

    asked.do(Withdraw(by=WEI))

    assert asked.stands_at == ["start"]


def act_done(asked: Meeting) -> object:
    return Proceed(task=asked.position.machine_tasks()[0].id, by=WEI)


def test_fifty_rows_with_many_steps_each_are_no_endless_loop() -> None:
    marks = [{"key": f"mark{n}", "kind": "milestone", "name": {"en": str(n)}} for n in range(9)]
    block = {
        "key": "rows",
        "kind": "subprocess",
        "each": "lines",
        "steps": [*marks, handling("do")],
    }
    graph = make_graph(start(), block, end())
    around = Surroundings(rows=lambda _field: [{}] * 50)

    asked = Meeting(graph)
    asked.around = around
    asked.do(Start(by=WEI))

    assert asked.position.incidents == ()
    assert len(asked.position.open_tasks()) == 50


def test_a_thread_is_taken_past_stages_and_each_says_why_it_was_left_out() -> None:
    graph = make_graph(start(), handling("a"), handling("b"), handling("c"), end())
    position = begin(graph).position
    token = position.live_tokens()[0].id

    taken = take(graph, position, Redirect(token=token, target="c", by=WEI, reason="急")).position

    assert [task.step for task in taken.open_tasks()] == ["c"]
    found = coverage(graph, taken)
    assert (found["a"], found["b"], found["c"]) == ("skipped", "skipped", "present")


def test_stages_inside_a_block_that_was_passed_are_left_out_too() -> None:
    split = exclusive("split", branch("x", handling("in_x"), when=equals("f", 1)), branch("y"))
    graph = make_graph(start(), handling("a"), split, handling("c"), end())
    position = begin(graph).position
    token = position.live_tokens()[0].id

    taken = take(graph, position, Redirect(token=token, target="c", by=WEI, reason="急")).position

    assert coverage(graph, taken)["in_x"] == "skipped"


def test_a_thread_is_not_taken_into_a_branch_and_not_without_a_reason() -> None:
    split = exclusive("split", branch("x", handling("in_x"), when=equals("f", 1)), branch("y"))
    graph = make_graph(start(), handling("a"), split, handling("c"), end())
    position = begin(graph).position
    token = position.live_tokens()[0].id

    with pytest.raises(RedirectRefused) as refused:
        take(graph, position, Redirect(token=token, target="in_x", by=WEI, reason="急"))
    with pytest.raises(ReasonNeeded):
        take(graph, position, Redirect(token=token, target="c", by=WEI, reason=" "))

    assert refused.value.facts["allowed"] == ["split", "c", "end"]


def test_what_is_stuck_can_be_taken_elsewhere() -> None:
    asked = vote(mode="all")
    token = asked.position.incidents[0].token

    asked.do(Redirect(token=token, target="next", by=WEI, reason="没人审批"))

    assert (asked.stands_at, asked.position.incidents) == (["next"], ())


def test_out_of_a_branch_the_other_branches_are_called_off() -> None:
    ways = [{"key": key, "steps": [handling(f"in_{key}")]} for key in ("x", "y")]
    split = {"key": "both", "kind": "parallel", "branches": ways}
    graph = make_graph(start(), split, handling("c"), end())
    position = begin(graph).position
    token = next(one.token for one in position.open_tasks() if one.step == "in_x")

    taken = take(graph, position, Redirect(token=token, target="c", by=WEI, reason="急")).position

    assert [task.step for task in taken.open_tasks()] == ["c"]
    assert len(taken.live_tokens()) == 1


def beside(**settings: object) -> list[dict[str, object]]:
    block = {"key": "aside", "kind": "subprocess", "waits": False, "steps": [handling("train")]}
    return [start(), {**block, **settings}, handling("work"), end()]


def test_the_work_goes_on_while_something_is_done_beside_it_and_its_end_waits() -> None:
    graph = make_graph(*beside())
    begun = begin(graph).position

    worked = by_step(graph, begun, "work")
    done = by_step(graph, worked, "train")

    assert [task.step for task in begun.open_tasks()] == ["work", "train"]
    assert (worked.state, [task.step for task in worked.open_tasks()]) == ("running", ["train"])
    assert coverage(graph, worked)["work"] == "visited"
    assert (done.state, done.live_tokens()) == ("completed", ())


def by_step(graph: object, position: Position, step: str) -> Position:
    task = next(task for task in position.open_tasks() if task.step == step)
    return take(graph, position, Complete(task=task.id, by=WEI)).position  # type: ignore[arg-type]


def test_what_is_done_beside_the_work_may_end_first() -> None:
    graph = make_graph(*beside())

    trained = by_step(graph, begin(graph).position, "train")
    done = by_step(graph, trained, "work")

    assert coverage(graph, trained)["work"] == "present"
    assert done.state == "completed"


def test_a_return_before_what_was_given_out_beside_the_work_calls_it_off() -> None:
    graph = make_graph(start(), handling("first"), *beside()[1:])
    position = by_step(graph, begin(graph).position, "first")
    task = next(one for one in position.open_tasks() if one.step == "work")

    back = take(graph, position, Return(task=task.id, target="first", by=WEI, reason="错")).position
    again = by_step(graph, back, "first")

    assert [one.step for one in back.open_tasks()] == ["first"]
    assert [one.step for one in again.open_tasks()] == ["work", "train"]
    assert len(again.live_tokens()) == 3


def test_nothing_leads_out_of_what_is_done_beside_the_work() -> None:
    no = approval("ok", on_reject="start")
    way = {"key": "w", "to": "first", "when": equals("f", 1)}
    back = {"key": "back", "kind": "route", "ways": [way]}
    inner = {"key": "aside", "kind": "subprocess", "waits": False, "steps": [no, back]}
    nested = exclusive("split", branch("x", *beside()[1:2], when=equals("f", 1)), branch("y"))

    assert codes(process(start(), handling("first"), inner, end())) == ["flows.aside_left"] * 2
    assert "flows.aside_inside" in codes(process(start(), handling("first"), nested, end()))


def test_a_stage_beside_the_work_returns_only_within_it() -> None:
    graph = make_graph(start(), handling("first"), *beside()[1:])
    position = by_step(graph, begin(graph).position, "first")
    train = next(one for one in position.open_tasks() if one.step == "train")

    assert return_targets(graph, position, train) == ()


def test_work_set_out_again_begins_only_at_a_stage_that_stands_by_itself() -> None:
    block = {"key": "rows", "kind": "subprocess", "each": "lines", "steps": [handling("do")]}
    graph = make_graph(start(), handling("a"), block, end())

    begun = take(graph, Position(), Reopen(by=WEI, reason="又坏了", target="a")).position

    assert [task.step for task in begun.open_tasks()] == ["a"]
    for target in ("do", "rows", "nowhere"):
        with pytest.raises(ReopenRefused):
            take(graph, Position(), Reopen(by=WEI, reason="又坏了", target=target))


def test_a_late_stage_goes_only_where_it_can() -> None:
    level = {"key": "late", "do": "go_to", "to": "c"}
    split = exclusive("split", branch("x", handling("in_x"), when=equals("f", 1)), branch("y"))

    def with_level(to: str) -> list[str]:
        late = handling("a", ladder=[{**level, "to": to}])
        return codes(process(start(), late, split, handling("c"), end()))

    assert with_level("c") == []
    assert with_level("in_x") == ["flows.level_leads_nowhere"]
    assert with_level("a") == ["flows.level_leads_nowhere"]
    assert with_level("") == ["flows.level_leads_nowhere"]


def test_what_is_stuck_stays_stuck_while_the_work_rests() -> None:
    asked = vote(mode="all").do(Suspend(by=WEI, reason="等"))

    with pytest.raises(Suspended):
        asked.do(Retry(by=WEI))

    assert [one.step for one in asked.position.incidents] == ["ask"]


def test_whoever_repairs_the_cause_lets_what_was_stuck_go_on() -> None:
    asked = vote(mode="all")

    asked.people["ask"] = (2,)
    asked.do(Retry(by=WEI))

    assert asked.turn() == [2]


def test_nobody_undoes_that_another_sent_the_work_back() -> None:
    graph = make_graph(start(), handling("first"), approval("ask"), end())
    asked = Meeting(graph, {"ask": (1, 2)}).begin().complete("first").yes(1)
    task = next(one for one in asked.position.tasks if one.assignee == 1)

    asked.do(Return(task=asked.task_of(2).id, target="first", by=WEI, reason="不对"))

    with pytest.raises(TakeBackRefused):
        asked.do(TakeBack(task=task.id, by=WEI))


def test_nobody_undoes_that_a_lead_took_the_work_elsewhere() -> None:
    asked = vote(1, 2, mode="all").yes(1)
    task = next(one for one in asked.position.tasks if one.assignee == 1)
    token = asked.position.live_tokens()[0].id

    asked.do(Redirect(token=token, target="next", by=WEI, reason="急"))

    with pytest.raises(TakeBackRefused):
        asked.do(TakeBack(task=task.id, by=WEI))
