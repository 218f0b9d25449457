"""What is refused before anything runs."""

from __future__ import annotations

import asyncio
import json

import pytest
from django.test import override_settings

from gongdan.config.gate import MEGABYTE, Gate
from gongdan.config.pace import MOST_KNOWN, Pace

FORM = "multipart/form-data; boundary=x"


class Visit:
    """One request through the gate, and what came of it."""

    def __init__(
        self, *, path: str = "/api/v1/me", query: bytes = b"", client: str = "", **headers: str
    ) -> None:
        self.entered: list[list[tuple[bytes, bytes]]] = []
        self.status, self.body, self.headers = 0, b"", {}
        given = {"host": "localhost:8000", **headers}
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": query,
            "client": (client, 1),
            "headers": [(k.replace("__", "-").encode(), v.encode()) for k, v in given.items()],
        }
        gate = Gate(self._enter, largest_file=lambda: 3 * MEGABYTE)
        asyncio.run(gate(scope, self._receive, self._send))

    async def _enter(self, scope: dict[str, object], *_: object) -> None:
        self.entered.append(scope["headers"])

    async def _receive(self) -> dict[str, object]:
        raise AssertionError

    async def _send(self, message: dict[str, object]) -> None:
        self.status = message.get("status", self.status)
        self.headers |= dict(message.get("headers", []))
        self.body += message.get("body", b"")

    @property
    def code(self) -> str:
        """Why it was refused; nothing when it was let in."""
        return json.loads(self.body)["code"] if self.body else ""


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "local host"])
def test_only_our_own_names_are_answered(host: str) -> None:
    visit = Visit(path="/", host=host)

    assert (visit.status, visit.code) == (400, "config.unknown_host")
    assert visit.headers[b"content-security-policy"].startswith(b"default-src 'none'")
    assert visit.entered == []


def test_our_own_name_is_let_in() -> None:
    assert len(Visit(host="127.0.0.1:8000").entered) == 1


@pytest.mark.parametrize(
    ("kind", "size", "code"),
    [
        ("application/json", 5 * MEGABYTE, ""),
        ("application/json", 5 * MEGABYTE + 1, "kernel.too_large"),
        (FORM, 4 * MEGABYTE, ""),
        (FORM, 4 * MEGABYTE + 1, "kernel.too_large"),
    ],
)
def test_a_body_is_no_larger_than_its_kind_may_be(kind: str, size: int, code: str) -> None:
    visit = Visit(content__type=kind, content__length=str(size))

    assert visit.code == code
    assert len(visit.entered) == (0 if code else 1)


def test_a_body_of_unknown_length_is_refused() -> None:
    assert Visit(transfer__encoding="chunked").code == "config.length_unknown"
    assert Visit(content__length="-1").code == "kernel.too_large"


def test_what_cannot_be_an_address_is_refused() -> None:
    assert Visit(query="q=é".encode("latin-1")).code == "kernel.malformed"


def test_headers_that_would_pass_for_others_are_dropped() -> None:
    visit = Visit(x_forwarded_proto="https", x__view__as="1")

    assert [name for name, _ in visit.entered[0]] == [b"host", b"x-view-as"]


@override_settings(REQUESTS_PER_MINUTE=1)
def test_an_address_asks_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongdan.config.gate.PACE", Pace(clock=lambda: 0.0))

    codes = [Visit(client="10.0.0.1").code for _ in range(6)]

    assert codes == [""] * 5 + ["kernel.too_many_requests"]
    assert Visit(client="10.0.0.2").code == ""
    assert Visit(client="10.0.0.1", path="/assets/a.js").code == ""


def test_a_pace_comes_back_with_time() -> None:
    at = [0.0]
    pace = Pace(clock=lambda: at[0])
    taken = [pace.take("a", per_minute=2) for _ in range(3)]

    at[0] = 30.0

    assert taken == [True, True, False]
    assert [pace.take("a", per_minute=2) for _ in range(2)] == [True, False]
    assert pace.take("b", per_minute=0)


def test_a_flood_of_addresses_does_not_fill_the_memory() -> None:
    pace = Pace(clock=lambda: 0.0)

    for number in range(MOST_KNOWN + 10):
        pace.take(str(number), per_minute=1)

    assert len(pace._left) == MOST_KNOWN
