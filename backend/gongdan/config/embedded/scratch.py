"""Runs a command on a throw-away embedded PostgreSQL: for tests and measurements only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from signal import SIGTERM
from tempfile import mkdtemp

from gongdan.config.embedded.cluster import Cluster
from gongdan.config.embedded.leash import tie

# Nothing here needs to survive a power cut; tests of fifty at once hold two connections each.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
}


def main(command: list[str]) -> int:
    """The command's exit status; the database is gone afterwards."""
    folder = Path(mkdtemp(prefix="gongdan-scratch-"))
    folder.chmod(0o711)
    cluster = Cluster(folder, FAST)
    try:
        cluster.start()
        values = {**os.environ, "DATABASE_URL": cluster.url}
        return subprocess.run(command, env=values, check=False, preexec_fn=tie(SIGTERM)).returncode
    finally:
        cluster.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
