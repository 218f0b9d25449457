"""Why the product cannot start, said to whoever started it."""

from __future__ import annotations

from pathlib import Path

NEEDED_MEGABYTES = 400


class Obstacle(Exception):
    """A sentence that names the obstacle and the way round it."""


def port_taken(host: str, port: int) -> Obstacle:
    """Somebody listens there already."""
    return Obstacle(
        f"Port {port} on {host} is taken by another program. "
        f"Stop that program, or choose another port: bin/run --port {port + 1}"
    )


def folder_in_use(folder: Path, holder: str) -> Obstacle:
    """Another process of ours works on this folder."""
    return Obstacle(
        f"The data folder {folder} is in use by process {holder or 'unknown'}. "
        "Stop it first, or choose another folder: bin/run --data DIR"
    )


def disk_full(folder: Path, megabytes: int | None = None) -> Obstacle:
    """No room for the database."""
    left = "" if megabytes is None else f" ({megabytes} MB left, {NEEDED_MEGABYTES} needed)"
    return Obstacle(
        f"The disk that holds {folder} is full{left}. "
        "Make room, or choose a folder on another disk: bin/run --data DIR"
    )


def no_programs() -> Obstacle:
    """The wheel has no binaries for this machine."""
    return Obstacle(
        "There is no embedded PostgreSQL for this system. "
        "Set DATABASE_URL to a PostgreSQL 16 or newer."
    )


def database_failed(log: Path, tail: str) -> Obstacle:
    """PostgreSQL ended by itself."""
    return Obstacle(f"The embedded PostgreSQL did not start. Its last words, from {log}:\n{tail}")
