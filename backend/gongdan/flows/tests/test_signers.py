"""Handing a vote over, letting others sign with one, and going back."""

from __future__ import annotations

import pytest

from gongdan.flows.acts import Delegate, RemoveSigner, TakeBack, Transfer, Withdraw
from gongdan.flows.errors import (
    AlreadyDelegated,
    AlreadySigning,
    LastSigner,
    MayNotAddSigners,
    NotAVote,
    NotYourTurn,
    ReturnRefused,
    StraightBackRefused,
    TakeBackRefused,
    WithdrawRefused,
)
from gongdan.flows.moves import Member
from gongdan.flows.tests.makers import WEI, Meeting, approval, end, handling, make_graph, start

LI, WU, HE, XU = 11, 12, 13, 14


def meet(*people: int | Member, **settings: object) -> Meeting:
    graph = make_graph(start(), approval("ask", **settings), handling("pay"), end())
    return Meeting(graph, people={"ask": people}).begin()


def transfer(meeting: Meeting, person: int, to: int) -> Meeting:
    return meeting.do(Transfer(task=meeting.task_of(person).id, to=to, by=WEI))


def delegate(meeting: Meeting, person: int, to: int) -> Meeting:
    return meeting.do(Delegate(task=meeting.task_of(person).id, to=to, by=WEI))


def test_transfer_changes_who_votes_and_keeps_the_chain() -> None:
    meeting = transfer(transfer(meet(LI), LI, WU), WU, HE)

    task = meeting.task_of(HE)
    assert (meeting.turn(), task.chain) == ([HE], (LI, WU))
    assert meeting.yes(HE).stands_at == ["pay"]


def test_transfer_to_a_co_signer_merges_both_votes() -> None:
    meeting = transfer(meet(LI, WU, HE, mode="weight", percent=60), LI, WU)

    assert (meeting.turn(), meeting.task_of(WU).weight) == ([WU, HE], 2)
    assert meeting.yes(WU).stands_at == ["pay"]


def test_transfer_to_who_already_voted_is_refused() -> None:
    meeting = meet(LI, WU).yes(WU)

    with pytest.raises(AlreadySigning):
        transfer(meeting, LI, WU)


def test_a_delegate_looks_and_the_owner_decides() -> None:
    meeting = delegate(meet(LI), LI, WU)

    asked = meeting.turn()
    back = meeting.yes(WU).turn()

    assert (asked, back, meeting.yes(LI).stands_at) == ([WU], [LI], ["pay"])


def test_a_delegate_cannot_delegate_nor_transfer_nor_add() -> None:
    meeting = delegate(meet(LI), LI, WU)

    with pytest.raises(AlreadyDelegated):
        delegate(meeting, WU, HE)
    with pytest.raises(AlreadyDelegated):
        transfer(meeting, WU, HE)
    with pytest.raises(MayNotAddSigners):
        meeting.add(WU, (HE,), "before")


def test_signers_before_are_heard_first_then_the_owner() -> None:
    meeting = meet(LI).add(LI, (WU, HE), "before")

    first = meeting.turn()
    then = meeting.yes(WU).yes(HE).turn()

    assert (first, then, meeting.yes(LI).stands_at) == ([WU, HE], [LI], ["pay"])


def test_the_owner_cannot_vote_while_signers_before_are_asked() -> None:
    meeting = meet(LI).add(LI, (WU,), "before")

    with pytest.raises(NotYourTurn):
        meeting.yes(LI)


def test_a_signer_before_who_says_no_rejects() -> None:
    assert meet(LI).add(LI, (WU,), "before").no(WU).position.state == "rejected"


def test_a_signer_before_only_advises_where_a_no_must_make_it_impossible() -> None:
    meeting = meet(LI, reject_rule="impossible").add(LI, (WU,), "before").no(WU)

    assert meeting.turn() == [LI]
    assert meeting.yes(LI).stands_at == ["pay"]


def test_adding_after_is_a_yes_that_waits_for_those_added() -> None:
    meeting = meet(LI).add(LI, (WU,), "after")

    assert (meeting.votes("ask"), meeting.turn()) == ({LI: "approved", WU: ""}, [WU])
    assert meeting.yes(WU).stands_at == ["pay"]


def test_a_signer_after_who_says_no_rejects() -> None:
    assert meet(LI).add(LI, (WU,), "after").no(WU).position.state == "rejected"


def test_signers_beside_are_new_members() -> None:
    meeting = meet(LI).add(LI, (WU,), "parallel")

    assert meeting.yes(LI).stands_at == ["ask"]
    assert meeting.yes(WU).stands_at == ["pay"]


def test_who_was_added_before_or_after_may_not_add_others() -> None:
    meeting = meet(LI).add(LI, (WU,), "before")

    with pytest.raises(MayNotAddSigners):
        meeting.add(WU, (HE,), "before")


def test_who_signs_already_is_not_added_twice() -> None:
    with pytest.raises(AlreadySigning):
        meet(LI, WU).add(LI, (WU,), "parallel")


def test_who_has_not_signed_yet_can_be_removed() -> None:
    meeting = meet(LI, WU)
    meeting.do(RemoveSigner(task=meeting.task_of(WU).id, by=WEI))

    assert meeting.yes(LI).stands_at == ["pay"]


def test_removing_the_last_signer_before_gives_the_owner_the_turn() -> None:
    meeting = meet(LI).add(LI, (WU,), "before")
    meeting.do(RemoveSigner(task=meeting.task_of(WU).id, by=WEI))

    assert meeting.turn() == [LI]


def test_removing_can_decide() -> None:
    meeting = meet(LI, WU).yes(LI)

    meeting.do(RemoveSigner(task=meeting.task_of(WU).id, by=WEI))

    assert meeting.stands_at == ["pay"]


def test_one_signer_always_remains() -> None:
    meeting = meet(LI)

    with pytest.raises(LastSigner):
        meeting.do(RemoveSigner(task=meeting.task_of(LI).id, by=WEI))


def test_work_is_not_a_vote() -> None:
    meeting = meet(LI).yes(LI)

    with pytest.raises(NotAVote):
        meeting.vote(meeting.position.open_tasks()[0].id, "approved")


def test_a_return_reruns_what_lies_between_and_everybody_votes_again() -> None:
    asked = approval("ask")
    graph = make_graph(start(), handling("write"), asked, approval("sign"), end())
    meeting = Meeting(graph, people={"ask": (LI,), "sign": (HE,)}).begin()

    meeting.complete("write").yes(LI).send_back("sign", to="write").complete("write")

    assert meeting.turn() == [LI]


def test_a_return_can_come_straight_back() -> None:
    graph = make_graph(start(), handling("write"), approval("ask"), approval("sign"), end())
    meeting = Meeting(graph, people={"ask": (LI,), "sign": (HE,)}).begin()

    meeting.complete("write").yes(LI)
    meeting.send_back("sign", to="write", resume="straight_back").complete("write")

    assert (meeting.stands_at, meeting.turn()) == (["sign"], [HE])


def in_a_branch() -> Meeting:
    split = {
        "key": "both",
        "kind": "parallel",
        "branches": [
            {"key": "a", "steps": [approval("ask")]},
            {"key": "b", "steps": [handling("prepare"), handling("check")]},
        ],
    }
    graph = make_graph(start(), handling("write"), split, handling("pay"), end())
    return Meeting(graph, people={"ask": (LI,)}).begin().complete("write")


def test_straight_back_needs_the_same_branch() -> None:
    with pytest.raises(StraightBackRefused):
        in_a_branch().send_back("ask", to="write", resume="straight_back")


def test_a_return_into_a_sibling_branch_is_refused() -> None:
    meeting = in_a_branch().complete("prepare")

    with pytest.raises(ReturnRefused):
        meeting.send_back("ask", to="prepare")


def test_a_return_out_of_a_branch_cancels_everything_in_it() -> None:
    assert in_a_branch().send_back("ask", to="write").stands_at == ["write"]


def test_the_initiator_withdraws_before_anybody_acted_and_hands_it_in_again() -> None:
    meeting = meet(LI, WU).do(Withdraw(by=WEI))

    assert (meeting.stands_at, meeting.turn()) == (["start"], [WEI.id])
    assert meeting.complete("start").turn() == [LI, WU]


def test_what_was_handed_in_again_can_be_withdrawn_again() -> None:
    meeting = meet(LI).do(Withdraw(by=WEI)).complete("start").do(Withdraw(by=WEI))

    assert meeting.stands_at == ["start"]


def test_a_withdrawal_for_good_ends_the_work() -> None:
    assert meet(LI).do(Withdraw(by=WEI, is_final=True)).position.state == "cancelled"


def test_nothing_is_withdrawn_after_the_first_act() -> None:
    meeting = meet(LI, WU).yes(LI)

    with pytest.raises(WithdrawRefused):
        meeting.do(Withdraw(by=WEI))


def test_nothing_is_withdrawn_after_a_transfer() -> None:
    with pytest.raises(WithdrawRefused):
        transfer(meet(LI), LI, WU).do(Withdraw(by=WEI))


def take_back(meeting: Meeting, person: int, **more: object) -> Meeting:
    task = next(one for one in meeting.position.tasks if one.assignee == person)
    return meeting.do(TakeBack(task=task.id, by=WEI, **more))


def test_the_last_to_act_takes_it_back_while_nobody_went_on() -> None:
    meeting = take_back(meet(LI, WU).yes(LI).yes(WU), WU)

    assert (meeting.stands_at, meeting.turn()) == (["ask"], [WU])
    assert meeting.votes("ask") == {LI: "approved", WU: ""}


def test_a_vote_is_taken_back_while_others_still_vote() -> None:
    assert take_back(meet(LI, WU).yes(LI), LI).turn() == [LI, WU]


def test_taking_back_wakes_those_who_needed_not_vote() -> None:
    meeting = take_back(meet(LI, WU, mode="any").yes(LI), LI)

    assert (meeting.turn(), meeting.yes(WU).stands_at) == ([LI, WU], ["pay"])


def test_taking_back_in_turn_lets_the_next_wait_again() -> None:
    meeting = take_back(meet(LI, WU, mode="in_turn").yes(LI), LI)

    assert meeting.turn() == [LI]


def test_nothing_is_taken_back_once_the_next_acted() -> None:
    graph = make_graph(start(), approval("ask"), approval("sign"), handling("pay"), end())
    meeting = Meeting(graph, people={"ask": (LI,), "sign": (WU, HE)}).begin().yes(LI).yes(WU)

    with pytest.raises(TakeBackRefused):
        take_back(meeting, LI)


def test_nothing_is_taken_back_once_the_next_in_turn_voted() -> None:
    meeting = meet(LI, WU, HE, mode="in_turn").yes(LI).yes(WU)

    with pytest.raises(TakeBackRefused):
        take_back(meeting, LI)


def test_nothing_is_taken_back_once_the_next_began_to_work() -> None:
    meeting = meet(LI).yes(LI)
    begun = frozenset({meeting.position.open_tasks()[0].id})

    with pytest.raises(TakeBackRefused):
        take_back(meeting, LI, touched=begun)


def test_a_join_is_undone_when_its_last_branch_is_taken_back() -> None:
    meeting = in_a_branch().complete("prepare").complete("check").yes(LI)

    assert take_back(meeting, LI).stands_at == ["ask"]
    assert meeting.yes(LI).stands_at == ["pay"]


def test_a_branch_that_arrived_is_taken_back_while_others_are_under_way() -> None:
    meeting = take_back(in_a_branch().yes(LI), LI)

    assert sorted(meeting.stands_at) == ["ask", "prepare"]


def test_a_no_that_sent_it_back_is_taken_back() -> None:
    meeting = take_back(meet(LI, on_reject="start").no(LI), LI)

    assert (meeting.stands_at, meeting.turn()) == (["ask"], [LI])
