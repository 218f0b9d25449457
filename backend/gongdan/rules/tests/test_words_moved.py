"""Words that lay inside rules of classification are moved by the migration, nothing is lost."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from gongdan.accounts.tests.makers import NOON
from gongdan.rules import queries
from gongdan.rules.models import RuleSet
from gongdan.rules.tests.makers import INVOICES, RETURNS

pytestmark = pytest.mark.django_db
moving = import_module("gongdan.rules.migrations.0003_keywords_apart")
OLD = {"format": 1, "keyword_sets": [INVOICES], "threshold": 3, "rules": [], "tests": []}
WORDS = {"format": 1, "keyword_sets": [INVOICES], "threshold": 3}


def make_old(application: str, **draft: object) -> RuleSet:
    rules = RuleSet.objects.create(application=application, purpose="classify")
    who = {"kind": "person", "id": 1, "name": "Wang"}
    rules.versions.create(no=1, content=OLD, state="published", published_at=NOON, published_by=who)
    if draft:
        rules.versions.create(no=0, content={**OLD, **draft}, state="draft")
    return rules


def test_the_version_that_holds_becomes_two() -> None:
    make_old("cs")

    moving.words_apart(apps, None)

    words, rules = queries.rule_set("cs", "keywords"), queries.rule_set("cs", "classify")
    assert words.content == WORDS
    assert rules.content == {"format": 1, "rules": [], "tests": []}
    assert [(one.no, one.state) for one in rules.versions] == [(2, "published"), (1, "retired")]
    assert queries.version_content("cs", "classify", 1) == OLD
    assert words.versions[0].published_by == rules.versions[0].published_by
    assert words.draft is None


def test_a_draft_with_other_words_becomes_a_draft_of_the_words() -> None:
    make_old("cs", keyword_sets=[RETURNS])

    moving.words_apart(apps, None)

    words, rules = queries.rule_set("cs", "keywords"), queries.rule_set("cs", "classify")
    assert words.draft
    assert words.draft.content == {**WORDS, "keyword_sets": [RETURNS]}
    assert rules.draft
    assert rules.draft.content == {"format": 1, "rules": [], "tests": []}


def test_rules_without_words_get_no_empty_set_of_them() -> None:
    rules = RuleSet.objects.create(application="", purpose="classify")
    empty = {"format": 1, "keyword_sets": [], "threshold": 2, "rules": []}
    rules.versions.create(no=4, content=empty, state="published", published_at=NOON)

    moving.words_apart(apps, None)

    assert [one.purpose for one in RuleSet.objects.all()] == ["classify"]
    assert queries.rule_set("", "classify").content == {"format": 1, "rules": []}
