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
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "backend"), str(ROOT / "e2e")]

import company
import product as products
from playwright.sync_api import Browser, Locator, Page, sync_playwright

CHROMIUM = os.environ.get("GONGDAN_CHROMIUM") or "/usr/bin/chromium"
CODE = "machine"
TIMES = 5
STATES = ("running", "idle", "repair", "stored", "scrapped")
SITES = ("苏州一厂", "苏州二厂", "无锡厂", "常州厂", "南通厂", "泰州厂")
INDEXED = ("name", "state", "price", "bought")
FILL = """
INSERT INTO records_record (form_id, form_version_id, title, data, created_at, updated_at)
SELECT %s, %s, 'M-' || lpad(n::text, 6, '0'), jsonb_build_object({data}), now(), now()
FROM generate_series(1::bigint, %s) AS n
"""
SAID = {
    "name": "'M-' || lpad(n::text, 6, '0')",
    "state": "(ARRAY['running','idle','repair','stored','scrapped'])[1 + (n * 7) %% 5]",
    "site": "'s' || (n * 13) %% 6",
    "price": "((n * 104729) %% 1000000 / 100.0)::numeric(10,2)::text",
    "hours": "((n * 7919) %% 20000)::text",
    "bought": "to_char(date '2012-01-01' + ((n * 17) %% 5000)::int, 'YYYY-MM-DD')",
    "checked": "to_char(date '2026-01-01' + ((n * 31) %% 320)::int, 'YYYY-MM-DD')",
    "maker": "'厂商 ' || (n * 11) %% 180",
    "model": "'TX-' || (n * 3) %% 900",
    "serial": "'SN' || md5(n::text)",
    "note": "'第 ' || n || ' 台，随批次到货，交接时外观完好。'",
    "power": "((n * 19) %% 300 / 10.0)::numeric(5,1)::text",
    "is_leased": "(n %% 9 = 0)",
    "place": "'车间 ' || n %% 40 || ' 工位 ' || n %% 17",
}


def fields() -> list[dict[str, object]]:
    """Fourteen fields as a list of machines has them."""
    words = ("编号", "状态", "厂区", "原值", "运行小时", "购入", "点检")
    more = ("厂商", "型号", "出厂号", "备注", "功率", "租赁", "位置")
    kinds = {"state": "select", "site": "select", "price": "number", "hours": "number"}
    kinds |= {
        "bought": "date",
        "checked": "date",
        "note": "textarea",
        "power": "number",
    }
    kinds |= {"is_leased": "bool"}
    settings: dict[str, dict[str, object]] = {
        "state": {"options": [_option(one, one) for one in STATES]},
        "site": {"options": [_option(f"s{at}", one) for at, one in enumerate(SITES)]},
        "price": {"scale": 2, "thousands": True},
        "hours": {"scale": 0},
        "power": {"scale": 1},
    }
    return [
        {
            "code": code,
            "kind": kinds.get(code, "text"),
            "label": {"zh-CN": label},
            "indexed": code in INDEXED,
            **settings.get(code, {}),
        }
        for code, label in zip(SAID, (*words, *more), strict=True)
    ]


def _option(key: str, label: str) -> dict[str, object]:
    return {"key": key, "label": {"zh-CN": label}}


def make_records(database_url: str, count: int) -> None:
    """The record type and its records, in this process but in the product's database."""
    os.environ["DATABASE_URL"] = database_url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")
    import django

    django.setup()
    from django.db import connection

    from gongdan.catalog.commands.record_types import (
        RecordTypeFacts,
        create_record_type,
        publish_record_type,
    )
    from gongdan.catalog.queries.record_types import record_type
    from gongdan.forms import commands, queries
    from gongdan.kernel.actors import SYSTEM
    from gongdan.kernel.times import now
    from gongdan.records.models import FieldIndex

    at, content = now(), {"format": 1, "fields": fields()}
    name = {"zh-CN": "机器", "en": "Machines"}
    commands.create(code=CODE, name=name, application="facilities", by=SYSTEM, at=at)
    commands.save_draft(code=CODE, content=content, by=SYSTEM, at=at)
    commands.publish(code=CODE, by=SYSTEM, at=at)
    facts = RecordTypeFacts(code=CODE, name=name, form=CODE)
    create_record_type(application="facilities", facts=facts, by=SYSTEM, at=at)
    publish_record_type(
        code=CODE, content={"format": 1, "title": ["name"]}, by=SYSTEM, at=at
    )
    type_ = record_type(CODE)
    # The worker makes indexes as soon as a version is in use; meanwhile nothing else is to be in its way.
    while FieldIndex.objects.filter(form_id=type_.form_id, state="ready").count() < len(
        INDEXED
    ):
        time.sleep(0.2)
    pairs = ", ".join(
        f"'{one.id}', {SAID[one.code]}"
        for one in queries.version(type_.form_version_id).fields
    )
    with connection.cursor() as cursor:
        statement = FILL.format(data=pairs)
        cursor.execute(statement, [type_.form_id, type_.form_version_id, count])
        cursor.execute(f"VACUUM ANALYZE records_form_{type_.form_id}")
    connection.close()


NOT_BUSY = "!document.querySelector('[role=grid][aria-busy=true]')"
ROWS_STAND = f"() => document.querySelector('[role=row][data-id]') && {NOT_BUSY}"
HEADS_STAND = (
    f"() => document.querySelector('[role=row] [aria-expanded]') && {NOT_BUSY}"
)
GO = """address => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
BEGIN_FRAMES = """() => {
  const frames = (window.frames_ = []);
  window.isCounting_ = true;
  let before = performance.now();
  requestAnimationFrame(function next(now) {
    frames.push(now - before);
    before = now;
    if (window.isCounting_) requestAnimationFrame(next);
  });
}"""
END_FRAMES = "() => { window.isCounting_ = false; return window.frames_.slice(1); }"
PRESSED = """(button, [until, given]) => new Promise(done => {
  const holds = eval(until), begun = performance.now();
  button.click();
  requestAnimationFrame(function look() {
    if (holds(given)) done(performance.now() - begun);
    else requestAnimationFrame(look);
  });
})"""
FROZEN = "n => [...document.querySelectorAll('[role=columnheader]')].filter(h => h.style.left).length === n"
HEADS = "n => document.querySelectorAll('[role=columnheader]').length === n"
ROWS_DRAWN = "() => document.querySelectorAll('[role=row][data-id]').length"
CAME_TO = "() => Math.round(document.querySelector('[role=grid]').scrollTop / 36)"


class Grid:
    """Somebody before the grid; each act is timed from the press until what was asked for stands."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base

    def timed(
        self, act: Callable[[], object], until: str, given: object = None
    ) -> float:
        """Milliseconds until the page says yes, asked at every frame."""
        begun = time.perf_counter()
        act()
        self.page.wait_for_function(until, arg=given, timeout=60_000, polling="raf")
        return (time.perf_counter() - begun) * 1000

    def open(self) -> float:
        """The whole page from nothing, its code in the browser's cache."""
        return self.timed(
            lambda: self.page.goto(f"{self.base}/data/{CODE}"), ROWS_STAND
        )

    def asks(self, search: str, *, of: str = "/records?", until: str = "") -> float:
        """Another list at the same address, as filters, sorts and groups write it."""

        def go() -> None:
            with self.page.expect_response(
                lambda answer: of in answer.url, timeout=60_000
            ):
                self.page.evaluate(GO, f"/data/{CODE}?{search}")

        return self.timed(go, until or ROWS_STAND)

    def wheels(self, turns: int) -> dict[str, float]:
        """Frames while the wheel turns without a stop, and how far that came."""
        self.page.mouse.move(500, 500)
        self.page.evaluate(BEGIN_FRAMES)
        for _ in range(turns):
            self.page.mouse.wheel(0, 600)
        frames = self.page.evaluate(END_FRAMES)
        figures = spread(frames)
        figures["rows_drawn"] = self.page.evaluate(ROWS_DRAWN)
        return {**figures, "came_to_row": self.page.evaluate(CAME_TO)}

    def freezes(self, place: int) -> float:
        """A column and those before it stay when the rest moves, chosen in its head's menu."""
        head = self.page.get_by_role("columnheader").nth(place)
        head.hover()
        head.get_by_role("button").last.click()
        item = self.page.get_by_role("menuitem", name="冻结到这一列")
        item.wait_for()
        return self.pressed(item, FROZEN, place)

    def chooses(self, times: int) -> list[float]:
        """A column is taken out and in again in the list of columns."""
        self.page.get_by_role("button", name="显示的列").click()
        box = self.page.get_by_role("checkbox", name="备注")
        took = []
        for _ in range(times):
            count = self.page.get_by_role("columnheader").count()
            more = -1 if box.is_checked() else 1
            took.append(self.pressed(box, HEADS, count + more))
        return took

    def pressed(self, button: Locator, until: str, given: int) -> float:
        """Milliseconds from a press to the frame in which it holds, counted inside the page."""
        took: float = button.evaluate(PRESSED, [until, given])
        return took

    def edits(self, place: int) -> tuple[list[float], float]:
        """A figure changed where it stands: each key, and until the server keeps it."""
        cell = self.page.locator("[role=row][data-id] [data-code=price]").nth(place)
        cell.dblclick()
        keys = []
        self.page.keyboard.press("Control+a")
        for key in "12345.5":
            keys.append(
                self.timed(lambda key=key: self.page.keyboard.press(key), "() => true")
            )  # type: ignore[misc]
        begun = time.perf_counter()
        with self.page.expect_response(lambda answer: answer.request.method == "PUT"):
            self.page.keyboard.press("Enter")
        return keys, (time.perf_counter() - begun) * 1000


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


def spread(figures: list[float]) -> dict[str, float]:
    """The middle, the slow ones, the slowest."""
    ordered = sorted(figures)
    return {
        "p50": statistics.median(ordered),
        "p95": ordered[int(len(ordered) * 0.95)],
        "slowest": ordered[-1],
    }


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
