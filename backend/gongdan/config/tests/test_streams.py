"""Live changes: many listeners, one database connection, nobody hears what is not theirs."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.test import Client

from gongdan.accounts.models import Person
from gongdan.config import entitlement
from gongdan.config.pages import page
from gongdan.config.streams import RESYNC, Hub
from gongdan.config.web import Site, conninfo
from gongdan.kernel.errors import NotFound

if TYPE_CHECKING:
    from pathlib import Path

CLIENTS = 200


def notify(topics: list[str], entry: int) -> None:
    with psycopg.connect(conninfo(), autocommit=True) as connection:
        payload = json.dumps({"topics": topics, "entry": entry})
        connection.execute("SELECT pg_notify('gongdan', %s)", [payload])


def listening_connections() -> int:
    with psycopg.connect(conninfo()) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = 'gongdan listener' AND datname = current_database()"
        ).fetchone()
    return int(row[0]) if row else -1


async def settled(hub: Hub) -> None:
    """Until the hub hears the database."""
    probe = hub.join(["probe"])
    assert await probe.next() == RESYNC
    hub.leave(probe)


def with_hub(scene: Callable[[Hub], Awaitable[None]]) -> None:
    async def play() -> None:
        hub = Hub(conninfo())
        hub.start()
        await settled(hub)
        try:
            await scene(hub)
        finally:
            await hub.stop()

    asyncio.run(play())


@pytest.mark.django_db
def test_two_hundred_listeners_hear_everything_over_one_connection() -> None:
    heard: list[list[bytes | None]] = []

    async def scene(hub: Hub) -> None:
        listeners = [hub.join(["work-orders", f"person:{n}"]) for n in range(CLIENTS)]
        await asyncio.to_thread(notify, ["work-orders"], 1)
        await asyncio.to_thread(notify, ["work-orders", "person:7"], 2)
        heard.extend([[await each.next(), await each.next()] for each in listeners])
        assert await asyncio.to_thread(listening_connections) == 1
        assert b'"person:7"' in (await listeners[7].next() or b"")

    with_hub(scene)

    first = b'event: change\ndata: {"topic": "work-orders", "entry": 1}\n\n'
    second = b'event: change\ndata: {"topic": "work-orders", "entry": 2}\n\n'
    assert heard == [[first, second]] * CLIENTS


@pytest.mark.django_db
def test_a_lost_connection_is_made_anew_and_everybody_reads_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gongdan.config.streams.RECONNECT_SECONDS", 0.01)
    heard: list[bytes | None] = []

    def cut() -> None:
        with psycopg.connect(conninfo(), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'gongdan listener' AND datname = current_database()"
            )

    async def scene(hub: Hub) -> None:
        listener = hub.join(["work-orders"])
        await asyncio.to_thread(cut)
        heard.append(await listener.next())
        await asyncio.to_thread(notify, ["work-orders"], 3)
        heard.append(await listener.next())

    with_hub(scene)

    assert heard == [RESYNC, b'event: change\ndata: {"topic": "work-orders", "entry": 3}\n\n']


@pytest.mark.django_db
def test_a_listener_that_is_too_slow_is_told_to_read_again() -> None:
    async def play() -> None:
        hub = Hub("")
        slow = hub.join(["work-orders"])
        for entry in range(101):
            hub.publish(json.dumps({"topics": ["work-orders"], "entry": entry}))

        assert await slow.next() == RESYNC

    asyncio.run(play())


class Browser:
    """The ASGI side of one request, until it has heard enough."""

    def __init__(self, site: Site, *, query: str = "", cookie: str = "") -> None:
        self.site = site
        self.sent: list[dict[str, object]] = []
        self.enough = asyncio.Event()
        self.wanted = 1
        self.scope = {
            "type": "http",
            "method": "GET",
            "path": "/api/v1/events",
            "query_string": query.encode(),
            "headers": [(b"cookie", cookie.encode())],
        }

    async def receive(self) -> dict[str, object]:
        await self.enough.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, object]) -> None:
        self.sent.append(message)
        if len(self.bodies()) >= self.wanted:
            self.enough.set()

    def bodies(self) -> list[bytes]:
        return [bytes(m["body"]) for m in self.sent if m["type"] == "http.response.body"]

    async def open(self) -> None:
        await self.site(self.scope, self.receive, self.send)


async def never(*_: object) -> None:
    raise AssertionError


def site(hub: Hub, pages: Path | None = None) -> Site:
    from pathlib import Path as Folder

    return Site(django=never, hub=hub, pages=pages or Folder("/nowhere"))


@pytest.fixture
def person() -> Person:
    return Person.objects.create(username="p", name="何建军", created_at="2026-11-23T04:00Z")


@pytest.fixture
def cookie(person: Person) -> str:
    browser = Client()
    browser.force_login(person)
    return f"sessionid={browser.cookies['sessionid'].value}"


@pytest.mark.django_db
def test_nobody_is_refused() -> None:
    answered = entitlement.topics_for({}, "")

    assert getattr(answered, "code", None) == "kernel.sign_in"


@pytest.mark.django_db
def test_an_internal_person_hears_of_themselves_and_of_work_orders(
    person: Person, cookie: str
) -> None:
    topics = entitlement.topics_for({"cookie": cookie}, "")

    assert topics == {f"person:{person.pk}", "work-orders"}


@pytest.mark.django_db
def test_an_outside_customer_hears_only_of_themselves(person: Person, cookie: str) -> None:
    Person.objects.filter(pk=person.pk).update(is_internal=False)

    topics = entitlement.topics_for({"cookie": cookie}, "")

    assert topics == {f"person:{person.pk}"}


@pytest.mark.django_db
def test_a_work_order_is_heard_only_when_its_module_allows(
    person: Person, cookie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stream_topic(*, number: str, by: object) -> str:  # noqa: ARG001
        if number != "WO-1":
            raise NotFound(what="work order")
        return "work-order:123"

    module = type("queries", (), {"stream_topic": staticmethod(stream_topic)})
    monkeypatch.setattr(entitlement, "import_module", lambda _name: module)

    allowed = entitlement.topics_for({"cookie": cookie}, "work_order=WO-1")
    refused = entitlement.topics_for({"cookie": cookie}, "work_order=WO-2")

    assert allowed == {f"person:{person.pk}", "work-orders", "work-order:123"}
    assert getattr(refused, "code", None) == "kernel.not_found"


@pytest.mark.django_db
def test_an_unknown_parameter_of_the_stream_is_refused(cookie: str) -> None:
    refused = entitlement.topics_for({"cookie": cookie}, "workorder=1")

    assert getattr(refused, "code", None) == "kernel.unknown_parameter"


def test_a_refused_stream_is_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = NotFound(what="work order")
    monkeypatch.setattr("gongdan.config.web.topics_for", lambda *_: refusal)

    async def play() -> Browser:
        browser = Browser(site(Hub("")))
        await browser.open()
        return browser

    browser = asyncio.run(play())

    assert browser.sent[0]["status"] == 404
    assert json.loads(browser.bodies()[0])["code"] == "kernel.not_found"


def test_a_stream_begins_passes_changes_on_and_forgets_who_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gongdan.config.web.topics_for", lambda *_: frozenset({"person:7"}))
    hub = Hub("")

    async def play() -> Browser:
        browser = Browser(site(hub))
        browser.wanted = 2
        opened = asyncio.create_task(browser.open())
        while not browser.bodies():
            await asyncio.sleep(0.005)
        hub.publish('{"topics": ["person:8", "person:7"], "entry": 5}')
        await asyncio.wait_for(opened, 5)
        return browser

    browser = asyncio.run(play())

    assert browser.sent[0]["status"] == 200
    assert browser.bodies()[1] == b'event: change\ndata: {"topic": "person:7", "entry": 5}\n\n'
    assert hub._listeners == {}


def test_streams_end_when_the_process_is_asked_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongdan.config.web.topics_for", lambda *_: frozenset({"person:7"}))
    hub = Hub("")

    async def play() -> Browser:
        browser = Browser(site(hub))
        browser.wanted = 99
        opened = asyncio.create_task(browser.open())
        while not browser.bodies():
            await asyncio.sleep(0.005)
        hub.close_streams()
        await asyncio.wait_for(opened, 5)
        return browser

    browser = asyncio.run(play())

    assert len(browser.bodies()) < browser.wanted
    assert hub._listeners == {}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("console")
    (tmp_path / "index.html.br").write_bytes(b"packed without a nonce")
    (tmp_path / "portal.html").write_text("portal")
    (tmp_path / "favicon.svg").write_text("<svg/>")
    (tmp_path / "assets" / "a-1.js").write_text("plain")
    (tmp_path / "assets" / "a-1.js.br").write_bytes(b"packed")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/", b"console"),
        ("/work-orders/IT-1", b"console"),
        ("/portal", b"portal"),
        ("/portal/requests/7", b"portal"),
        ("/portality", b"console"),
        ("/favicon.svg", b"<svg/>"),
        ("/../../etc/passwd", b"console"),
    ],
)
def test_every_address_has_its_page(built: Path, path: str, body: bytes) -> None:
    answered = page(built, path, accepts="")

    assert (answered.status, answered.body) == (200, body)


def test_hashed_files_are_kept_for_ever_and_packed(built: Path) -> None:
    answered = page(built, "/assets/a-1.js", accepts="gzip, br")

    headers = dict(answered.headers)
    assert answered.body == b"packed"
    assert headers[b"content-encoding"] == b"br"
    assert headers[b"cache-control"] == b"public, max-age=31536000, immutable"
    assert headers[b"content-type"] == b"text/javascript; charset=utf-8"


def test_entries_are_never_kept(built: Path) -> None:
    headers = dict(page(built, "/", accepts="br").headers)

    assert headers[b"cache-control"] == b"no-cache"
    assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]
    assert b"content-encoding" not in headers


def test_only_our_scripts_run_and_styles_need_the_nonce_of_this_answer(built: Path) -> None:
    (built / "index.html").write_text('<meta property="csp-nonce" nonce="__NONCE__" />')

    first, second = (page(built, "/", accepts="gzip") for _ in range(2))

    policies = [dict(each.headers)[b"content-security-policy"].decode() for each in (first, second)]
    nonces = [re.search(r"'nonce-([\w-]{20,})'", each)[1] for each in policies]
    assert "script-src 'self';" in policies[0]
    assert "unsafe" not in policies[0]
    assert nonces[0] != nonces[1]
    assert gzip.decompress(first.body).decode() == (
        f'<meta property="csp-nonce" nonce="{nonces[0]}" />'
    )


def test_a_missing_file_is_not_a_page(built: Path) -> None:
    assert page(built, "/assets/gone.js", accepts="").status == 404


def test_unbuilt_pages_are_said_to_be_so(tmp_path: Path) -> None:
    assert page(tmp_path, "/", accepts="").status == 503
