"""``gongdan up`` as people run it: real processes, started, killed and looked for."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import pytest

BACKEND = Path(__file__).resolve().parents[3]
SECONDS = 60.0
GONGDAN = [sys.executable, "-m", "gongdan.config.command"]


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def read(file: Path) -> bytes:
    """What the kernel says of a process; nothing when it has just ended."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def processes_of(folder: Path) -> list[str]:
    """The command lines of every living process that names this data folder or works for it."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        command = read(entry / "cmdline").replace(b"\0", b" ").decode()
        values = read(entry / "environ").decode(errors="replace")
        if command and (str(folder) in command or f"GONGDAN_DATA={folder}" in values):
            found.append(command)
    return found


@dataclass
class Running:
    """One ``gongdan up`` and what it said."""

    folder: Path
    port: int = field(default_factory=free_port)

    def begin(self, *arguments: str, **values: str) -> Running:
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        environment |= {"PYTHONPATH": str(BACKEND), "GONGDAN_WEB_PROCESSES": "1", **values}
        command = [*GONGDAN, "up", "--empty"]
        self.log = (self.folder.parent / f"{self.folder.name}.{self.port}.log").open("w+")
        self.process = subprocess.Popen(
            [*command, "--data", str(self.folder), "--port", str(self.port), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        return self

    def said(self) -> str:
        self.log.seek(0)
        return self.log.read()

    def await_words(self, words: str) -> None:
        deadline = time.monotonic() + SECONDS
        while words not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.05)

    def await_end(self) -> int:
        return self.process.wait(SECONDS)

    def get(self, path: str) -> tuple[int, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as browser:
            browser.request("GET", path)
            answer = browser.getresponse()
            return answer.status, answer.read()

    def await_nothing_left(self) -> None:
        deadline = time.monotonic() + 15
        while processes_of(self.folder) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert processes_of(self.folder) == []


@pytest.fixture
def place() -> Iterator[Path]:
    made = Path(mkdtemp(prefix="gongdan-up-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One data folder for all, so that only the first start has everything to make."""
    made = Path(mkdtemp(prefix="gongdan-up-"))
    made.chmod(0o711)
    yield made / "data"
    shutil.rmtree(made)


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[], Running]]:
    """Starts the product, as often as a test wants; nothing is left afterwards."""
    begun: list[Running] = []

    def begin() -> Running:
        begun.append(Running(folder).begin())
        begun[-1].await_words("Ctrl-C stops it")
        return begun[-1]

    yield begin
    for running in begun:
        running.process.kill()
        running.process.wait()
        running.log.close()
    Running(folder).await_nothing_left()


def gongdan(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return subprocess.run(
        [*GONGDAN, "--data", str(folder), *arguments],
        check=False,
        env={**environment, "PYTHONPATH": str(BACKEND)},
        input=f"{typed}\n",
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


def test_it_serves_when_it_says_so_refuses_a_second_and_sigterm_stops_everything(
    folder: Path, start: Callable[[], Running]
) -> None:
    running = start()

    status, body = running.get("/readyz")
    second = gongdan(folder, "up", "--empty", "--port", str(free_port()))
    person = gongdan(
        folder, "user", "create", "--username", "wang", "--name", "王芳", typed="mei-you-1x"
    )
    running.process.send_signal(signal.SIGTERM)
    ended = running.await_end()
    running.await_nothing_left()
    key = gongdan(folder, "apikey", "create", "--owner", "wang", "--name", "ERP", "--scope", "read")

    ready = {"database": True, "migrated": True, "worker": True}
    assert (status, json.loads(body)) == (200, ready)
    assert second.returncode == 1
    assert f"is in use by process {running.process.pid}." in second.stderr
    assert (person.returncode, person.stdout) == (0, "wang can sign in now.\n")
    assert ended == 0
    assert "Traceback" not in running.said()
    assert key.stdout.startswith("gd_")
    running.await_nothing_left()


def test_kill_9_leaves_nothing_behind_and_ctrl_c_stops_the_next_start(
    start: Callable[[], Running],
) -> None:
    killed = start()
    killed.process.kill()
    killed.await_end()
    again = start()

    os.killpg(again.process.pid, signal.SIGINT)
    ended = again.await_end()

    assert ended == 0
    assert again.said().endswith("Stopped.\n")
    assert "Traceback" not in again.said()
    again.await_nothing_left()


def test_a_child_that_dies_ends_everything_with_its_reason(start: Callable[[], Running]) -> None:
    running = start()
    worker = next(
        int(entry.name)
        for entry in Path("/proc").glob("[0-9]*")
        if read(entry / "cmdline").endswith(b"config.command\0worker\0")
        and f"GONGDAN_DATA={running.folder}".encode() in read(entry / "environ")
    )

    os.kill(worker, signal.SIGKILL)
    ended = running.await_end()

    assert ended == 1
    assert "The worker ended by itself (signal SIGKILL), so everything stops." in running.said()
    running.await_nothing_left()


def test_a_taken_port_is_refused_before_anything_is_started(place: Path) -> None:
    refused = Running(place / "data")
    with closing(socket.socket()) as taker:
        taker.bind(("127.0.0.1", refused.port))
        taker.listen()
        ended = refused.begin().await_end()
    said = refused.said()
    refused.log.close()

    assert ended == 1
    assert f"Port {refused.port} on 127.0.0.1 is taken" in said
    assert not (place / "data" / "postgres").exists()


def test_the_demonstration_refuses_other_machines(place: Path) -> None:
    (place / "data").mkdir()
    (place / "data" / "kind").write_text("demonstration")
    environment = {**os.environ, "PYTHONPATH": str(BACKEND)}
    command = [*GONGDAN, "up", "--host", "0.0.0.0"]  # noqa: S104

    done = subprocess.run(
        [*command, "--data", str(place / "data"), "--port", str(free_port())],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )

    assert done.returncode == 1
    assert "--allow-remote-demo" in done.stderr


def test_real_work_never_begins_in_a_demonstration_folder(place: Path) -> None:
    (place / "data").mkdir()
    (place / "data" / "kind").write_text("demonstration")

    refused = Running(place / "data").begin()
    ended = refused.await_end()
    said = refused.said()
    refused.log.close()

    assert ended == 1
    assert "holds the demonstration company" in said
