"""What a process makes elsewhere must be there when it is published."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.kernel.errors import InvalidInput
from gongdan.workorders.tests.processes import Json, publish, work

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
