"""Test cases of a set, warnings about it, and shadows of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.kernel.errors import InvalidInput
from gongdan.rules import commands, queries
from gongdan.rules.conflicts import Conflict, conflicts, conflicts_beside
from gongdan.rules.content import problems_of
from gongdan.rules.errors import NoShadow, RuleNotSwitchedOff, ShadowTooLong
from gongdan.rules.examining import examine
from gongdan.rules.facts import Known
from gongdan.rules.published import Published
from gongdan.rules.tests.makers import Json, dispatch_content, field, op, publish, rule


@pytest.fixture
def world() -> World:
    return make_world()


MAIL = op("=", field("channel"), "mail")


def case(key: str, facts: Json, expect: Json, **more: object) -> Json:
    names = {"zh-CN": f"用例{key}", "en": f"Case {key}"}
    return {"key": key, "name": names, "facts": facts, "expect": expect, **more}


def proven(*cases: Json) -> Json:
    rules = [rule("a", MAIL, {"team": "network", "strategy": "pool"})]
    return {**dispatch_content(rules), "tests": list(cases)}


GREEN = case("g", {"channel": "mail"}, {"team": "network"})
RED = case("r", {"channel": "phone"}, {"team": "network"})


def trigger(key: str, event: str, *then: Json, **more: object) -> Json:
    names = {"zh-CN": key, "en": key}
    return {"key": key, "name": names, "on": [{"event": event}], "then": list(then), **more}


def test_a_test_that_is_red_keeps_the_set_from_being_published() -> None:
    problems = problems_of("dispatch", proven(GREEN, RED), Known())

    assert [(one.path, one.code, one.facts["name"]) for one in problems] == [
        ("tests.1", "rules.test_red", "用例r")
    ]
    assert (problems[0].facts["expected"], problems[0].facts["actual"]) == (
        "network",
        "service-desk",
    )


def test_green_tests_keep_nothing_back() -> None:
    assert problems_of("dispatch", proven(GREEN), Known()) == []


def test_a_test_of_triggers_says_what_happened_and_which_rules_run() -> None:
    first = trigger("up", "changed", {"do": "stop"}, **{"if": op("changed", field("priority"))})
    first["on"] = [{"event": "changed", "field": "priority"}]
    event = {"event": "changed", "field": "priority"}
    cases = [
        case("a", {"priority": 1}, {"rules": ["up"]}, event=event, before={"priority": 3}),
        case("b", {"priority": 1}, {"rules": []}, event=event, before={"priority": 1}),
    ]
    content: Json = {"format": 1, "rules": [first], "tests": cases}

    assert [one.is_green for one in examine("triggers", content)] == [True, True]


def test_two_rules_that_write_the_same_after_the_same_event_are_warned_of() -> None:
    up, down = ({"do": "priority", "priority": level} for level in (1, 3))
    content: Json = {
        "format": 1,
        "rules": [
            trigger("a", "created", up),
            trigger("b", "submitted", down),
            trigger("c", "rated", down),
            trigger("d", "created", {"do": "tag", "add": ["x"]}),
        ],
    }

    assert conflicts(content) == [Conflict("priority", "a", "b")]


@pytest.mark.parametrize(
    "apart",
    [
        [{"if": MAIL}, {"if": op("=", field("channel"), "phone")}],
        [{"for_type": "incident"}, {"for_type": "repair"}],
        [{"is_enabled": False}, {}],
    ],
)
def test_rules_that_never_hold_together_are_not_warned_of(apart: list[Json]) -> None:
    up = {"do": "priority", "priority": 1}
    rules = [trigger(f"r{place}", "created", up, **more) for place, more in enumerate(apart)]

    assert conflicts({"format": 1, "rules": rules}) == []


def beside(rule: Json, application: str = "") -> Published:
    return Published(1, application, "triggers", 1, {"format": 1, "rules": [rule]})


def test_a_rule_that_writes_the_same_in_another_set_is_warned_of() -> None:
    up, down = ({"do": "priority", "priority": level} for level in (1, 3))
    own: Json = {"format": 1, "rules": [trigger("a", "created", up)]}
    theirs = trigger("b", "submitted", down)
    only_repair = op("=", field("application"), "repair")

    found = conflicts_beside(own, "it", [beside(theirs)])
    of_all = conflicts_beside(own, "", [beside(theirs, "it")])
    elsewhere = conflicts_beside(own, "it", [beside({**theirs, "if": only_repair})])

    assert [(one.field, one.one, one.other, one.beside) for one in found] == [
        ("priority", "a", "b", "")
    ]
    assert [one.beside for one in of_all] == ["it"]
    assert elsewhere == []


@pytest.mark.parametrize(
    ("then", "path", "code"),
    [
        ({"do": "dance"}, "rules.0.then.0.do", "rules.unknown_outcome"),
        ({"do": "tag", "add": [""]}, "rules.0.then.0.add.0", "rules.malformed"),
        ({"do": "notify", "to": ["everybody"], "text": {"en": "x"}}, "rules.0.then.0.to.0",
         "rules.unknown_people"),
        ({"do": "set", "field": "number", "value": {"value": 1}}, "rules.0.then.0.field",
         "rules.unknown_field"),
        ({"do": "webhook", "url": "ftp://x"}, "rules.0.then.0.url", "rules.malformed"),
    ],
)  # fmt: skip
def test_what_a_rule_cannot_do_is_said_where_it_stands(then: Json, path: str, code: str) -> None:
    content: Json = {"format": 1, "rules": [trigger("a", "created", then)]}

    problems = problems_of("triggers", content, Known())

    assert [(one.path, one.code) for one in problems] == [(path, code)]


def test_a_hook_brings_facts_that_only_its_rule_may_ask() -> None:
    hot = {"if": op(">", field("hook.degrees"), 80)}
    asking = trigger("a", "webhook", {"do": "stop"}, **hot)
    knowing = {
        **asking,
        "on": [
            {"event": "webhook", "hook": "sensor", "facts": [{"key": "degrees", "type": "number"}]}
        ],
    }

    wrong = problems_of("triggers", {"format": 1, "rules": [asking]}, Known())

    assert [one.path for one in wrong] == ["rules.0.on.0.hook", "rules.0.if.args.0"]
    assert problems_of("triggers", {"format": 1, "rules": [knowing]}, Known()) == []


@pytest.mark.django_db
def test_a_shadow_decides_beside_what_holds_and_ends(world: World) -> None:
    publish(world, "dispatch", dispatch_content())
    by = world.actor("administrator")
    held = {"application": "", "purpose": "dispatch", "by": by, "at": NOON}
    rev = commands.save_draft(content=proven(GREEN), expected_rev=0, **held)  # type: ignore[arg-type]

    no = commands.shadow(expected_rev=rev, days=7, **held)  # type: ignore[arg-type]

    found = queries.in_force("")
    assert (no, found.sets["dispatch"].no) == (2, 1)
    assert [(one.no, until) for one, until in found.shadows] == [(2, NOON + timedelta(days=7))]
    commands.end_shadow(**held)  # type: ignore[arg-type]
    assert queries.in_force("").shadows == []
    with pytest.raises(NoShadow):
        commands.end_shadow(**held)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_shadow_is_refused_for_too_long_or_with_a_red_test(world: World) -> None:
    by = world.actor("administrator")
    held = {"application": "", "purpose": "dispatch", "by": by, "at": NOON}
    rev = commands.save_draft(content=proven(RED), expected_rev=0, **held)  # type: ignore[arg-type]

    with pytest.raises(ShadowTooLong):
        commands.shadow(expected_rev=rev, days=31, **held)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput):
        commands.shadow(expected_rev=rev, days=3, **held)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_publishing_lets_rules_run_again_that_had_switched_themselves_off(world: World) -> None:
    content: Json = {"format": 1, "rules": [trigger("a", "created", {"do": "stop"})]}
    publish(world, "triggers", content)
    by = world.actor("administrator")
    held = {"application": "", "purpose": "triggers", "by": by, "at": NOON}
    commands.switch_off(rule="a", because="often", **held)  # type: ignore[arg-type]
    assert queries.in_force("").off == {("", "a")}

    publish(world, "triggers", content)

    assert queries.in_force("").off == set()
    with pytest.raises(RuleNotSwitchedOff):
        commands.switch_on(rule="a", **held)  # type: ignore[arg-type]
