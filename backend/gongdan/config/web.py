"""The web process: streams and pages served here, everything else handed to Django."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import cast

import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from psycopg.conninfo import make_conninfo

from gongdan.config.entitlement import topics_for
from gongdan.config.gate import Gate
from gongdan.config.headers import everywhere
from gongdan.config.pages import Headers, page
from gongdan.config.problems import answer
from gongdan.config.streams import HELLO, LONGEST_SECONDS, Hub, Listener
from gongdan.files.commands import largest
from gongdan.kernel.errors import Refusal

Scope = MutableMapping[str, object]
Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

EVENTS = "/api/v1/events"
DJANGO = ("/api/", "/_allauth/", "/healthz", "/readyz")
STREAM_HEADERS: Headers = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    *((name.lower().encode(), value.encode()) for name, value in everywhere().items()),
]


class Site:
    """The ASGI application of one web process."""

    def __init__(self, *, django: Application, hub: Hub, pages: Path) -> None:
        self._django, self._hub, self._pages = django, hub, pages
        self._doormen = ThreadPoolExecutor(2, thread_name_prefix="doorman")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        path, method = str(scope["path"]), scope["method"]
        if path == EVENTS and method == "GET":
            await self._stream(scope, receive, send)
        elif path.startswith(DJANGO) or method not in ("GET", "HEAD"):
            await self._django(scope, receive, send)
        else:
            await self._page(scope, path, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._hub.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self._hub.stop()
                self._doormen.shutdown(wait=False)
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _page(self, scope: Scope, path: str, send: Send) -> None:
        accepts = _headers(scope).get("accept-encoding", "")
        found = page(self._pages, path, accepts=accepts)
        body = found.body if scope["method"] == "GET" else b""
        await _answer(send, found.status, found.headers, body)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = cast("bytes", scope["query_string"]).decode("latin-1")
        loop = asyncio.get_running_loop()
        topics = await loop.run_in_executor(self._doormen, _decide, _headers(scope), query)
        if isinstance(topics, Refusal):
            refused = answer(topics)
            headers = [(b"content-type", b"application/json; charset=utf-8")]
            await _answer(send, topics.status, headers, refused.content)
            return
        listener = self._hub.join(topics)
        watcher = asyncio.create_task(_close_when_gone(receive, listener))
        end = loop.call_later(LONGEST_SECONDS, listener.close)
        try:
            await _pass_on(listener, send)
        finally:
            end.cancel()
            watcher.cancel()
            self._hub.leave(listener)


def _decide(headers: dict[str, str], query: str) -> frozenset[str] | Refusal:
    close_old_connections()
    return topics_for(headers, query)


async def _pass_on(listener: Listener, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
    message: bytes | None = HELLO
    while message is not None:
        await send({"type": "http.response.body", "body": message, "more_body": True})
        message = await listener.next()
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _close_when_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.close()


async def _answer(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _headers(scope: Scope) -> dict[str, str]:
    raw = cast("Headers", scope["headers"])
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in raw}


class Server(uvicorn.Server):
    """Ends the event streams first: they would hold up a stop for ever."""

    hub: Hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Called when the process is asked to stop."""
        self.hub.close_streams()
        super().handle_exit(sig, frame)


def serve(listening: socket.socket, *, threads: int) -> None:
    """Serve on a bound socket until told to stop."""
    hub = Hub(conninfo())
    django = WSGIMiddleware(cast("WSGIApp", get_wsgi_application()), workers=threads)
    site = Site(django=cast("Application", django), hub=hub, pages=settings.PAGES_DIR)
    server = Server(
        uvicorn.Config(
            cast("uvicorn._types.ASGIApplication", Gate(site, largest_file=largest)),
            loop="uvloop",
            http="httptools",
            lifespan="on",
            access_log=False,
            log_level="warning",
            server_header=False,
            forwarded_allow_ips=settings.ENV.proxies,
            timeout_graceful_shutdown=5,
        )
    )
    server.hub = hub
    # What is loaded by now stays: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()
    server.run(sockets=[listening])


def conninfo() -> str:
    """How to reach the database outside Django."""
    parameters = connection.get_connection_params()
    known = ("dbname", "user", "password", "host", "port", "sslmode", "sslrootcert")
    return make_conninfo(**{key: parameters[key] for key in known if parameters.get(key)})
