"""Fixtures every module's tests share: an API client for a person, a stopped clock."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from gongdan.accounts.tests.makers import World, make_world
from gongdan.kernel import times

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from gongdan.accounts.models import Person, Role

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


class ApiClient:
    """A browser of one person, or of nobody; speaks JSON below ``/api/v1``."""

    def __init__(self, person: Person | None = None, *, key: str | None = None) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {key}"} if key else None)
        if person is not None:
            sign_in(self.client, person)

    def get(self, path: str, **query: str | int) -> Answer:
        """GET an address; keyword arguments are its query."""
        return self.client.get(address(path), query)

    def post(
        self, path: str, body: object = None, *, headers: dict[str, str] | None = None
    ) -> Answer:
        """POST a JSON body."""
        return self._send("post", path, body, headers)

    def put(
        self, path: str, body: object = None, *, headers: dict[str, str] | None = None
    ) -> Answer:
        """PUT a JSON body."""
        return self._send("put", path, body, headers)

    def patch(
        self, path: str, body: object = None, *, headers: dict[str, str] | None = None
    ) -> Answer:
        """PATCH with a JSON body."""
        return self._send("patch", path, body, headers)

    def delete(
        self, path: str, body: object = None, *, headers: dict[str, str] | None = None
    ) -> Answer:
        """DELETE, perhaps with a JSON body."""
        return self._send("delete", path, body, headers)

    def upload(self, path: str, **parts: object) -> Answer:
        """POST a form with files."""
        return self.client.post(address(path), parts)

    def _send(self, method: str, path: str, body: object, headers: dict[str, str] | None) -> Answer:
        data = "" if body is None else json.dumps(body, ensure_ascii=False, default=str)
        send = getattr(self.client, method)
        response: Answer = send(
            address(path), data, content_type="application/json", headers=headers
        )
        return response


def sign_in(client: Client, person: Person) -> None:
    """Let a browser be somebody's, as if they had just given their password."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


def address(path: str) -> str:
    """The whole address of a path below the API."""
    return path if path.startswith("/api/") else f"/api/v1/{path.lstrip('/')}"


class Api:
    """Makes API clients of a person, of nobody, or with an API key."""

    def as_person(self, person: Person) -> ApiClient:
        """A client signed in as this person."""
        return ApiClient(person)

    def as_nobody(self) -> ApiClient:
        """A client that is not signed in."""
        return ApiClient()

    def with_key(self, token: str) -> ApiClient:
        """A client that sends an API key."""
        return ApiClient(key=token)


@pytest.fixture
def world() -> World:
    """The small named world; a test that needs more of it makes its own."""
    return make_world()


@pytest.fixture
def api() -> Api:
    """Makes API clients."""
    return Api()


@pytest.fixture
def clock() -> Iterator[Callable[[datetime], None]]:
    """Stops the clock at noon in Shanghai; call it with a moment to move it there."""
    held: list[AbstractContextManager[None]] = []

    def move(at: datetime) -> None:
        if held:
            held.pop().__exit__(None, None, None)
        stopped = times.fixed(at)
        stopped.__enter__()
        held.append(stopped)

    move(NOON)
    yield move
    held.pop().__exit__(None, None, None)


SEEDS: list[Role] = []


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,  # noqa: ARG001 the one it wraps
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The test database; the numbers' own connection is given back at the end."""
    from gongdan.accounts.models import Role
    from gongdan.records import numbers

    with django_db_blocker.unblock():
        SEEDS[:] = Role.objects.order_by("id")
    yield
    numbers.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """Tests that really commit empty every table; what a migration put there comes back."""
    yield
    marker = item.get_closest_marker("django_db")
    empties = "transactional_db" in getattr(item, "fixturenames", ())
    # After the last test the test database is gone already.
    is_over = nextitem is None or not SEEDS
    if not is_over and (empties or (marker is not None and marker.kwargs.get("transaction"))):
        with item.config.stash[blocking_manager_key].unblock():
            type(SEEDS[0]).objects.bulk_create(SEEDS, ignore_conflicts=True)
            # Django does not empty the queue: it takes procrastinate's tables for somebody else's.
            with connection.cursor() as cursor:
                cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events CASCADE")
