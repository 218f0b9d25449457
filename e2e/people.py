"""People at their browsers: signed in, watched for errors and for requests leaving the machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    APIResponse,
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
)

from company import PASSWORD

AXE = Path(__file__).resolve().parents[1] / "frontend/node_modules/axe-core/axe.min.js"
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
REFUSED = re.compile(r"the server responded with a status of (\d+)")
PHONE, DESK = (390, 844), (1440, 900)
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    # Experimental, and it looks for spaces between words, which Chinese does not write.
    "rules": {"label-content-name-mismatch": {"enabled": False}},
}


@dataclass
class Person:
    """Somebody at a browser of their own."""

    page: Page
    context: BrowserContext
    faults: list[str] = field(default_factory=list)
    refusals: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        self.context.on("request", self._watch)

    def go(self, path: str) -> None:
        """Open an address and wait until it is quiet."""
        self.page.goto(path)
        shown = self.page.locator("main, section, form").locator("visible=true")
        expect(shown.first).to_be_visible()

    @contextmanager
    def refused(self, *statuses: int) -> Iterator[None]:
        """The server may answer so inside; anywhere else it is a fault."""
        self.refusals |= set(statuses)
        yield
        self.page.wait_for_timeout(100)
        self.refusals -= set(statuses)

    def button(self, name: str, *, exact: bool = False) -> Locator:
        """A button by its words."""
        return self.page.get_by_role("button", name=name, exact=exact)

    def link(self, name: str) -> Locator:
        """A link by its words."""
        return self.page.get_by_role("link", name=name)

    def sees(self, words: str | re.Pattern[str], *, within: float = 5_000) -> None:
        """These words are on the page, or appear in this many milliseconds."""
        found = self.page.get_by_text(words).locator("visible=true").first
        expect(found).to_be_visible(timeout=within)

    def sees_not(self, words: str) -> None:
        """These words are nowhere on the page, seen or hidden."""
        expect(self.page.locator("body")).not_to_contain_text(words)

    def put(self, path: str, body: object = None) -> APIResponse:
        """What the page would PUT, sent without a button."""
        return self._send("PUT", path, body)

    def post(self, path: str, body: object = None) -> APIResponse:
        """What the page would POST, sent without a button."""
        return self._send("POST", path, body)

    def get(self, path: str) -> Any:
        """What the page would read."""
        answer = self.context.request.get(f"/api/v1/{path}")
        assert answer.ok, answer.text()
        return answer.json()

    def serious_findings(self) -> list[str]:
        """What keeps people from using this page, as axe finds it: serious and critical."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        return [
            f"{one['id']}: {node['html'][:160]} ({'; '.join(c['message'] for c in node['any'])})"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    def leave(self) -> None:
        """Close the browser; what went wrong in it is a fault of the product."""
        self.context.close()
        assert not self.faults, " | ".join(self.faults)

    def _send(self, method: str, path: str, body: object) -> APIResponse:
        token = next((c["value"] for c in self.context.cookies() if c["name"] == "csrftoken"), "")
        headers = {"X-CSRFToken": token}
        return self.context.request.fetch(
            f"/api/v1/{path}", method=method, data=body, headers=headers
        )

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        refused = REFUSED.search(message.text)
        if refused and int(refused[1]) in self.refusals:
            return
        where = message.location.get("url", "")
        self.faults.append(f"{message.type}: {message.text} ({where})")

    def _watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOOPBACK:
            self.faults.append(f"a request left the machine: {request.url}")


class Town:
    """Lets people sit down at browsers, each with their own, and sees them off."""

    def __init__(self, browser: Browser, url: str, sessions: dict[str, Any]) -> None:
        self._browser, self._url, self._sessions = browser, url, sessions
        self._here: list[Person] = []

    def person(
        self,
        username: str | None,
        *,
        size: tuple[int, int] = DESK,
        language: str = "zh-CN",
        theme: str = "light",
    ) -> Person:
        """Somebody signed in, or nobody (``None``), at a screen of this size."""
        if username is not None and username not in self._sessions:
            self._sessions[username] = self._sign_in(username)
        is_phone = size[0] < 768
        context = self._browser.new_context(
            base_url=self._url,
            viewport={"width": size[0], "height": size[1]},
            locale=language,
            color_scheme="dark" if theme == "dark" else "light",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            is_mobile=is_phone,
            has_touch=is_phone,
            storage_state=self._sessions.get(username or ""),
        )
        context.set_default_timeout(10_000)
        person = Person(context.new_page(), context)
        self._here.append(person)
        return person

    def photograph(self, folder: Path, name: str) -> None:
        """Keep a picture of every screen."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, person in enumerate(self._here, 1):
            person.page.screenshot(path=folder / f"{name}-{number}.png")

    def see_off(self) -> None:
        """Everybody leaves."""
        for person in self._here:
            person.leave()

    def _sign_in(self, username: str) -> Any:
        context = self._browser.new_context(base_url=self._url)
        context.request.get("/_allauth/browser/v1/config")
        token = next(c["value"] for c in context.cookies() if c["name"] == "csrftoken")
        answer = context.request.post(
            "/_allauth/browser/v1/auth/login",
            data={"username": username, "password": PASSWORD},
            headers={"X-CSRFToken": token, "Referer": self._url},
        )
        assert answer.ok, answer.text()
        state = context.storage_state()
        context.close()
        return state
