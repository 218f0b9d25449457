"""Starts the real product for the browser tests: own database, worker, web, built pages."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

HERE = Path(__file__).resolve().parent
GONGDAN = [sys.executable, "-m", "gongdan.config.command"]
READY_SECONDS = 90


class NotStarted(Exception):
    """The product did not start."""


@dataclass
class Product:
    """A running product of our own."""

    url: str
    database_url: str
    folder: Path
    process: subprocess.Popen[bytes]
    _server: str

    def stop(self) -> None:
        """Stop it, and leave nothing behind."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        _forget_database(self._server, _name(self.database_url))
        shutil.rmtree(self.folder)


def start(server: str) -> Product:
    """A company in a database of its own on the server, and ``gongdan up`` on it."""
    folder = Path(mkdtemp(prefix="gongdan-browser-"))
    folder.chmod(0o711)
    port = _free_port()
    database_url = _make_database(server, f"browser_{os.getpid()}")
    values = os.environ | {
        "DATABASE_URL": database_url,
        "GONGDAN_DEMONSTRATION": "1",
        "GONGDAN_FILES": str(folder / "files"),
        "GONGDAN_ORGANIZATION": "远汀制造|Yuanting Manufacturing",
        "GONGDAN_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "GONGDAN_WEB_PROCESSES": "1",
    }
    subprocess.run([*GONGDAN, "migrate"], env=values, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, str(HERE / "company.py")], env=values, check=True)
    (folder / "kind").write_text("demonstration")
    up = [*GONGDAN, "up", "--port", str(port), "--data", str(folder)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(up, env=values, stdout=log, stderr=subprocess.STDOUT)
    product = Product(f"http://127.0.0.1:{port}", database_url, folder, process, server)
    _await_words(product, "Ctrl-C stops it")
    return product


def _await_words(product: Product, words: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    log = product.folder / "log"
    while words not in log.read_text():
        if product.process.poll() is not None or time.monotonic() > deadline:
            raise NotStarted(log.read_text())
        time.sleep(0.1)


def _make_database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def _forget_database(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
        connection.execute(drop)


def _name(database_url: str) -> str:
    return urlsplit(database_url).path.strip("/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
