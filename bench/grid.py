"""A grid of a hundred thousand records in a real browser: opening, scrolling, filters, sorts, groups, changes.

Starts the product on a database of its own, fills a record type of fourteen fields by SQL, and does in Chromium
what a person does, each a few times: milliseconds from the press until the rows that were asked for stand, and
between two frames while the wheel turns.

    bin/bench grid [--records 100000]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "backend"), str(ROOT / "e2e")]

import company
import product as products
from machines.hands import HEADS_STAND, Grid, spread
from machines.records import SAID, make_records
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("GONGDAN_CHROMIUM") or "/usr/bin/chromium"
TIMES = 5


def nested(least: int) -> str:
    """Broken or idle, and either dear or (in one plant and of a kind): groups inside groups."""
    dear = _test(">=", "price", {"value": str(least), "type": "number"})
    here = _test("=", "site", {"value": "s2"})
    kind = _test("contains", "model", {"value": "77"})
    state = _test("in", "state", {"value": ["repair", "idle"], "type": "texts"})
    whole = _join("and", state, _join("or", dear, _join("and", here, kind)))
    return f"filter={quote(json.dumps(whole))}"


def _test(op: str, field: str, value: dict[str, object]) -> dict[str, object]:
    return _join(op, {"field": field}, value)


def _join(op: str, *args: dict[str, object]) -> dict[str, object]:
    return {"op": op, "args": list(args)}


def say(what: str, figures: dict[str, float]) -> None:
    """One line."""
    print(
        f"{what:<44}",
        json.dumps({key: round(value, 1) for key, value in figures.items()}),
    )


def signed_in(browser: Browser, base: str) -> Page:
    """A desk with the administrator at it."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="zh-CN"
    )
    context.request.get(f"{base}/_allauth/browser/v1/config")
    token = next(
        one["value"] for one in context.cookies() if one["name"] == "csrftoken"
    )
    answer = context.request.post(
        f"{base}/_allauth/browser/v1/auth/login",
        data={"username": "administrator", "password": company.PASSWORD},
        headers={"X-CSRFToken": token, "Referer": base},
    )
    if not answer.ok:
        raise SystemExit(answer.text())
    return context.new_page()


def report(grid: Grid) -> None:
    """Everything that a list of so many must be quick at."""
    grid.open()
    say("opening the page", spread([grid.open() for _ in range(TIMES)]))
    say("scrolling (frames)", grid.wheels(200))
    sorts = ("-price", "price", "-bought", "state,-price", "-hours")
    say("sorting, indexed or not", spread([grid.asks(f"sort={one}") for one in sorts]))
    said = [grid.asks(nested(9000 + 10 * n)) for n in range(TIMES)]
    say("nested groups of conditions", spread(said))
    both = [grid.asks(f"{nested(8000 + 10 * n)}&sort=-price") for n in range(TIMES)]
    say("the same, sorted", spread(both))
    by = ("state", "site", "state,site", "bought:year", "site,state")
    heads = [grid.asks(f"group={one}", of="/groups?", until=HEADS_STAND) for one in by]
    say("groups with their sums", spread(heads))
    grid.asks("sort=-bought,price")
    keys: list[float] = []
    kept: list[float] = []
    for place in range(TIMES):
        pressed, took = grid.edits(place)
        keys, kept = keys + pressed, [*kept, took]
    say("a key in a cell", spread(keys))
    say("a changed cell, kept by the server", spread(kept))
    say("a column kept in place", spread([grid.freezes(place) for place in (2, 4, 6)]))
    say("a column taken in or out", spread(grid.chooses(TIMES)))


def main() -> None:
    """Start, fill, measure, print."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--records", type=int, default=100_000)
    count = reading.parse_args().records
    product = products.start(os.environ["DATABASE_URL"])
    try:
        make_records(product.database_url, count)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox"]
            )
            page = signed_in(browser, product.url)
            print(f"{count} records of {len(SAID)} fields")
            report(Grid(page, product.url))
            browser.close()
    finally:
        product.stop()


if __name__ == "__main__":
    main()
