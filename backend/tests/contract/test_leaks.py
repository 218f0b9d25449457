"""Nobody learns what is not theirs: every operation, as every kind of person."""

from __future__ import annotations

import pytest

from tests.contract.calls import call, call_as_all, make_scene
from tests.contract.operations import Operation, operations
from tests.contract.samples import named
from tests.contract.secrets import KINDS, NOBODY

pytestmark = pytest.mark.django_db

EVERY = operations()
each_operation = pytest.mark.parametrize("operation", EVERY, ids=[each.id for each in EVERY])

# What anybody may ask without signing in: this list may only grow with a reason.
PUBLIC = {"accounts_get_sign_in_options", "accounts_get_setup", "accounts_set_up"}


@each_operation
def test_an_operation_tells_nobody_what_is_not_theirs(operation: Operation) -> None:
    scene = make_scene()

    answers = call_as_all(scene, operation)

    leaks = [
        (kind, secret.word)
        for secret in scene.secrets
        for kind in KINDS
        if kind not in secret.seen_by and secret.word in answers[kind].text
    ]
    broken = {kind: answer.text[:500] for kind, answer in answers.items() if answer.status >= 500}
    assert leaks == []
    assert broken == {}
    assert operation.is_public or answers[NOBODY].status == 401


@each_operation
def test_an_operation_never_breaks(operation: Operation) -> None:
    scene = make_scene()

    full = call(scene, operation, "administrator", is_full=True)
    huge = call(scene, operation, "administrator", huge=True)

    assert full.status < 500, full.text[:500]
    assert huge.status < 500, huge.text[:500]


def test_only_what_is_declared_public_is_open() -> None:
    assert {each.id for each in EVERY if each.is_public} == PUBLIC


def test_every_kind_of_secret_thing_is_planted() -> None:
    segments = {each.segment for each in EVERY}

    planted = {secret.word for secret in make_scene().secrets}

    assert "work-orders" not in segments or "s3cret-order" in planted


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [each.id for each in EVERY]

    assert sorted(set(names)) == sorted(names)
    assert len(EVERY) > 40


def test_an_unknown_name_in_an_address_fails() -> None:
    with pytest.raises(LookupError):
        named({}, "no_such_name", segment="people")
