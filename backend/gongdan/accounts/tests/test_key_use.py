"""When a key was last used is kept, at most once a minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.commands import KeyDetails, create_api_key
from gongdan.accounts.models import ApiKey
from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.audit.models import Entry

if TYPE_CHECKING:
    from conftest import Api

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(clock: Callable[[datetime], None]) -> str:
    """A key of the handler's, never used."""
    clock(NOON)
    world = make_world()
    details = KeyDetails(
        name="ERP",
        owner_id=world.handler.pk,
        scopes=["read"],
        expires_at=NOON + timedelta(days=30),
    )
    return create_api_key(details=details, by=world.actor("administrator"), at=NOON)[1]


def used_at() -> datetime | None:
    return ApiKey.objects.get().last_used_at


def test_a_key_that_was_used_says_when_and_at_most_once_a_minute(
    api: Api, token: str, clock: Callable[[datetime], None]
) -> None:
    moments = []
    for seconds in (1, 31, 60, 61, 90):
        clock(NOON + timedelta(seconds=seconds))
        assert api.with_key(token).get("me").status_code == 200
        moments.append(used_at())

    first, second = NOON + timedelta(seconds=1), NOON + timedelta(seconds=61)
    assert moments == [first, first, first, second, second]


def test_a_use_within_the_minute_writes_nothing(api: Api, token: str) -> None:
    program = api.with_key(token)
    program.get("me")

    with CaptureQueriesContext(connection) as taken:
        program.get("me")

    assert not [each for each in taken.captured_queries if "UPDATE" in each["sql"]]
    assert not Entry.objects.filter(event__contains="key_used").exists()


def test_a_refused_key_was_not_used(api: Api, token: str) -> None:
    assert api.with_key(f"{token}x").get("me").status_code == 401
    ApiKey.objects.update(revoked_at=NOON)

    assert api.with_key(token).get("me").status_code == 401
    assert used_at() is None
