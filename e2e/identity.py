"""The organization's provider of identities, in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

KNOWN = {"sub": "zhao", "preferred_username": "zhaoqm", "name": "赵启明"}
READY_SECONDS = 60


@contextmanager
def provider() -> Iterator[str]:
    """A provider that knows one of us; its address as the product takes it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    module = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock"]
    process = subprocess.Popen(
        [*module, "-p", str(port), "--user-claims", json.dumps(KNOWN)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _await(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
    yield f"http://gongdan:words@127.0.0.1:{port}"
    process.terminate()
    process.wait()


def _await(address: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 an address of our own
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
