"""Somebody before the grid of machines: each act timed from the press until what was asked for stands."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page

from machines.records import CODE

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


def spread(figures: list[float]) -> dict[str, float]:
    """The middle, the slow ones, the slowest."""
    ordered = sorted(figures)
    return {
        "p50": statistics.median(ordered),
        "p95": ordered[int(len(ordered) * 0.95)],
        "slowest": ordered[-1],
    }
