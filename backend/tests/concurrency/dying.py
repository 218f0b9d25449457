"""Somebody's process dies between two statements: at every place where that can happen."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from unittest.mock import patch

from django.apps import apps
from django.db import connection

from gongdan.records import numbers

Act = Callable[[], object]
Execute = Callable[[str, object, bool, dict[str, object]], object]
WATCHED = ("workorders", "audit", "deliveries", "records", "search", "notifications", "flows")
# Numbers are counted in a transaction of their own: who dies leaves a gap.
COUNTERS = "records_serialcounter"
MOST = 1000
# Connections of the parent that a child must neither use nor close.
_kept: list[object] = []


@dataclass
class Doom:
    """Kills its own process before the n-th statement, or before or after a commit."""

    at: int
    passed: int = 0

    def step(self) -> None:
        """One place further."""
        self.passed += 1
        if self.passed == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(
        self,
        execute: Execute,
        sql: str,
        params: object,
        many: bool,
        context: dict[str, object],
    ) -> object:
        """Let a statement through, or die before it."""
        self.step()
        return execute(sql, params, many, context)


def dies_at(place: int, act: Act) -> bool:
    """Do something in a process of its own that dies at the n-th place; whether it got there."""
    child = os.fork()
    if child == 0:
        _live_and_die(Doom(place), act)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _live_and_die(doom: Doom, act: Act) -> None:
    code = 1
    try:
        _speak_over_own_connections()
        commit = connection._commit

        def commit_or_die() -> None:
            doom.step()
            commit()
            doom.step()

        with patch.object(connection, "_commit", commit_or_die), connection.execute_wrapper(doom):
            act()
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def _speak_over_own_connections() -> None:
    _kept.extend([connection.connection, numbers._local])
    connection.connection = None
    numbers._local = threading.local()
    connection.ensure_connection()


def everywhere(act: Act, *, nothing_happened: Callable[[], None]) -> int:
    """Let it die at every place in turn until it is done; returns how often it died before that.

    After each death the database is as it was, until the one that came after the commit.
    """
    before = fingerprint()
    for place in range(1, MOST):
        died = dies_at(place, act)
        if not died or fingerprint() != before:
            return place - 1
        nothing_happened()
    raise AssertionError(MOST)


def fingerprint() -> Mapping[str, str]:
    """Every watched table in one line each."""
    models = [one for label in WATCHED for one in apps.get_app_config(label).get_models()]
    names = {one._meta.db_table for one in models} | {"procrastinate_jobs"}
    tables = sorted(names - {COUNTERS})
    row = "SELECT %s, md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) FROM {} t"
    with connection.cursor() as cursor:
        statement = " UNION ALL ".join(row.format(connection.ops.quote_name(t)) for t in tables)
        cursor.execute(statement, tables)
        return dict(cursor.fetchall())
