"""Test cases of a process travel in the application's file."""

from __future__ import annotations

from typing import cast

import pytest

from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.catalog.commands.packages import install_package
from gongdan.catalog.queries.packages import package_of
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.tests.makers import make_application
from gongdan.workorders.tests.package import PACKAGE
from gongdan.workorders.tests.test_trials import CASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

Parts = list[dict[str, object]]


def test_cases_are_written_out_and_read_in_with_their_process() -> None:
    make_world()
    make_application()
    first, *others = cast("Parts", PACKAGE["processes"])
    content = {**cast("dict[str, object]", first["content"]), "cases": [CASE]}
    package = {**PACKAGE, "processes": [{**first, "content": content}, *others]}

    install_package(package=package, by=SYSTEM, at=NOON)

    carried = cast("Parts", package_of("it", by=SYSTEM)["processes"])
    (same,) = [one for one in carried if one["code"] == first["code"]]
    assert cast("dict[str, object]", same["content"])["cases"] == [CASE]
