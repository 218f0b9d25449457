"""PostgreSQL's own programs for dumping and restoring, called without a password in sight."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from typing import Final

from psycopg.conninfo import conninfo_to_dict

from gongdan.config.embedded.home import programs
from gongdan.config.obstacles import Obstacle

NAMES: Final = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def run(program: str, arguments: Sequence[str], *, url: str) -> None:
    """Run it against a database; what it says when it fails becomes an obstacle."""
    given = {NAMES[key]: str(value) for key, value in conninfo_to_dict(url).items() if key in NAMES}
    done = subprocess.run(
        [programs() / program, *arguments],
        env={**os.environ, **given},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise Obstacle(f"{program} failed: {done.stderr.strip()[-2000:]}")


def database_of(url: str) -> str:
    """The name of the database in an address."""
    return str(conninfo_to_dict(url).get("dbname", ""))
