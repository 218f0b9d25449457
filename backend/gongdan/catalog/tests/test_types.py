"""Work-order types: begun ready to file, changed, given new versions, looked back upon."""

from __future__ import annotations

import pytest

from conftest import Api
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.types import Binding, NewType, begin_type, publish_type
from gongdan.catalog.queries import current_type
from gongdan.catalog.queries.types import type_definition
from gongdan.catalog.tests.makers import make_desk_application, publish_form
from gongdan.forms import commands as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db
NAME = {"zh-CN": "办公用品申领", "en": "Office supplies"}


@pytest.fixture
def world() -> World:
    world = make_world()
    make_desk_application(world, code="office")
    return world


def begin() -> None:
    new = NewType(code="office-supplies", name=NAME)
    begin_type(application="office", new=new, by=SYSTEM, at=NOON)


@pytest.mark.usefixtures("world")
def test_a_type_begun_with_nothing_but_a_name_can_be_filed() -> None:
    begin()

    type_ = current_type("office-supplies")

    assert (type_.name, type_.no) == (NAME, 1)
    assert type_.content.number_pattern == "OS-{YYYY}{MM}{DD}-{seq:4}"
    assert [one.key for one in type_.content.situations] == ["stopped", "slower", "calm"]


@pytest.mark.usefixtures("world")
def test_a_type_says_when_its_form_is_newer_than_what_it_binds() -> None:
    begin()
    fresh = type_definition("office-supplies", by=SYSTEM).is_behind
    content: dict[str, object] = {
        "format": 1,
        "fields": [{"code": "what", "kind": "text", "label": {"zh-CN": "要什么"}}],
    }
    forms.save_draft(code="office-supplies", content=content, by=SYSTEM, at=NOON)
    forms.publish(code="office-supplies", by=SYSTEM, at=NOON)

    assert (fresh, type_definition("office-supplies", by=SYSTEM).is_behind) == (False, True)


def test_a_builder_makes_and_changes_a_type_over_http(world: World, api: Api) -> None:
    builder = api.as_person(world.administrator)
    body = {"application": "office", "code": "office-supplies", "name": NAME}

    made = builder.post("work-order-types", body).json()
    version = {
        "form": made["brief"]["form"],
        "process": made["brief"]["process"],
        "content": {**made["content"], "auto_close_days": 5},
    }
    builder.post("work-order-types/office-supplies/versions", version)
    renamed = {"name": {"zh-CN": "领办公用品"}, "is_active": False}
    changed = builder.put("work-order-types/office-supplies", renamed).json()
    first = builder.get("work-order-types/office-supplies/versions/1").json()

    assert [one["no"] for one in changed["versions"]] == [2, 1]
    assert changed["content"]["auto_close_days"] == 5
    assert first["content"]["auto_close_days"] == 3
    assert (changed["brief"]["name"], changed["brief"]["is_active"]) == (
        {"zh-CN": "领办公用品"},
        False,
    )
    assert [one["code"] for one in builder.get("work-order-types").json()] == ["office-supplies"]


@pytest.mark.usefixtures("world")
def test_a_type_is_open_to_strangers_only_when_they_can_fill_in_its_form() -> None:
    begin()
    fields: list[dict[str, object]] = [
        {"code": "what", "kind": "text", "label": {"zh-CN": "要什么"}},
        {"code": "who", "kind": "member", "label": {"zh-CN": "替谁要"}},
        {"code": "photo", "kind": "attachment", "label": {"zh-CN": "照片"}},
    ]
    publish_form("office-supplies", fields)
    content = type_definition("office-supplies", by=SYSTEM).content

    def publish(**said: object) -> None:
        binding = Binding(
            form="office-supplies", process="office-supplies", content={**content, **said}
        )
        publish_type(code="office-supplies", binding=binding, by=SYSTEM, at=NOON)

    publish()
    with pytest.raises(InvalidInput) as refused:
        publish(is_public=True)
    publish_form("office-supplies", [fields[0], fields[2]])
    publish(is_public=True)

    assert [(one.path, one.code, one.facts) for one in refused.value.problems] == [
        ("is_public", "catalog.not_for_strangers", {"field": "who"}),
    ]
    assert current_type("office-supplies").content.is_public
