"""Every main page can be used by everybody: in light and dark, and on the narrowest phone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from filing import REPAIR, file
from people import DESK, Person, Town
from places import CONSOLE, PORTAL

NARROW = (360, 780)


@pytest.fixture
def repair(town: Town) -> str:
    """The number of a repair under way, with a reply and a note."""
    number = file(town.person("requester"), REPAIR)
    handler = town.person("handler")
    assert handler.put(f"work-orders/{number}/acceptance", {}).ok
    for is_internal in (False, True):
        said = {"body": "下午三点过去看", "is_internal": is_internal}
        assert handler.post(f"work-orders/{number}/comments", said).ok
    return number


@pytest.mark.parametrize("pages", [CONSOLE, PORTAL], ids=["console", "portal"])
def test_nothing_keeps_anybody_from_using_a_page(
    town: Town, repair: str, pages: Mapping[str, tuple[str | None, str]]
) -> None:
    findings: list[str] = []
    people: dict[str | None, Person] = {}

    for name, (who, path) in pages.items():
        person = people.setdefault(who, town.person(who, size=DESK))
        person.go(path.format(repair=repair))
        person.page.wait_for_load_state("networkidle")
        for scheme in ("light", "dark"):
            person.page.emulate_media(color_scheme=scheme)
            findings += [f"{name}, {scheme}: {one}" for one in person.serious_findings()]
        person.page.emulate_media(color_scheme="light")

    assert not findings, "\n".join(findings)


@pytest.mark.parametrize("pages", [CONSOLE, PORTAL], ids=["console", "portal"])
def test_nothing_hangs_over_the_edge_of_a_narrow_phone(
    town: Town, repair: str, pages: Mapping[str, tuple[str | None, str]]
) -> None:
    too_wide: list[str] = []
    people: dict[str | None, Person] = {}

    for name, (who, path) in pages.items():
        person = people.setdefault(who, town.person(who, size=NARROW))
        person.go(path.format(repair=repair))
        person.page.wait_for_load_state("networkidle")
        over = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            too_wide.append(f"{name}: {over} px")

    assert not too_wide
