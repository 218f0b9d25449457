"""The worker process: jobs from the queue, the followers of the log, and the timers."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import cast

import psycopg
from django.db import OperationalError, close_old_connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from gongdan.audit.following import FOLLOWERS, catch_up, try_again
from gongdan.config.ticking import Ticker
from gongdan.config.web import conninfo
from gongdan.kernel.apart import Apart

CHANNEL = "gongdan_log"
GLANCE_SECONDS = 1.0
PATIENCE_SECONDS = 10.0

logger = logging.getLogger("gongdan.worker")


def work(*, jobs: int) -> None:
    """Work until told to stop."""
    LogReader().start()
    Ticker().start()
    asyncio.run(_run_jobs(jobs))


async def _run_jobs(jobs: int, *, wait: bool = True) -> None:
    # Jobs that defer jobs do so through Django's own connection, in their transaction: only the
    # worker's fetching has a connector of its own.
    connector = cast("DjangoConnector", app.connector)
    worker = app.with_connector(connector.get_worker_connector())
    async with worker.open_async():
        await worker.run_worker_async(
            concurrency=jobs,
            wait=wait,
            delete_jobs="successful",
            shutdown_graceful_timeout=PATIENCE_SECONDS,
        )


class LogReader(threading.Thread):
    """Hands committed entries of the log to its followers, woken by the database."""

    def __init__(self) -> None:
        super().__init__(name="log-reader", daemon=True)

    def run(self) -> None:
        """Read for ever; a lost connection is made anew."""
        while True:
            try:
                self._read()
            except (psycopg.OperationalError, OperationalError) as lost:
                logger.warning("reading the log was interrupted: %s", lost)
                threading.Event().wait(1)

    def _read(self) -> None:
        with psycopg.connect(
            conninfo(), autocommit=True, application_name="gongdan log reader"
        ) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            try_again()
            while True:
                close_old_connections()
                for name in list(FOLLOWERS):
                    _catch_up_whole(name)
                for _ in connection.notifies(timeout=GLANCE_SECONDS, stop_after=1):
                    pass


def _catch_up_whole(name: str) -> None:
    with Apart(but=(OperationalError,)) as turn:
        while catch_up(name):
            pass
        return
    # Its failure is written beside its cursor and shown.
    logger.error("the follower %s stopped", name, exc_info=turn.failure)
