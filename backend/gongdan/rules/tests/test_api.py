"""The addresses of rule sets, asked by builders and by others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ninja.testing import TestClient

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.models import Entry
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.kernel.times import fixed
from gongdan.rules.api import router
from gongdan.rules.defaults import priority_content
from gongdan.rules.tests.makers import (
    classify_content,
    dispatch_content,
    field,
    keywords_content,
    op,
    publish,
    rule,
)

pytestmark = pytest.mark.django_db

CLIENT = TestClient(router)
FINANCE = rule(
    "finance",
    op("=", field("category"), "finance.invoice"),
    {"team": "repair", "strategy": "round_robin"},
)


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with fixed(NOON):
        yield


def ask(world: World, who: str, method: str, path: str, body: object = None) -> object:
    answer = CLIENT.request(method, path, json=body, actor=world.actor(who))
    assert answer.status_code < 300, answer.content
    return answer.json() if answer.content else None


def test_a_builder_saves_publishes_and_goes_back() -> None:
    world = make_world()
    one = "/rule-sets/-/priority"

    saved = ask(
        world, "administrator", "PUT", f"{one}/draft", {"content": priority_content(), "rev": 0}
    )
    published = ask(world, "administrator", "POST", f"{one}/versions", {"rev": 1})
    again = ask(world, "administrator", "PUT", f"{one}/current", {"no": 1})

    assert (saved, published, again) == ({"rev": 1}, {"no": 1}, {"no": 2})
    detail = ask(world, "administrator", "GET", one)
    assert (detail["application"], detail["purpose"], detail["draft"]) == ("", "priority", None)
    assert detail["content"] == priority_content()
    assert [(v["no"], v["state"], v["published_by"]["name"]) for v in detail["versions"]] == [
        (2, "published", "唐薇"),
        (1, "retired", "唐薇"),
    ]
    assert ask(world, "administrator", "GET", f"{one}/versions/1") == {
        "no": 1,
        "content": priority_content(),
    }
    assert ask(world, "administrator", "GET", f"{one}/differences?before=1&after=2") == {
        "items": []
    }


def test_a_draft_shows_what_keeps_it_from_being_published() -> None:
    world = make_world()
    content = dispatch_content(
        [rule("a", op("=", field("gone"), 1), {"team": "x", "strategy": "pool"})]
    )

    ask(
        world,
        "administrator",
        "PUT",
        "/rule-sets/cs/dispatch/draft",
        {"content": content, "rev": 0},
    )

    detail = ask(world, "administrator", "GET", "/rule-sets/cs/dispatch")
    assert detail["draft"]["problems"] == [
        {
            "path": "rules.0.if.args.0",
            "code": "expressions.unknown_field",
            "facts": {"field": "gone"},
        },
        {"path": "rules.0.team", "code": "rules.unknown_team", "facts": {"value": "x"}},
    ]
    listed = ask(world, "administrator", "GET", "/rule-sets")
    assert [(one["application"], one["no"], one["has_draft"]) for one in listed["items"]] == [
        ("cs", None, True)
    ]
    ask(world, "administrator", "DELETE", "/rule-sets/cs/dispatch/draft")
    assert ask(world, "administrator", "GET", "/rule-sets/cs/dispatch")["draft"] is None


def test_a_text_is_tried_and_nothing_is_changed() -> None:
    world = make_world()
    publish(world, "keywords", keywords_content())
    publish(world, "classify", classify_content())
    publish(world, "priority", priority_content())
    publish(world, "dispatch", dispatch_content([FINANCE]))
    before = Entry.objects.count()

    tried = ask(
        world,
        "administrator",
        "POST",
        "/rule-sets/trial",
        {"title": "", "text": "不用退货，补开发票", "facts": {"company.is_vip": True}},
    )

    assert (tried["category"], tried["priority"], tried["team"], tried["strategy"]) == (
        "finance.invoice",
        1,
        "repair",
        "round_robin",
    )
    assert tried["grading"]["rule"]["key"] == "vip"
    assert tried["route"]["rule"]["conditions"][0]["actual"] == "finance.invoice"
    assert tried["classification"]["scores"][0]["matches"][0]["word"] == "发票"
    assert Entry.objects.count() == before


def test_a_draft_can_be_tried_before_it_is_published() -> None:
    world = make_world()
    publish(world, "dispatch", dispatch_content())
    trial = {"application": "cs", "facts": {"category": "finance.invoice"}, "with_drafts": True}
    draft = {"content": dispatch_content([FINANCE]), "rev": 0}

    ask(world, "administrator", "PUT", "/rule-sets/cs/dispatch/draft", draft)
    tried = ask(world, "administrator", "POST", "/rule-sets/trial", trial)
    held = ask(world, "administrator", "POST", "/rule-sets/trial", trial | {"with_drafts": False})

    assert (tried["team"], held["team"]) == ("repair", "service-desk")


def test_an_unsound_draft_is_not_tried() -> None:
    world = make_world()
    ask(
        world,
        "administrator",
        "PUT",
        "/rule-sets/cs/dispatch/draft",
        {"content": {"format": 1}, "rev": 0},
    )

    with pytest.raises(InvalidInput):
        ask(
            world,
            "administrator",
            "POST",
            "/rule-sets/trial",
            {"application": "cs", "with_drafts": True},
        )


def test_the_facts_that_may_be_asked_are_listed() -> None:
    world = make_world()

    listed = ask(world, "administrator", "GET", "/rule-facts/-")

    assert {"key": "requester.is_vip", "type": "boolean"} in listed["items"]
    assert len(listed["items"]) == 21


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/rule-facts/-", None),
        ("GET", "/rule-sets/-/priority", None),
        ("GET", "/rule-sets/-/priority/versions/1", None),
        ("GET", "/rule-sets/-/priority/differences?before=1&after=1", None),
        ("PUT", "/rule-sets/-/priority/draft", {"content": {"format": 1}, "rev": 0}),
        ("DELETE", "/rule-sets/-/priority/draft", None),
        ("POST", "/rule-sets/-/priority/versions", {"rev": 1}),
        ("PUT", "/rule-sets/-/priority/current", {"no": 1}),
        ("POST", "/rule-sets/trial", {"text": "发票"}),
    ],
)
@pytest.mark.parametrize("who", ["requester", "handler", "lead", "customer"])
def test_others_are_refused_and_nothing_happens(
    who: str, method: str, path: str, body: object
) -> None:
    world = make_world()
    publish(world, "priority", priority_content())
    before = Entry.objects.count()

    with pytest.raises(Forbidden):
        ask(world, who, method, path, body)

    assert Entry.objects.count() == before
