"""A world that is really written, for threads that each speak over their own connection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import World, make_world
from gongdan.records import numbers
from gongdan.workorders.tests.makers import make_application
from tests.stories.office import shanghai


@pytest.fixture(scope="module")
def roles(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[list[Role]]:
    """What a migration put into the tables; given back, since emptying them takes it as well."""
    with django_db_blocker.unblock():
        kept = list(Role.objects.all())
    yield kept
    with django_db_blocker.unblock():
        Role.objects.bulk_create(kept, ignore_conflicts=True)


@pytest.fixture
def world(transactional_db: None, roles: list[Role]) -> Iterator[World]:  # noqa: ARG001
    """The people and their application, seen by every connection, and taken away afterwards."""
    Role.objects.bulk_create(roles, ignore_conflicts=True)
    world = make_world()
    make_application(at=shanghai("2026-01-05 09:00"))
    yield world
    # The tables can be emptied only when the connection that counts numbers holds nothing.
    numbers.close()
