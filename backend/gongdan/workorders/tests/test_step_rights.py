"""What a step lets people see, fill and press: the same at every door."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.catalog import queries as catalog
from gongdan.files.commands import Sent, store
from gongdan.flows.errors import SomethingMissing
from gongdan.forms.errors import NotEditable
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.workorders.answers import answers_of, whole_answer
from gongdan.workorders.commands.approvals import Ballot, HandOver, delegate, vote
from gongdan.workorders.commands.details import Details, change_details
from gongdan.workorders.commands.stages import Completion, complete_task
from gongdan.workorders.errors import ButtonOff, ReasonNeeded
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.queries.answer_form import answer_form
from gongdan.workorders.tests.processes import (
    afresh,
    answers,
    ask,
    complete,
    file,
    ids,
    publish,
    stands_at,
    task,
    work,
)

pytestmark = pytest.mark.django_db


def seen(order: WorkOrder, by: Actor) -> dict[str, object]:
    type_ = catalog.type_version(order.type_version_id)
    return {one.code: one.value for one in answers_of(afresh(order), type_, by=by)}


def filed(world: World, **fields: str) -> WorkOrder:
    """An order in a stage of the handler with these rights, its amount and note given."""
    publish(work(fields=fields), work("after", handlers=[{"kind": "requester"}]))
    return file(world, amount="12", note="急用")


def test_a_hidden_field_is_hidden_on_the_page_its_form_and_for_whoever_looks_closely(
    world: World,
) -> None:
    order, by = filed(world, amount="hidden"), world.actor("handler")
    found = WorkOrder.objects.select_related("application").get(pk=order.pk)

    assert "amount" not in seen(order, by)
    assert ids()["amount"] not in answer_form(order.number, by=by).access
    with pytest.raises(Forbidden):
        whole_answer(found, catalog.type_version(order.type_version_id), "amount", by=by)


def test_a_masked_field_shows_that_there_is_something(world: World) -> None:
    order = filed(world, note="masked")

    assert seen(order, world.actor("handler"))["note"] is None


def test_the_requester_always_sees_what_they_wrote(world: World) -> None:
    order = filed(world, amount="hidden")

    assert seen(order, world.actor("requester"))["amount"] == "12"


def test_others_see_no_more_than_the_step_shows(world: World) -> None:
    order = filed(world, amount="hidden")

    assert "amount" not in seen(order, world.actor("lead"))


def test_a_field_to_read_cannot_be_written_when_the_stage_is_finished(world: World) -> None:
    order = filed(world, amount="read")

    with pytest.raises(NotEditable):
        complete(world, order, answers={"amount": "99"})


def test_nor_through_the_details(world: World) -> None:
    order, by = filed(world, amount="read"), world.actor("lead")
    details = Details(answers={ids()["amount"]: "99"})

    with pytest.raises(NotEditable):
        change_details(number=order.number, details=details, by=by, at=NOON)
    assert answers(order)["amount"] == "12"


def test_a_required_field_has_to_be_answered_before_the_stage_ends(world: World) -> None:
    publish(work(fields={"note": "required"}), work("after"))
    order = file(world)

    with pytest.raises(InvalidInput) as refused:
        complete(world, order)
    complete(world, order, answers={"note": "好"})

    assert [one.path for one in refused.value.problems] == [f"answers.{ids()['note']}"]
    assert stands_at(order) == ["after"]


def test_a_vote_can_bring_the_answers_its_step_asks_for(world: World) -> None:
    publish(ask("ask", "gaomin", fields={"amount": "required"}), work())
    order, by = file(world), world.actor("approver")
    row, given = task(order, "ask"), {ids()["amount"]: "7"}

    with pytest.raises(InvalidInput):
        vote(number=order.number, task_id=row.pk, ballot=Ballot(verdict="approved"), by=by, at=NOON)
    ballot = Ballot(verdict="approved", answers=given)
    vote(number=order.number, task_id=row.pk, ballot=ballot, by=by, at=NOON)

    assert answers(order)["amount"] == "7"
    assert stands_at(order) == ["work"]


def test_a_refusal_needs_no_answers(world: World) -> None:
    publish(ask("ask", "gaomin", fields={"amount": "required"}), work())
    order, by = file(world), world.actor("approver")
    ballot = Ballot(verdict="rejected", comment="不行")

    vote(number=order.number, task_id=task(order, "ask").pk, ballot=ballot, by=by, at=NOON)

    assert afresh(order).closed_how == "rejected"


def test_a_button_can_ask_for_words_files_and_a_signature(world: World) -> None:
    needs = ["comment", "attachment", "signature"]
    publish(work(buttons=[{"act": "complete", "needs": needs}]), work("after"))
    order, by = file(world), world.actor("handler")
    row = task(order, "work")
    target = {"number": order.number, "task_id": row.pk, "by": by, "at": NOON}
    photo = store(sent=Sent("现场.txt", [b"ok"]), by=by, at=NOON)
    signed = store(sent=Sent("签名.txt", [b"me"]), by=by, at=NOON)

    with pytest.raises(ReasonNeeded):
        complete_task(completion=Completion(), **target)
    with pytest.raises(SomethingMissing) as refused:
        complete_task(completion=Completion(note="好了"), **target)
    done = Completion(note="好了", attachment_ids=[photo], signature_id=signed)
    complete_task(completion=done, **target)

    assert refused.value.facts["missing"] == ["attachment", "signature"]
    assert task(order, "work").signature_id == signed


def test_what_a_step_does_not_offer_cannot_be_done(world: World) -> None:
    publish(ask("ask", "gaomin", buttons=[{"act": "delegate", "is_off": True}]), work())
    order, by = file(world), world.actor("approver")
    to = HandOver(person_id=world.lead.pk)

    with pytest.raises(ButtonOff):
        delegate(number=order.number, task_id=task(order, "ask").pk, to=to, by=by, at=NOON)
