"""Every operation given what no text may hold: refused, never broken."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from django.db import transaction

from gongdan.kernel.paging import CursorKey, encode_cursor
from tests.contract.bodies import make_body
from tests.contract.calls import Scene
from tests.contract.operations import Operation, operations
from tests.contract.samples import named

pytestmark = pytest.mark.django_db

EVERY = operations()
WRITING = [each for each in EVERY if each.content_type == "application/json"]
ASKING = [each for each in EVERY if each.method == "get" and each.query_names]
PAGED = [each for each in ASKING if "cursor" in each.query_names]
MOMENT = "2026-11-23T04:00:00+00:00"
KEYS: list[CursorKey] = [["x"], [1], [None], [MOMENT], [2**62]]
CURSORS = [
    encode_cursor([*first, *rest])
    for first in KEYS
    for rest in ([], ["x"], [1], [None], ["x", "x"], [1, 1], [None, None])
]
MARKS = "\u202e\u2066\u0007\u001b[31m=1+1"
LONG = "很" * 10_000


def with_text(value: object, text: str) -> object:
    """The same body, every text in it another."""
    if isinstance(value, dict):
        return {key: with_text(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_text(inner, text) for inner in value]
    return text if isinstance(value, str) else value


def path_of(scene: Scene, operation: Operation) -> str:
    path = operation.path
    for name in operation.path_names:
        value = named(scene.paths, name, path=operation.path)
        path = path.replace("{" + name + "}", str(value))
    return path


def send(scene: Scene, operation: Operation, body: bytes) -> int:
    call = getattr(scene.clients["administrator"], operation.method)
    with transaction.atomic():
        answer = call(path_of(scene, operation), body, content_type="application/json")
        transaction.set_rollback(True)
    return int(answer.status_code)


def ask(scene: Scene, operation: Operation, text: str) -> int:
    query = urlencode(dict.fromkeys(operation.query_names, text))
    with transaction.atomic():
        address = f"{path_of(scene, operation)}?{query}"
        answer = scene.clients["administrator"].get(address)
        transaction.set_rollback(True)
    return int(answer.status_code)


@pytest.mark.parametrize("operation", WRITING, ids=[each.id for each in WRITING])
def test_a_body_of_hostile_texts_breaks_nothing(scene: Scene, operation: Operation) -> None:
    body = make_body(operation, scene.bodies, is_full=True)
    bodies = [
        json.dumps(with_text(body, MARKS), ensure_ascii=False).encode(),
        json.dumps(with_text(body, LONG), ensure_ascii=False).encode(),
    ]

    statuses = [send(scene, operation, each) for each in bodies]

    assert max(statuses) < 500


@pytest.mark.parametrize("operation", ASKING, ids=[each.id for each in ASKING])
def test_hostile_questions_break_nothing(scene: Scene, operation: Operation) -> None:
    texts = [MARKS, LONG, "\x00", "999999999999999999999", "-1", "2026-13-45", "[[[["]

    statuses = [ask(scene, operation, text) for text in texts]

    assert max(statuses) < 500


@pytest.mark.parametrize("operation", PAGED, ids=[each.id for each in PAGED])
def test_cursors_that_were_made_up_break_nothing(scene: Scene, operation: Operation) -> None:
    path = path_of(scene, operation)
    client = scene.clients["administrator"]

    statuses = [client.get(path, {"cursor": each}).status_code for each in CURSORS]

    assert max(statuses) < 500


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"note": "\\u0000", "liters": 1}',
        b'{"note": "\\ud800", "liters": 1}',
        b'{"note": "\xff", "liters": 1}',
        b'{"liters": NaN}',
        b'{"liters": ' + b"9" * 5_000 + b"}",
        b"",
        b"null",
        b'"text"',
    ],
    ids=[
        "lists",
        "objects",
        "NUL",
        "half",
        "not-UTF-8",
        "NaN",
        "digits",
        "nothing",
        "null",
        "text",
    ],
)
def test_what_is_no_body_is_refused(scene: Scene, body: bytes) -> None:
    operation = next(each for each in WRITING if each.id == "accounts_change_me")

    assert send(scene, operation, body) in (400, 422)
