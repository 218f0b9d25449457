"""Drafts, publishing, going back: one at a time, recorded, never changed afterwards."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.audit.models import Entry
from gongdan.expressions import Type
from gongdan.kernel.errors import Forbidden, InvalidInput, Stale
from gongdan.rules import commands, facts, queries
from gongdan.rules.defaults import priority_content
from gongdan.rules.errors import NoRuleDraft, RuleSetNotFound, RuleVersionNotFound
from gongdan.rules.facts import ApplicationFacts
from gongdan.rules.models import RuleSetVersion
from gongdan.rules.tests.makers import dispatch_content, field, op, publish, rule

pytestmark = pytest.mark.django_db

STRICT = priority_content() | {"modifiers": []}


def events() -> list[str]:
    found = Entry.objects.filter(subject_kind="rule_set").order_by("pk")
    return list(found.values_list("event", flat=True))


def test_a_draft_is_kept_and_then_published() -> None:
    world = make_world()

    no = publish(world, "priority", priority_content())

    held = queries.current("", "priority")
    assert (no, held.no, held.content) == (1, 1, priority_content())
    assert queries.rule_set("", "priority").draft is None
    assert events() == ["rules.draft_saved", "rules.published"]


def test_the_organization_decides_where_an_application_has_no_rules_of_its_own() -> None:
    world = make_world()
    publish(world, "priority", priority_content())
    publish(world, "priority", STRICT, application="cs")

    assert queries.current("it", "priority").application == ""
    assert queries.current("cs", "priority").application == "cs"
    assert queries.current("cs", "dispatch") is None


def test_which_rules_hold_is_asked_in_one_query_and_what_they_say_only_once(
    django_assert_num_queries: object,
) -> None:
    world = make_world()
    publish(world, "priority", priority_content())
    publish(world, "dispatch", dispatch_content())
    queries.current_sets("cs")

    with django_assert_num_queries(1):
        sets = queries.current_sets("cs")

    assert sorted(sets) == ["dispatch", "priority"]


def test_two_people_do_not_overwrite_each_other() -> None:
    world = make_world()
    by = world.actor("administrator")
    first = {"application": "", "purpose": "priority", "content": priority_content()}
    commands.save_draft(**first, expected_rev=0, by=by, at=NOON)

    with pytest.raises(Stale):
        commands.save_draft(**(first | {"content": STRICT}), expected_rev=0, by=by, at=NOON)
    with pytest.raises(Stale):
        commands.publish(application="", purpose="priority", expected_rev=2, by=by, at=NOON)

    assert queries.rule_set("", "priority").draft.content == priority_content()
    assert commands.save_draft(**first, expected_rev=1, by=by, at=NOON) == 2
    assert events() == ["rules.draft_saved", "rules.draft_saved"]


def test_an_unsound_draft_is_kept_but_not_published() -> None:
    world = make_world()
    broken = dispatch_content([rule("a", op("=", field("gone"), 1), {"team": "x"})])

    with pytest.raises(InvalidInput) as refused:
        publish(world, "dispatch", broken)

    expected = [
        ("rules.0.strategy", "rules.required"),
        ("rules.0.if.args.0", "expressions.unknown_field"),
        ("rules.0.team", "rules.unknown_team"),
    ]
    assert [(p.path, p.code) for p in refused.value.problems] == expected
    detail = queries.rule_set("", "dispatch")
    assert [(p.path, p.code) for p in detail.draft.problems] == expected
    assert (detail.content, detail.versions) == (None, [])


def test_a_team_of_the_organization_may_be_named() -> None:
    world = make_world()
    rules = [rule("a", {"value": True}, {"team": world.network.code, "strategy": "pool"})]
    content = {
        **dispatch_content(rules),
        "fallback": {"team": world.network.code, "strategy": "pool"},
    }

    assert publish(world, "dispatch", content) == 1


def test_answers_of_an_application_may_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    amount: dict[str, Type] = {"amount": "number"}
    monkeypatch.setattr(facts, "_providers", [lambda _: ApplicationFacts(answers=amount)])
    modifier = rule("a", op(">", field("answers.amount"), 5000), {"priority": 2})

    assert publish(world, "priority", priority_content() | {"modifiers": [modifier]}) == 1


def test_a_draft_can_be_thrown_away() -> None:
    world = make_world()
    by = world.actor("administrator")
    publish(world, "priority", priority_content())
    commands.save_draft(
        application="", purpose="priority", content=STRICT, expected_rev=0, by=by, at=NOON
    )

    commands.discard_draft(application="", purpose="priority", by=by, at=NOON)

    assert queries.rule_set("", "priority").draft is None
    assert queries.current("", "priority").content == priority_content()
    assert events()[-1] == "rules.draft_discarded"
    with pytest.raises(NoRuleDraft):
        commands.discard_draft(application="", purpose="priority", by=by, at=NOON)


def test_an_earlier_version_holds_again_as_a_new_one() -> None:
    world = make_world()
    by = world.actor("administrator")
    publish(world, "priority", priority_content())
    publish(world, "priority", STRICT)

    no = commands.rollback(application="", purpose="priority", no=1, by=by, at=NOON)

    assert no == 3
    assert queries.current("", "priority").content == priority_content()
    versions = queries.rule_set("", "priority").versions
    assert [(one.no, one.state) for one in versions] == [
        (3, "published"),
        (2, "retired"),
        (1, "retired"),
    ]
    assert events()[-1] == "rules.rolled_back"
    assert [c.path for c in queries.differences("", "priority", before=2, after=3)] == ["modifiers"]


def test_there_is_no_going_back_to_what_never_was() -> None:
    world = make_world()
    by = world.actor("administrator")
    publish(world, "priority", priority_content())

    with pytest.raises(RuleVersionNotFound):
        commands.rollback(application="", purpose="priority", no=9, by=by, at=NOON)
    with pytest.raises(RuleSetNotFound):
        commands.rollback(application="cs", purpose="priority", no=1, by=by, at=NOON)

    assert queries.current("", "priority").no == 1


@pytest.mark.parametrize("change", [{"content": {}}, {"no": 9}, {"state": "draft"}])
def test_the_database_refuses_to_change_what_was_published(change: dict[str, object]) -> None:
    world = make_world()
    publish(world, "priority", priority_content())
    held = RuleSetVersion.objects.filter(no=1)

    with pytest.raises(ProgrammingError), transaction.atomic():
        held.update(**change)
    with pytest.raises(ProgrammingError), transaction.atomic():
        held.delete()

    assert queries.current("", "priority").content == priority_content()


@pytest.mark.parametrize("who", ["requester", "handler", "customer"])
def test_only_builders_may_change_rules(who: str) -> None:
    world = make_world()
    by = world.actor(who)
    publish(world, "priority", priority_content())
    before = events()
    what = {"application": "", "purpose": "priority", "by": by, "at": NOON}

    with pytest.raises(Forbidden):
        commands.save_draft(content=STRICT, expected_rev=0, **what)
    with pytest.raises(Forbidden):
        commands.publish(expected_rev=1, **what)
    with pytest.raises(Forbidden):
        commands.rollback(no=1, **what)
    with pytest.raises(Forbidden):
        commands.discard_draft(**what)

    assert queries.rule_sets(by) == []
    assert events() == before
