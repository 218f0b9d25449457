"""Starts the database, the web processes and the worker, and sees to it that all end together."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from gongdan.config import folder as folders
from gongdan.config.embedded.cluster import Cluster
from gongdan.config.embedded.leash import Guard, end, tie
from gongdan.config.environment import read
from gongdan.config.listening import ANYWHERE, is_loopback, listening_on
from gongdan.config.obstacles import Obstacle
from gongdan.config.surroundings import Surroundings, surroundings

READY_SECONDS = 120.0
STOP_SECONDS = 20.0
GLANCE_SECONDS = 0.2


@dataclass(frozen=True)
class Plan:
    """What ``gongdan up`` was asked for."""

    host: str
    port: int
    folder: Path
    is_empty: bool
    may_show_remotely: bool


class Stopped(Exception):
    """Somebody asked us to stop."""


@dataclass
class Child:
    """A process of ours."""

    name: str
    process: subprocess.Popen[bytes]
    guard: Guard


def up(plan: Plan) -> int:
    """Start everything, say where it is, and stay until told to stop or until a child dies."""
    read(os.environ)
    try:
        with _stoppable(), ExitStack() as running:
            _run(plan, running)
    except Stopped:
        _say("Stopped.")
    return 0


def _run(plan: Plan, running: ExitStack) -> None:
    folder = folders.make(plan.folder)
    running.enter_context(folders.held(folder))
    around = surroundings(folder, host=plan.host, port=plan.port, is_empty=plan.is_empty)
    _refuse_remote_demonstration(plan, around)
    listening = running.enter_context(listening_on(plan.host, plan.port))
    cluster = _database(folder, around, running)
    _prepare(around)
    children = [_start("worker", ["worker"], around, running, ())]
    for number in range(read(around.values).web_processes):
        arguments = ["web", "--listening", str(listening.fileno())]
        child = _start(
            f"web process {number + 1}", arguments, around, running, (listening.fileno(),)
        )
        children.append(child)
    _await_ready(plan, around, children, cluster)
    _say(around.greeting())
    if around.is_demonstration:
        # It ends by itself when the company is whole; the next start goes on where it was stopped.
        _start("demonstration", ["demo", "load", "--behind-the-pages"], around, running, ())
    _watch(children, cluster)


def _refuse_remote_demonstration(plan: Plan, around: Surroundings) -> None:
    if around.is_demonstration and not plan.may_show_remotely and not is_loopback(plan.host):
        raise Obstacle(
            f"{plan.host} can be reached from other machines, and everybody knows the passwords "
            "of the demonstration. Start with --empty for real work, or say --allow-remote-demo."
        )


def _database(folder: Path, around: Surroundings, running: ExitStack) -> Cluster | None:
    if around.values.get("DATABASE_URL"):
        return None
    cluster = Cluster(folder)
    if cluster.home.data.parent != folder:
        _say(
            f"The database is in {cluster.home.data}: as root it runs as another user, "
            f"who cannot enter {folder}."
        )
    running.callback(cluster.stop)
    cluster.start()
    around.values["DATABASE_URL"] = cluster.url
    return cluster


def _prepare(around: Surroundings) -> None:
    wanted = ["--with-demonstration"] if around.is_demonstration else []
    _finish(["migrate", *wanted], around)
    if not around.is_demonstration and sys.stdin.isatty():
        _finish(["user", "create", "--if-nobody"], around)


def _finish(arguments: list[str], around: Surroundings) -> None:
    done = subprocess.run(
        _command(arguments),
        env=around.values,
        check=False,
        preexec_fn=tie(signal.SIGTERM),
    )
    if done.returncode != 0:
        raise Obstacle(f"`gongdan {' '.join(arguments)}` failed; what it said is above.")


def _start(
    name: str,
    arguments: list[str],
    around: Surroundings,
    running: ExitStack,
    inherited: tuple[int, ...],
) -> Child:
    process = subprocess.Popen(
        _command(arguments),
        env=around.values,
        stdin=subprocess.DEVNULL,
        pass_fds=inherited,
        # Ctrl-C reaches only us: we stop them in order. If we are killed, nobody is left to insist.
        start_new_session=True,
        preexec_fn=tie(signal.SIGKILL),  # noqa: PLW1509 - the main thread starts children
    )
    guard = Guard(process.pid)
    running.callback(end, process, first=signal.SIGTERM, patience=STOP_SECONDS)
    running.callback(guard.release)
    return Child(name, process, guard)


def _command(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "gongdan.config.command", *arguments]


def _await_ready(
    plan: Plan, around: Surroundings, children: list[Child], cluster: Cluster | None
) -> None:
    host = "127.0.0.1" if plan.host in ANYWHERE else plan.host
    deadline = time.monotonic() + READY_SECONDS
    while not _is_ready(host, plan.port, around.host_header):
        _refuse_deaths(children, cluster)
        if time.monotonic() > deadline:
            raise Obstacle("It is not ready after two minutes; what went wrong is above.")
        time.sleep(GLANCE_SECONDS)


def _is_ready(host: str, port: int, header: str) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/readyz", headers={"Host": header})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _watch(children: list[Child], cluster: Cluster | None) -> None:
    while True:
        _refuse_deaths(children, cluster)
        time.sleep(GLANCE_SECONDS)


def _refuse_deaths(children: list[Child], cluster: Cluster | None) -> None:
    if cluster is not None and cluster.process.poll() is not None:
        raise Obstacle(
            f"The database ended by itself, so everything stops. {cluster.why_it_ended()}"
        )
    for child in children:
        status = child.process.poll()
        if status is not None:
            raise Obstacle(
                f"The {child.name} ended by itself ({_reason(status)}), so everything stops. "
                "What it said is above."
            )


def _reason(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C and SIGTERM become ``Stopped`` once; while we stop, further ones are ignored."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    before = {n: signal.signal(n, stop) for n in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
