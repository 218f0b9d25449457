"""Keyword sets are a definition of their own, which rules of classification weigh."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.kernel.errors import InvalidInput
from gongdan.rules import commands, queries
from gongdan.rules.classify import classify
from gongdan.rules.models import RuleSetVersion
from gongdan.rules.tests.makers import (
    INVOICES,
    RETURNS,
    Json,
    classify_content,
    field,
    keywords_content,
    op,
    publish,
    rule,
)
from gongdan.rules.words import apart

pytestmark = pytest.mark.django_db
INVOICE = {"title": "发票", "text": ""}


def case(expected: str) -> Json:
    name = {"zh-CN": "开票", "en": "Invoice"}
    return {"key": "one", "name": name, "facts": INVOICE, "expect": {"category": expected}}


def test_words_decide_where_there_are_no_rules() -> None:
    world = make_world()
    publish(world, "keywords", keywords_content(), application="cs")

    held = queries.current_sets("cs")["classify"]

    assert (held.id, classify(held, INVOICE).category) == (0, "finance.invoice")


def test_publishing_words_leaves_the_rules_as_they_are() -> None:
    world = make_world()
    publish(world, "classify", classify_content())
    publish(world, "keywords", keywords_content(RETURNS))
    before = classify(queries.current_sets("")["classify"], INVOICE)

    publish(world, "keywords", keywords_content(RETURNS, INVOICES))

    after = classify(queries.current_sets("")["classify"], INVOICE)
    assert (before.category, after.category) == (None, "finance.invoice")
    assert after.as_dict()["version"] == before.as_dict()["version"]
    assert [one.no for one in queries.rule_set("", "keywords").versions] == [2, 1]


def test_an_earlier_version_of_the_words_can_hold_again() -> None:
    world = make_world()
    publish(world, "keywords", keywords_content(INVOICES))
    publish(world, "keywords", keywords_content(RETURNS))

    commands.rollback(
        application="", purpose="keywords", no=1, by=world.actor("administrator"), at=NOON
    )

    assert classify(queries.current_sets("")["classify"], INVOICE).category == "finance.invoice"


def test_what_a_set_weighs_is_known_to_rules_of_classification_only() -> None:
    world = make_world()
    publish(world, "keywords", keywords_content())
    weighty = rule("weighty", op(">", field("words.invoices"), 3), {"then": {"impact": 1}})
    elsewhere = {**weighty, "priority": 1}
    del elsewhere["then"]

    publish(world, "classify", classify_content([weighty]))
    with pytest.raises(InvalidInput) as refused:
        publish(world, "priority", {"format": 1, "matrix": MATRIX, "modifiers": [elsewhere]})

    assert [one.code for one in refused.value.problems] == ["expressions.unknown_field"]


def test_test_cases_of_rules_are_proved_with_the_words_that_hold() -> None:
    world = make_world()
    publish(world, "keywords", keywords_content())

    publish(world, "classify", {**classify_content(), "tests": [case("finance.invoice")]})
    with pytest.raises(InvalidInput) as refused:
        publish(world, "classify", {**classify_content(), "tests": [case("warehouse.return")]})

    assert [one.code for one in refused.value.problems] == ["rules.test_red"]


def test_a_word_says_its_weight_once() -> None:
    world = make_world()
    twice = {**INVOICES, "words": [{"word": "发票", "weight": 3}, {"word": "发票", "weight": 5}]}

    with pytest.raises(InvalidInput) as refused:
        publish(world, "keywords", keywords_content(twice))

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("keyword_sets.0.words.1.word", "rules.duplicate_word")
    ]


def test_rules_made_with_words_inside_hold_again_without_them() -> None:
    world = make_world()
    no = publish(world, "classify", classify_content())
    row = RuleSetVersion.objects.get()
    old = {**row.content, "keyword_sets": [INVOICES], "threshold": 2}
    row.rule_set.versions.create(no=no + 1, content=old, state="retired")

    commands.rollback(
        application="", purpose="classify", no=no + 1, by=world.actor("administrator"), at=NOON
    )

    assert queries.rule_set("", "classify").content == classify_content()


def test_a_file_with_words_inside_its_rules_is_read_as_two_sets() -> None:
    old = {"format": 1, "keyword_sets": [INVOICES], "threshold": 4, "rules": []}

    assert apart({"classify": old, "priority": {}}) == {
        "keywords": {"format": 1, "keyword_sets": [INVOICES], "threshold": 4},
        "classify": {"format": 1, "rules": []},
        "priority": {},
    }


MATRIX = {level: {"1": 1, "2": 2, "3": 3} for level in ("1", "2", "3")}
