"""Application files that somebody spoiled: refused with reasons, never broken."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction

from gongdan.workorders.tests.package import PACKAGE
from tests.contract.calls import Scene

pytestmark = pytest.mark.django_db

LONG = "很" * 300
SPOILED = [None, True, -1, 10**18, 0.5, "", "x", LONG, [], [1], [[]], {}, {"x": 1}]
SEEDS = range(60)


def places(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Every place inside a file."""
    if path:
        yield path
    for key, inner in inside_of(value):
        yield from places(inner, (*path, key))


def inside_of(value: object) -> Iterator[tuple[object, object]]:
    """What a value holds, each under its key or number."""
    if isinstance(value, dict):
        yield from value.items()
    if isinstance(value, list):
        yield from enumerate(value)


def spoil(package: object, *, seed: int) -> object:
    """The file with two of its values put in place of others."""
    dice = random.Random(seed)  # noqa: S311 a test wants the same every time
    made = deepcopy(package)
    for _ in range(2):
        *way, last = dice.choice(list(places(made)))
        inside = made
        for key in way:
            inside = inside[key]
        inside[last] = deepcopy(dice.choice(SPOILED))
    return made


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spoiled_file_is_refused_and_breaks_nothing(scene: Scene, seed: int) -> None:
    client = scene.clients["administrator"]
    body = {"package": spoil(PACKAGE, seed=seed)}

    with transaction.atomic():
        answer = client.post("/api/v1/package-trials", body, content_type="application/json")
        transaction.set_rollback(True)

    assert answer.status_code < 500
