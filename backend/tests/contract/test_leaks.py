"""Nobody learns what is not theirs: every operation, as every kind of person."""

from __future__ import annotations

import pytest

from tests.contract.calls import Scene, call, call_as_all
from tests.contract.operations import Operation, operations
from tests.contract.samples import named
from tests.contract.secrets import KINDS, NOBODY

pytestmark = pytest.mark.django_db

EVERY = operations()
each_operation = pytest.mark.parametrize("operation", EVERY, ids=[each.id for each in EVERY])

# What anybody may ask without signing in: this list may only grow with a reason.
PUBLIC = {
    "accounts_get_sign_in_options",
    "accounts_get_setup",
    "accounts_set_up",
    "channels_config",
    "channels_look_up",
    # What builders opened to anybody can be read and filed by anybody.
    "channels_public_services",
    "channels_public_form",
    "channels_send_public_file",
    "channels_file_publicly",
    # Whoever holds the link of a form fills it in.
    "channels_get_linked_form",
    "channels_send_linked_file",
    "channels_file_by_link",
    # Whoever signs with a hook's secret, or shows it, files by the hook.
    "channels_call_incoming_hook",
    # Whoever holds a signed link follows and answers one request.
    "channels_track",
    "channels_reply",
    "channels_get_confirmation",
    "channels_answer",
    "channels_rate",
}


@each_operation
def test_an_operation_tells_nobody_what_is_not_theirs(scene: Scene, operation: Operation) -> None:
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
def test_an_operation_never_breaks(scene: Scene, operation: Operation) -> None:
    full = call(scene, operation, "administrator", is_full=True)
    huge = call(scene, operation, "administrator", huge=True)

    assert full.status < 500, full.text[:500]
    assert huge.status < 500, huge.text[:500]


def test_only_what_is_declared_public_is_open() -> None:
    assert {each.id for each in EVERY if each.is_public} == PUBLIC


def test_every_kind_of_secret_thing_is_planted(scene: Scene) -> None:
    segments = {each.segment for each in EVERY}

    planted = {secret.word for secret in scene.secrets}

    assert {"people", "files", "saved-views", "work-orders", "record-types"} <= segments
    assert planted >= {
        "s3cret-address",
        "s3cret-file",
        "s3cret-view",
        "s3cret-order",
        "s3cret-note",
        "s3cret-record",
        "s3cret-field",
    }


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("requester", "s3cret-address"),
        ("requester", "s3cret-order"),
        ("requester", "s3cret-view"),
        ("handler", "s3cret-order"),
        ("handler", "s3cret-note"),
        ("lead", "s3cret-note"),
        ("administrator", "s3cret-file"),
        ("handler", "s3cret-record"),
        ("lead", "s3cret-field"),
        ("lead", "s3cret-table"),
    ],
)
def test_those_who_may_see_a_secret_do_meet_it(scene: Scene, kind: str, word: str) -> None:
    reads = [each for each in EVERY if each.method == "get"]

    seen = [each.id for each in reads if word in call(scene, each, kind).text]

    assert seen != []


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [each.id for each in EVERY]

    assert sorted(set(names)) == sorted(names)
    assert len(EVERY) > 40


def test_an_unknown_name_in_an_address_fails() -> None:
    with pytest.raises(LookupError):
        named({}, "no_such_name", path="/api/v1/people/{no_such_name}")
