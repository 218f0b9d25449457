"""What the API's document says is what happens: inputs made from it, as every kind of person."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.contract.calls import Scene
from tests.contract.operations import operations
from tests.contract.secrets import KINDS, NOBODY

if TYPE_CHECKING:
    from schemathesis import Case
    from schemathesis.schemas import APIOperation

pytestmark = pytest.mark.django_db

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
TOKEN = "t" * 32
EVERY = [each.id for each in operations()]
# The long run takes all of them, with more inputs, as everybody.
SOME = EVERY[::6]


@pytest.fixture(scope="module")
def described(scene: Scene) -> Iterator[dict[str, APIOperation]]:  # noqa: ARG001
    """Every operation by its name, called inside this process and this transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with override_settings(REQUESTS_PER_MINUTE=0):
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
        found = [each.ok() for each in schema.get_all_operations()]
        yield {each.definition.raw["operationId"]: each for each in found}
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def try_out(operation: APIOperation, scene: Scene, kinds: list[str], *, examples: int) -> int:
    """Call an operation with inputs made from its description; returns how often."""
    called = []

    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        derandomize=examples < 10,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def call(case: Case) -> None:
        for kind in kinds:
            with transaction.atomic():
                case.call_and_validate(checks=CHECKS, **_signed_in(scene, kind))
                transaction.set_rollback(True)
            called.append(kind)

    call()
    return len(called)


def _signed_in(scene: Scene, kind: str) -> dict[str, dict[str, str]]:
    cookies = (
        {} if kind == NOBODY else {"sessionid": scene.clients[kind].cookies["sessionid"].value}
    )
    return {"cookies": {**cookies, "csrftoken": TOKEN}, "headers": {"X-CSRFToken": TOKEN}}


@pytest.mark.parametrize("name", SOME)
def test_an_operation_answers_as_described(
    described: dict[str, APIOperation],
    scene: Scene,
    name: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)

    called = try_out(described[name], scene, ["administrator"], examples=2)

    assert called >= 1


@pytest.mark.long
@pytest.mark.parametrize("name", EVERY)
def test_an_operation_answers_everybody_as_described(
    described: dict[str, APIOperation], scene: Scene, name: str
) -> None:
    called = try_out(described[name], scene, list(KINDS), examples=20)

    assert called >= len(KINDS)
