"""Fifty people at work at once on this machine: what each page costs at the 95th percentile.

Starts the product with its demonstration company on a scratch folder, signs fifty sessions in, and lets each
read lists, open orders, look at its to-do and reply, with two to six seconds of thought between the acts.

    bin/bench fifty_people [--minutes 1]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = 50
READY_SECONDS = 600


class Person:
    """One session: a browser without pages."""

    def __init__(self, base: str, account: dict[str, str]) -> None:
        self.base, self.account = base, account
        self.jar = CookieJar()
        self.open = build_opener(HTTPCookieProcessor(self.jar)).open
        self.took: dict[str, list[float]] = defaultdict(list)
        self.failed: list[str] = []

    def sign_in(self) -> None:
        """Password and session, as the page does it."""
        self.call("config", "GET", "/_allauth/browser/v1/config")
        credentials = {"username": self.account["username"], "password": self.account["password"]}
        self.call("sign in", "POST", "/_allauth/browser/v1/auth/login", credentials)

    def call(self, name: str, method: str, path: str, body: object = None) -> dict[str, object]:
        """One request, its time kept under a name."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "X-CSRFToken": self._csrf()}
        request = Request(self.base + path, data=data, method=method, headers=headers)
        begun = time.perf_counter()
        try:
            with self.open(request, timeout=30) as answer:
                raw = answer.read()
        except HTTPError as refused:
            raw = refused.read()
            self.failed.append(f"{name}: {refused.code} {raw[:80]!r}")
        self.took[name].append((time.perf_counter() - begun) * 1000)
        return json.loads(raw) if raw[:1] == b"{" else {}

    def _csrf(self) -> str:
        return next((c.value or "" for c in self.jar if c.name == "csrftoken"), "")

    def work(self, until: float) -> None:
        """Read, open, answer, think, until the time is over."""
        numbers: list[str] = []
        while time.monotonic() < until:
            view = random.choice(["mine", "team", "all", "at_risk"])
            listed = self.call("list of 50", "GET", f"/api/v1/work-orders?view={view}")
            rows = listed.get("items")
            if isinstance(rows, list):
                numbers = [str(row["number"]) for row in rows] or numbers
            if numbers:
                number = random.choice(numbers)
                self.call("one order", "GET", f"/api/v1/work-orders/{number}")
                self.call("timeline", "GET", f"/api/v1/work-orders/{number}/timeline")
            self.call("to-do", "GET", "/api/v1/todo")
            self.call("counts", "GET", "/api/v1/work-orders/counts")
            if random.random() < 0.2:
                self.call("portal home", "GET", "/api/v1/portal/home")
            time.sleep(random.uniform(2, 6))


def main() -> int:
    """Measure and print one line a kind of request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    options = parser.parse_args()
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="gongdan-bench-") as folder:
        product = subprocess.Popen(
            [sys.executable, "-m", "gongdan.config.command", "up", "--port", str(port)]
            + ["--data", folder],
            env=_surroundings(),
            stdout=subprocess.DEVNULL,
        )
        try:
            base = f"http://127.0.0.1:{port}"
            accounts = _accounts(base)
            _finish_company(folder)
            failed = _measure(base, accounts, options.minutes)
            print(f"memory of all its processes together: {_memory(product.pid)} MB")
            return failed
        finally:
            product.terminate()
            product.wait(timeout=30)


def _surroundings() -> dict[str, str]:
    """The embedded database, whatever database the other measurements use."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    # Measured is how fast it can be, not how often somebody may ask.
    unhurried = {"GONGDAN_REQUESTS_PER_MINUTE": "0"}
    return {**kept, **unhurried, "PYTHONPATH": str(ROOT / "backend")}


def _finish_company(folder: str) -> None:
    """Have the company's whole past before anything is measured."""
    load = [sys.executable, "-m", "gongdan.config.command", "--data", folder, "demo", "load"]
    subprocess.run(load, env=_surroundings(), check=True, stdout=subprocess.DEVNULL)


def _memory(pid: int) -> int:
    """Megabytes of a process and everything below it, shared pages counted once."""
    below: dict[int, list[int]] = defaultdict(list)
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text("utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue
        below[parent].append(int(status.parent.name))
    waiting, kilobytes = [pid], 0
    while waiting:
        one = waiting.pop()
        waiting += below[one]
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text("utf-8")
        except OSError:
            continue
        kilobytes += int(rollup.partition("\nPss:")[2].split()[0])
    return kilobytes // 1024


def _measure(base: str, accounts: list[dict[str, str]], minutes: float) -> int:
    people = [Person(base, accounts[index % len(accounts)]) for index in range(PEOPLE)]
    for person in people[: len(accounts)]:
        person.sign_in()
    for index, person in enumerate(people[len(accounts) :]):
        # The same person at a second desk: one session each, without tripping the sign-in limit.
        person.jar = people[index % len(accounts)].jar
        person.open = build_opener(HTTPCookieProcessor(person.jar)).open
    until = time.monotonic() + minutes * 60
    threads = [threading.Thread(target=person.work, args=(until,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _report(people, minutes)


def _report(people: list[Person], minutes: float) -> int:
    took: dict[str, list[float]] = defaultdict(list)
    for person in people:
        for name, times in person.took.items():
            took[name] += times
    failed = [one for person in people for one in person.failed]
    total = sum(len(times) for times in took.values())
    print(f"{PEOPLE} people, {minutes:g} min, {total} requests, {len(failed)} failed")
    for name, times in sorted(took.items()):
        ordered = sorted(times)
        p95 = ordered[int(len(ordered) * 0.95) - 1] if len(ordered) > 1 else ordered[0]
        print(f"{name:12} {len(times):6}  median {statistics.median(times):7.1f} ms  p95 {p95:7.1f} ms")
    for one in sorted(set(failed))[:10]:
        print("failed:", one)
    return 1 if failed else 0


def _accounts(base: str) -> list[dict[str, str]]:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            with build_opener().open(f"{base}/api/v1/sign-in-options", timeout=5) as answer:
                found: list[dict[str, str]] = json.load(answer)["demonstration_accounts"]
                return found
        except OSError:
            time.sleep(1)
    raise SystemExit("the product did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    raise SystemExit(main())
