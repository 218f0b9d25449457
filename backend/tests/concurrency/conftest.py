"""A world that is really written, for threads that each speak over their own connection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gongdan.accounts.tests.makers import World, make_world
from gongdan.records import numbers
from gongdan.workorders.tests.makers import make_application
from tests.stories.office import shanghai


@pytest.fixture
def world(transactional_db: None) -> Iterator[World]:  # noqa: ARG001
    """The people and their application, seen by every connection, and taken away afterwards."""
    world = make_world()
    make_application(at=shanghai("2026-01-05 09:00"))
    yield world
    # The tables can be emptied only when the connection that counts numbers holds nothing.
    numbers.close()
