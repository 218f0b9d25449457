"""Ties a child process to its parent, so that none outlives it however it ends."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from signal import SIGINT, Signals

PR_SET_PDEATHSIG = 1
GUARD = 'read -r _; kill -INT "$0" 2>/dev/null'


def tie(signal: Signals) -> Callable[[], None] | None:
    """What a child must run between fork and exec, after its rights are dropped.

    The kernel then sends ``signal`` when the forking thread ends, so only the main thread may
    start children; it forgets the request when the user id changes, so it comes last.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def run() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(signal), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return run


class Guard:
    """Where the kernel offers no such signal: a shell that waits on a pipe only we hold open."""

    def __init__(self, pid: int) -> None:
        self._shell: subprocess.Popen[bytes] | None = None
        if sys.platform != "linux":
            self._shell = subprocess.Popen(
                ["/bin/sh", "-c", GUARD, str(pid)],
                stdin=subprocess.PIPE,
                start_new_session=True,
            )

    def release(self) -> None:
        """End the guard without touching what it guards."""
        if self._shell is not None:
            self._shell.kill()
            self._shell.wait()


def end(process: subprocess.Popen[bytes], *, first: Signals = SIGINT, patience: float) -> None:
    """Ask a child to end; insist when it does not."""
    if process.poll() is not None:
        return
    process.send_signal(first)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(patience)
        return
    process.kill()
    process.wait()
