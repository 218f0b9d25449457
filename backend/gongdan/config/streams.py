"""Live changes to browsers as server-sent events: one LISTEN a process, fanned out to queues."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress

import psycopg

CHANNEL = "gongdan"
HEARTBEAT_SECONDS = 15.0
LONGEST_SECONDS = 600.0
BACKLOG = 100
RECONNECT_SECONDS = 1.0
RESYNC = b"event: resync\ndata: {}\n\n"
HEARTBEAT = b": still here\n\n"
HELLO = b"retry: 2000\n: connected\n\n"

logger = logging.getLogger("gongdan.streams")


class Listener:
    """One open stream: what it may hear, and what it has not been sent yet."""

    def __init__(self, topics: Iterable[str]) -> None:
        self.topics = frozenset(topics)
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue(BACKLOG)

    def tell(self, message: bytes) -> None:
        """Queue a message; a listener that is too slow is told to read everything anew."""
        try:
            self._queue.put_nowait(message)
        except asyncio.QueueFull:
            self._empty()
            self._queue.put_nowait(RESYNC)

    def close(self) -> None:
        """End the stream after what is being sent now."""
        self._empty()
        self._queue.put_nowait(None)

    async def next(self) -> bytes | None:
        """The next message, a heartbeat when there is none for a while, ``None`` at the end."""
        try:
            return await asyncio.wait_for(self._queue.get(), HEARTBEAT_SECONDS)
        except TimeoutError:
            return HEARTBEAT

    def _empty(self) -> None:
        while not self._queue.empty():
            self._queue.get_nowait()


class Hub:
    """Hears the database once and tells every listener that may know."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    def start(self) -> None:
        """Begin to listen."""
        self._task = asyncio.create_task(self._listen_for_ever())

    async def stop(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def close_streams(self) -> None:
        """End every stream; the process is about to stop."""
        self._closed = True
        for listener in self._everybody():
            listener.close()

    def join(self, topics: Iterable[str]) -> Listener:
        """A new listener for these topics."""
        listener = Listener(topics)
        for topic in listener.topics:
            self._listeners[topic].add(listener)
        if self._closed:
            listener.close()
        return listener

    def leave(self, listener: Listener) -> None:
        """The listener is gone."""
        for topic in listener.topics:
            self._listeners[topic].discard(listener)
            if not self._listeners[topic]:
                del self._listeners[topic]

    def publish(self, payload: str) -> None:
        """Tell everybody who follows one of the payload's topics."""
        told = json.loads(payload)
        for topic in told["topics"]:
            listeners = self._listeners.get(topic)
            if listeners:
                data = json.dumps({"topic": topic, "entry": told.get("entry")})
                message = f"event: change\ndata: {data}\n\n".encode()
                for listener in listeners:
                    listener.tell(message)

    def _everybody(self) -> set[Listener]:
        return set().union(*self._listeners.values())

    async def _listen_for_ever(self) -> None:
        while True:
            try:
                await self._listen()
            except psycopg.OperationalError as lost:
                logger.warning("listening was interrupted: %s", lost)
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen(self) -> None:
        connection = await psycopg.AsyncConnection.connect(
            self._conninfo, autocommit=True, application_name="gongdan listener"
        )
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            # Whoever was connected before may have missed something meanwhile.
            for listener in self._everybody():
                listener.tell(RESYNC)
            async for notice in connection.notifies():
                self.publish(notice.payload)
