"""How approvals are decided: each line of how people may say yes or no together."""

from __future__ import annotations

import pytest

from gongdan.flows.acts import AddSigner, Complete, Retry, Skip
from gongdan.flows.effects import IncidentRaised, StageSkipped, TaskReady
from gongdan.flows.errors import NotOpen, NotYourTurn, ReasonNeeded, VoteNeeded
from gongdan.flows.handlers import Handler
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.tests.makers import (
    WEI,
    Meeting,
    approval,
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

LI, WU, HE, XU = 11, 12, 13, 14


def meet(*people: int | Member, **settings: object) -> Meeting:
    graph = make_graph(start(), approval("ask", **settings), handling("pay"), end())
    return Meeting(graph, people={"ask": people}).begin()


def test_all_passes_when_everybody_said_yes() -> None:
    meeting = meet(LI, WU)

    halfway = meeting.yes(LI).stands_at

    assert (halfway, meeting.yes(WU).stands_at) == (["ask"], ["pay"])


def test_all_ends_at_the_first_no() -> None:
    meeting = meet(LI, WU).no(LI)

    assert (meeting.position.state, meeting.position.outcome) == ("rejected", "rejected")
    assert meeting.votes("ask") == {LI: "rejected", WU: "decided"}


def test_a_ratio_passes_as_soon_as_enough_said_yes() -> None:
    meeting = meet(LI, WU, HE, mode="ratio", percent=60)

    meeting.yes(LI).yes(HE)

    assert meeting.stands_at == ["pay"]
    assert meeting.votes("ask") == {LI: "approved", WU: "decided", HE: "approved"}


def test_a_ratio_fails_as_soon_as_it_cannot_pass() -> None:
    meeting = meet(LI, WU, HE, mode="ratio", percent=60)

    waits = meeting.no(LI).stands_at
    meeting.no(WU)

    assert (waits, meeting.position.state) == (["ask"], "rejected")


def test_a_ratio_that_rejects_at_any_no() -> None:
    meeting = meet(LI, WU, HE, mode="ratio", percent=60, reject_rule="any").no(LI)

    assert meeting.position.state == "rejected"


def test_votes_count_by_weight() -> None:
    meeting = meet(Member(LI, 3), WU, HE, mode="weight", percent=60)

    assert meeting.yes(LI).stands_at == ["pay"]


def test_a_light_vote_does_not_decide() -> None:
    meeting = meet(Member(LI, 3), WU, HE, mode="weight", percent=60)

    assert meeting.no(WU).no(HE).stands_at == ["ask"]


def test_any_is_decided_by_the_first_yes() -> None:
    meeting = meet(LI, WU, mode="any").yes(WU)

    assert meeting.stands_at == ["pay"]
    assert meeting.votes("ask") == {LI: "decided", WU: "approved"}


def test_any_is_decided_by_the_first_no() -> None:
    assert meet(LI, WU, mode="any").no(WU).position.state == "rejected"


def test_in_turn_asks_one_after_the_other() -> None:
    meeting = meet(LI, WU, HE, mode="in_turn")

    first, then = meeting.turn(), meeting.yes(LI).turn()

    assert (first, then, meeting.yes(WU).yes(HE).stands_at) == ([LI], [WU], ["pay"])


def test_in_turn_refuses_who_comes_too_early() -> None:
    meeting = meet(LI, WU, mode="in_turn")

    with pytest.raises(NotYourTurn):
        meeting.yes(WU)


def test_in_turn_tells_the_next_that_it_is_their_turn() -> None:
    meeting = meet(LI, WU, mode="in_turn").yes(LI)

    told = [one.assignee for one in meeting.effects if isinstance(one, TaskReady)]
    assert told == [LI, WU]


def test_one_asks_only_the_one_who_was_chosen() -> None:
    meeting = meet(LI, WU, mode="one")

    assert (meeting.turn(), meeting.yes(LI).stands_at) == ([LI], ["pay"])


def test_nobody_found_passes_and_is_recorded_as_skipped() -> None:
    meeting = meet(when_empty="pass")

    assert meeting.stands_at == ["pay"]
    assert StageSkipped("ask", 1, "nobody") in meeting.effects


def test_nobody_found_rejects() -> None:
    assert meet(when_empty="reject").position.state == "rejected"


def test_nobody_found_asks_the_persons_named_for_that() -> None:
    named = [{"kind": "person", "person": "xuman"}]
    graph = make_graph(
        start(), approval("ask", when_empty="person", substitutes=named), handling("pay"), end()
    )

    meeting = Meeting(graph, rules={"person": (XU,)}).begin()

    assert meeting.turn() == [XU]


def test_nobody_found_asks_the_manager_of_the_process() -> None:
    graph = make_graph(start(), approval("ask", when_empty="manager"), handling("pay"), end())

    meeting = Meeting(graph, rules={"manager": (HE,)}).begin()

    assert meeting.turn() == [HE]


def test_nobody_found_is_an_incident_never_silence() -> None:
    meeting = meet(when_empty="stuck")

    (stuck,) = [one for one in meeting.effects if isinstance(one, IncidentRaised)]
    assert (stuck.step, stuck.code) == ("ask", "flows.nobody_to_decide")
    meeting.people["ask"] = (LI,)
    assert meeting.do(Retry(by=WEI)).turn() == [LI]


def test_the_initiator_decides_themselves_when_that_is_allowed() -> None:
    assert meet(WEI.id, when_self="self").turn() == [WEI.id]


def test_the_initiator_is_left_out_and_recorded_as_skipped() -> None:
    meeting = meet(WEI.id, LI, when_self="skip")

    assert (meeting.turn(), meeting.votes("ask")) == ([LI], {WEI.id: "self", LI: ""})


@pytest.mark.parametrize(("policy", "rule"), [("head", "department_head"), ("manager", "manager")])
def test_the_initiator_is_replaced(policy: str, rule: str) -> None:
    graph = make_graph(start(), approval("ask", when_self=policy), handling("pay"), end())

    meeting = Meeting(graph, people={"ask": (WEI.id, LI)}, rules={rule: (HE,)}).begin()

    assert meeting.turn() == [HE, LI]


def twice(dedupe: str, *between: dict[str, object]) -> Meeting:
    second = approval("again", dedupe=dedupe)
    graph = make_graph(start(), approval("ask"), *between, second, handling("pay"), end())
    people = {"ask": (LI,), "other": (WU,), "again": (LI,)}
    return Meeting(graph, people=people).begin().yes(LI)


def test_without_dedupe_everybody_is_asked_again() -> None:
    assert twice("none").turn() == [LI]


def test_consecutive_dedupe_skips_who_just_approved() -> None:
    meeting = twice("consecutive")

    assert meeting.stands_at == ["pay"]
    assert (meeting.votes("again"), StageSkipped("again", 1, "dedupe") in meeting.effects) == (
        {LI: "dedupe"},
        True,
    )


def test_consecutive_dedupe_asks_again_when_another_came_between() -> None:
    assert twice("consecutive", approval("other")).yes(WU).turn() == [LI]


def test_whole_dedupe_skips_who_approved_anywhere_before() -> None:
    assert twice("whole", approval("other")).yes(WU).stands_at == ["pay"]


def test_dedupe_never_skips_after_a_return_to_that_step() -> None:
    meeting = twice("whole").send_back("pay", to="again")

    assert (meeting.stands_at, meeting.turn()) == (["again"], [LI])


def test_a_no_ends_the_process_as_rejected() -> None:
    assert meet(LI, on_reject="end").no(LI).position.state == "rejected"


def test_a_no_sends_the_work_back_to_a_stage() -> None:
    asked = approval("ask", on_reject="return", return_to="write")
    graph = make_graph(start(), handling("write"), asked, end())
    meeting = Meeting(graph, people={"ask": (LI,)}).begin().complete("write")

    assert meeting.no(LI).stands_at == ["write"]
    assert meeting.complete("write").turn() == [LI]


def test_a_no_gives_it_back_to_the_initiator_to_hand_in_again() -> None:
    meeting = meet(LI, on_reject="start").no(LI)

    assert (meeting.stands_at, meeting.turn()) == (["start"], [WEI.id])
    assert meeting.complete("start").turn() == [LI]


def test_a_no_out_of_a_branch_cancels_the_others() -> None:
    asked = approval("ask", on_reject="start")
    split = {
        "key": "both",
        "kind": "parallel",
        "branches": [
            {"key": "a", "steps": [asked]},
            {"key": "b", "steps": [handling("prepare")]},
        ],
    }
    meeting = Meeting(make_graph(start(), split, end()), people={"ask": (LI,)}).begin().no(LI)

    assert meeting.stands_at == ["start"]


def test_a_no_needs_a_reason() -> None:
    with pytest.raises(ReasonNeeded):
        meet(LI).no(LI, comment=" ")


def test_a_yes_needs_words_where_the_step_says_so() -> None:
    with pytest.raises(ReasonNeeded):
        meet(LI, comment="always").yes(LI)


def test_who_voted_cannot_vote_again() -> None:
    meeting = meet(LI, WU).yes(LI)
    task = next(one for one in meeting.position.tasks if one.assignee == LI)

    with pytest.raises(NotOpen):
        meeting.vote(task.id, "rejected")


def test_an_approval_is_never_completed_nor_jumped_over() -> None:
    meeting = meet(LI)
    task = meeting.position.open_tasks()[0]

    with pytest.raises(VoteNeeded):
        meeting.do(Complete(task=task.id, by=WEI))


def test_an_approval_may_be_skipped_like_any_stage_with_permission_and_reason() -> None:
    meeting = meet(LI, WU, skippable_by="lead")
    task = meeting.position.open_tasks()[0]

    meeting.do(Skip(task=task.id, by=WEI, reason="总经理已口头同意", authorized=True))

    assert meeting.stands_at == ["pay"]


def test_what_was_decided_decides_the_road() -> None:
    way = exclusive("size", branch("large", handling("audit"), when=equals("big", True)),
                    branch("small"))  # fmt: skip
    graph = make_graph(start(), approval("ask"), way, handling("pay"), end())

    meeting = Meeting(graph, people={"ask": (LI,)}).begin().yes(LI, big=True)

    assert meeting.stands_at == ["audit"]


def test_people_are_asked_once_however_many_rules_find_them() -> None:
    assert meet(LI, WU, LI).turn() == [LI, WU]


def test_the_people_are_found_by_the_rules_of_the_step() -> None:
    seen: list[tuple[Handler, ...]] = []

    def people(step: Human) -> tuple[Member, ...]:
        seen.append(step.handlers)
        return (Member(LI),)

    graph = make_graph(start(), approval("ask"), handling("pay"), end())
    Meeting(graph).begin(people)

    assert seen == [(Handler("role", "boss"),)]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"mode": "ratio", "percent": 0}, "flows.number_wrong"),
        ({"mode": "all", "percent": 50}, "flows.percent_without_count"),
        ({"when_empty": "person"}, "flows.handlers_missing"),
        ({"on_reject": "return"}, "flows.return_to_wrong"),
        ({"on_reject": "return", "return_to": "pay"}, "flows.return_to_wrong"),
        ({"return_to": "pay"}, "flows.return_to_wrong"),
        ({"handlers": []}, "flows.handlers_missing"),
        ({"handlers": [{"kind": "role", "role": "x", "weight": 0}]}, "flows.number_wrong"),
        ({"mode": "lottery"}, "flows.choice_wrong"),
    ],
)
def test_what_cannot_work_is_refused_when_published(settings: dict[str, object], code: str) -> None:
    content = process(start(), approval("ask", **settings), handling("pay"), end())

    assert code in codes(content)


def test_the_threshold_counts_those_who_were_added() -> None:
    meeting = meet(LI, WU, mode="ratio", percent=50)
    meeting.add(LI, (HE, XU), "parallel")

    assert meeting.yes(LI).stands_at == ["ask"]
    assert meeting.yes(HE).stands_at == ["pay"]


def test_a_frozen_threshold_does_not() -> None:
    meeting = meet(LI, WU, mode="ratio", percent=50, threshold_frozen=True)
    task = meeting.task_of(LI)
    meeting.do(AddSigner(task=task.id, people=(HE, XU), where="parallel", by=WEI))

    assert meeting.yes(LI).stands_at == ["pay"]
