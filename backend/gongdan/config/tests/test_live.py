"""The running product as a browser meets it: signing in, asking, hearing of changes."""

from __future__ import annotations

import http.client
import json
import shutil
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.cookies import SimpleCookie
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from gongdan.config.reach import running_url
from gongdan.config.tests.test_supervisor import Running, gongdan

BROWSERS = 200
PASSWORD = "mei-you-1x-gen"


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    made = Path(mkdtemp(prefix="gongdan-up-"))
    made.chmod(0o711)
    begun = Running(made / "data").begin()
    begun.await_words("Ctrl-C stops it")
    gongdan(begun.folder, "user", "create", "--username", "wang", "--name", "王芳", typed=PASSWORD)
    yield begun
    begun.process.send_signal(signal.SIGTERM)
    begun.await_end()
    begun.log.close()
    begun.await_nothing_left()
    shutil.rmtree(made)


class Browser:
    """Keeps cookies, and sends the token against forgery back, as the pages do."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def send(self, method: str, path: str, body: object = None) -> tuple[int, bytes]:
        headers = {
            "Cookie": self.cookie_header(),
            "Content-Type": "application/json",
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
        }
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as line:
            line.request(method, path, None if body is None else json.dumps(body), headers)
            answer = line.getresponse()
            for header in answer.headers.get_all("Set-Cookie") or []:
                cookies = SimpleCookie(header).items()
                self.cookies |= {name: morsel.value for name, morsel in cookies}
            return answer.status, answer.read()


@pytest.fixture(scope="module")
def browser(running: Running) -> Browser:
    signed_in = Browser(running.port)
    signed_in.send("GET", "/_allauth/browser/v1/config")
    credentials = {"username": "wang", "password": PASSWORD}
    status, body = signed_in.send("POST", "/_allauth/browser/v1/auth/login", credentials)
    assert status == 200, body
    return signed_in


def test_a_person_signs_in_and_is_known(browser: Browser) -> None:
    status, body = browser.send("GET", "/api/v1/me")

    assert status == 200
    assert json.loads(body)["username"] == "wang"


def test_without_signing_in_there_is_only_one_problem(running: Running) -> None:
    status, body = Browser(running.port).send("GET", "/api/v1/me")

    assert (status, json.loads(body)["code"]) == (401, "kernel.sign_in")


def test_two_hundred_browsers_hear_a_change_and_hold_no_connection(
    running: Running, browser: Browser
) -> None:
    url = running_url(running.folder) or ""
    request = f"GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {browser.cookie_header()}"

    with ExitStack() as lines, psycopg.connect(url, autocommit=True) as database:
        open_lines = [
            lines.enter_context(closing(socket.create_connection(("127.0.0.1", running.port), 20)))
            for _ in range(BROWSERS)
        ]
        [line.sendall(f"{request}\r\n\r\n".encode()) for line in open_lines]
        begun = [_hear(line, b": connected") for line in open_lines]
        database.execute(
            "SELECT pg_notify('gongdan', %s)",
            [json.dumps({"topics": ["work-orders", "person:999"], "entry": 41})],
        )
        heard = [_hear(line, b"\n\n") for line in open_lines]
        held = database.execute(
            "SELECT count(*) FILTER (WHERE application_name = 'gongdan listener'), count(*)"
            " FROM pg_stat_activity WHERE datname = current_database()"
        ).fetchone()

    assert all(each.startswith(b"HTTP/1.1 200") for each in begun)
    assert {json.loads(each.split(b"data: ")[1].split(b"\n")[0])["topic"] for each in heard} == {
        "work-orders"
    }
    assert held is not None
    assert held[0] == 1
    assert held[1] < BROWSERS / 8


def _hear(line: socket.socket, until: bytes) -> bytes:
    heard = b""
    while until not in heard:
        heard += line.recv(4096)
    return heard
