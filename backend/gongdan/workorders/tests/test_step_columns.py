"""What a step lets people do with columns of a sub-table."""

from __future__ import annotations

import json

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.catalog import queries as catalog
from gongdan.forms.errors import NotEditable
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput
from gongdan.workorders.answers import answers_of
from gongdan.workorders.commands.details import Details, change_details
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.queries.answer_form import answer_form
from gongdan.workorders.queries.timeline import timeline
from gongdan.workorders.tests.processes import afresh, complete, file, ids, publish, work

pytestmark = pytest.mark.django_db


def filed(world: World, sku: str = "4711", **fields: str) -> WorkOrder:
    """An order with one line, in a stage of the handler with these rights."""
    publish(work(fields=fields), work("after", handlers=[{"kind": "requester"}]))
    return file(world, lines=[{ids()["sku"]: sku}] if sku else [{}])


def seen(order: WorkOrder, by: Actor) -> str:
    type_ = catalog.type_version(order.type_version_id)
    views = answers_of(afresh(order), type_, by=by)
    return json.dumps([(one.value, one.display) for one in views], ensure_ascii=False)


def row_id(order: WorkOrder, by: Actor) -> str:
    type_ = catalog.type_version(order.type_version_id)
    [lines] = [one for one in answers_of(order, type_, by=by) if one.code == "lines"]
    return str(lines.value[0]["id"])  # type: ignore[index]


def test_a_hidden_column_is_on_neither_page_nor_form(world: World) -> None:
    order = filed(world, **{"lines.sku": "hidden"})
    by = world.actor("handler")

    form = answer_form(order.number, by=by)

    assert "4711" not in seen(order, by)
    assert "4711" in seen(order, world.actor("requester"))
    assert "sku" not in json.dumps(form.content)
    assert ids()["sku"] not in form.access


def test_a_hidden_column_is_not_told_by_what_changed(world: World) -> None:
    order = filed(world, **{"lines.sku": "hidden"})
    row = {"id": row_id(order, world.actor("requester")), ids()["sku"]: "4712"}
    said = Details(answers={ids()["lines"]: [row]})
    change_details(number=order.number, details=said, by=world.actor("administrator"), at=NOON)

    told = {
        who: str(timeline(number=order.number, by=world.actor(who)))
        for who in ("handler", "lead", "administrator")
    }

    assert ids()["lines"] in told["handler"]
    assert [who for who, said in told.items() if "4712" in said] == ["administrator"]


def test_a_column_to_be_read_is_refused_when_it_is_written(world: World) -> None:
    order = filed(world, **{"lines": "edit", "lines.sku": "read"})
    row = {"id": row_id(order, world.actor("requester")), ids()["sku"]: "1"}

    with pytest.raises(NotEditable):
        complete(world, order, answers={"lines": [row]})


def test_a_required_column_is_asked_for_in_every_row(world: World) -> None:
    order = filed(world, sku="", **{"lines.sku": "required"})

    with pytest.raises(InvalidInput) as refused:
        complete(world, order)

    path = f"answers.{ids()['lines']}.0.{ids()['sku']}"
    assert [(one.path, one.code) for one in refused.value.problems] == [(path, "forms.required")]


def test_a_column_that_no_form_has_is_refused_where_process_and_form_meet(world: World) -> None:
    with pytest.raises(InvalidInput) as refused:
        filed(world, **{"lines.nothing": "hidden"})

    assert [one.code for one in refused.value.problems] == ["flows.field_unknown"]


def test_a_step_says_whether_rows_are_added_and_taken_out(world: World) -> None:
    order = filed(world, **{"lines.+": "read", "lines.-": "read"})
    row = {"id": row_id(order, world.actor("requester")), ids()["sku"]: "4712"}

    with pytest.raises(NotEditable) as added:
        complete(world, order, answers={"lines": [row, {ids()["sku"]: "1"}]})
    with pytest.raises(NotEditable) as taken_out:
        complete(world, order, answers={"lines": []})
    complete(world, order, answers={"lines": [row]})

    codes = [one.code for refused in (added, taken_out) for one in refused.value.problems]
    assert codes == ["forms.rows_not_added", "forms.rows_not_deleted"]
    assert "4712" in seen(order, world.actor("requester"))
