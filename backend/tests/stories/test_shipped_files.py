"""The shipped applications are files like any other: out, in again, and nothing differs."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON
from gongdan.catalog.commands.packages import Wish, try_package
from gongdan.catalog.packaging import items_of
from gongdan.catalog.packaging_normal import normal
from gongdan.catalog.queries.packages import package_of, samples_in
from gongdan.catalog.shipped import read_package
from gongdan.demo.calendars import make_calendars
from gongdan.demo.packages import NAMES, install_all
from gongdan.demo.people import make_company
from gongdan.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_application_comes_out_as_it_went_in(name: str) -> None:
    make_company(by=SYSTEM, at=NOON)
    make_calendars(by=SYSTEM, at=NOON)
    install_all(by=SYSTEM, at=NOON)

    samples = samples_in(read_package(name))
    written = package_of(name, by=SYSTEM, samples=samples)
    trial = try_package(wish=Wish(written), by=SYSTEM, at=NOON)

    assert items_of(written) == items_of(normal(read_package(name)))
    assert {step.fate for step in trial.steps} == {"same"}
    assert trial.problems == []
