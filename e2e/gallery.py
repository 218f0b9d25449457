"""Pictures of every page in every look, from a running product with the demonstration company.

python e2e/gallery.py http://127.0.0.1:8000          into e2e/pictures/
python e2e/gallery.py http://127.0.0.1:8000 --docs   those of the README, into docs/pictures/
"""

from __future__ import annotations

import os
import sys
from io import BytesIO
from itertools import product as every
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from people import DESK, PHONE, Person, Town
from places import CONSOLE, PORTAL

ROOT = Path(__file__).resolve().parents[1]
NARROW = (360, 780)
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
COLORS = 255


def main(url: str, *, for_docs: bool) -> None:
    """Take them."""
    chromium = os.environ.get("GONGDAN_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=[*QUIET, "--no-sandbox"]
        )
        town = Town(browser, url, {})
        number = _repair(town.person("handler"))
        if for_docs:
            _for_docs(town, number)
        else:
            _of_everything(town, number)
        browser.close()


def _repair(handler: Person) -> str:
    rows = handler.get("work-orders?view=mine&status=in_progress&type=equipment-repair")["items"]
    number: str = max(rows, key=lambda row: row["comment_count"])["number"]
    return number


def _of_everything(town: Town, number: str) -> None:
    for size, language, theme in every((DESK, NARROW), ("zh-CN", "en"), ("light", "dark")):
        people: dict[str | None, Person] = {}
        for name, (who, path) in (CONSOLE | PORTAL).items():
            if who not in people:
                people[who] = town.person(who, size=size, language=language, theme=theme)
            requester = number if who != "requester" else _own(people[who])
            _open(people[who], path.format(repair=requester))
            folder = ROOT / f"e2e/pictures/{size[0]}-{language}-{theme}"
            folder.mkdir(parents=True, exist_ok=True)
            people[who].page.screenshot(path=folder / f"{name}.png")
        for person in people.values():
            person.context.close()


def _own(requester: Person) -> str:
    number: str = requester.get("portal/home")["open"][0]["number"]
    return number


def _for_docs(town: Town, number: str) -> None:
    handler, lead = town.person("handler"), town.person("lead")
    _open(lead, "/work/team")
    lead.page.get_by_role("row").filter(has=lead.page.get_by_label("P1")).first.click()
    lead.page.wait_for_timeout(600)
    _keep(lead, "work-list")
    _open(handler, f"/work-orders/{number}")
    handler.button("为什么这时到期").last.click()
    handler.page.wait_for_timeout(500)
    _keep(handler, "work-order")
    _open(handler, "/todo")
    _keep(handler, "todo")
    _open(lead, "/reports")
    _keep(lead, "review")
    requester = town.person("requester", size=PHONE)
    _open(requester, "/portal")
    _keep(requester, "portal")


def _open(person: Person, path: str) -> None:
    if "AT" in os.environ:
        person.page.clock.set_fixed_time(os.environ["AT"])
    person.go(path)
    person.page.wait_for_load_state("networkidle")
    person.page.wait_for_timeout(400)


def _keep(person: Person, name: str) -> None:
    picture = Image.open(BytesIO(person.page.screenshot())).convert("RGB")
    picture = picture.quantize(COLORS, dither=Image.Dither.NONE)
    picture.save(ROOT / f"docs/pictures/{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1], for_docs="--docs" in sys.argv)
