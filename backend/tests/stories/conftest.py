"""One world a file, undone after it; every story begins from it and is undone alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import cast

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from conftest import Api
from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import World, make_world
from gongdan.demo.calendars import make_calendars
from gongdan.demo.packages import install_all
from gongdan.demo.people import make_company
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.tests.makers import make_application
from tests.stories.office import Office, shanghai

LONG_AGO = shanghai("2026-01-05 09:00")


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[World]:
    """The people, and an application of theirs."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        make_application(at=LONG_AGO)
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def office(
    db: None,  # noqa: ARG001
    world: World,
    api: Api,
    clock: Callable[[datetime], None],
) -> Office:
    """The office on Monday, 23 November 2026, at noon."""
    return Office(world, api, clock)


@pytest.fixture(scope="module")
def town(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[World]:
    """The company of the demonstration, everybody by sign-in name, nothing set up beyond it."""
    at = shanghai("2026-01-05 09:00")
    with django_db_blocker.unblock(), transaction.atomic():
        make_company(by=SYSTEM, at=at)
        make_calendars(by=SYSTEM, at=at)
        install_all(by=SYSTEM, at=at)
        people = {person.username: person for person in Person.objects.all()}
        yield cast("World", SimpleNamespace(**people))
        transaction.set_rollback(True)


@pytest.fixture
def company(
    db: None,  # noqa: ARG001
    town: World,
    api: Api,
    clock: Callable[[datetime], None],
) -> Office:
    """The company on Tuesday, 24 November 2026, at ten."""
    office = Office(town, api, clock)
    office.at("2026-11-24 10:00")
    return office
