"""What a process makes elsewhere must be there when it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.flows import commands as flows
from gongdan.flows import queries as processes
from gongdan.forms import commands as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput
from gongdan.workorders.tests.package import END, START
from gongdan.workorders.tests.processes import FIELDS, Json, publish, work

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db

TITLE: Json = {"value": "配套"}


def refused(*steps: Json) -> list[tuple[str, object, object]]:
    make_world()
    publish(work(), code="other")
    with pytest.raises(InvalidInput) as problems:
        publish(*steps, work())
    return [(one.code, one.facts["step"], one.facts["name"]) for one in problems.value.problems]


def suborder(**settings: object) -> Json:
    return {"key": "more", "kind": "suborder", "type": "other", "title": TITLE, **settings}


def auto(do: str, **settings: object) -> Json:
    return {"key": "auto", "kind": "action", "do": [{"do": do, **settings}]}


def test_an_order_of_a_type_that_does_not_exist_is_refused() -> None:
    made = auto("create_order", type="nothing", title=TITLE)

    found = refused(suborder(type="nowhere"), made)

    assert found == [
        ("flows.type_unknown", "more", "nowhere"),
        ("flows.type_unknown", "auto", "nothing"),
    ]


def test_an_answer_that_the_other_form_does_not_ask_is_refused() -> None:
    found = refused(suborder(answers={"note": TITLE, "colour": TITLE}))

    assert found == [("flows.field_unknown", "more", "other.colour")]


def test_a_record_of_a_type_that_does_not_exist_is_refused() -> None:
    found = refused(auto("create_record", record_type="asset", values={"name": TITLE}))

    assert found == [("flows.record_type_unknown", "auto", "asset")]


def test_a_host_that_nobody_allowed_is_refused(settings: SettingsWrapper) -> None:
    settings.WEBHOOK_HOSTS = ["hooks.example.com"]
    make_world()
    body: Json = {"amount": {"value": 5}}
    own = auto("webhook", url="https://hooks.example.com/orders", body=body)
    other = {**auto("webhook", url="https://elsewhere.example.net/x", body=body), "key": "other"}

    with pytest.raises(InvalidInput) as problems:
        publish(own, other, work())

    assert [(one.code, dict(one.facts)) for one in problems.value.problems] == [
        ("flows.host_unknown", {"step": "other", "name": "elsewhere.example.net"})
    ]


def test_the_builder_is_told_what_the_types_of_a_process_say() -> None:
    world = make_world()
    publish(work())
    fields = [{**FIELDS[2], "readonly": True}, *FIELDS[:2]]
    forms.save_draft(code="flow", content={"format": 1, "fields": fields}, by=SYSTEM, at=NOON)
    forms.publish(code="flow", by=SYSTEM, at=NOON)
    late = work(limit_minutes=60 * 24 * 80)
    steps = [START, late, work("again", limit_minutes=60, fields={"note": "required"}), END]
    flows.save_draft(code="flow", content={"format": 1, "steps": steps}, by=SYSTEM, at=NOON)

    draft = processes.process("flow", by=world.actor("administrator")).draft

    assert draft is not None
    assert [(one.code, one.facts["step"]) for one in draft.report.problems] == [
        ("flows.nobody_fills", "again")
    ]
    assert [one.code for one in draft.report.warnings] == ["flows.longer_than_promised"]
