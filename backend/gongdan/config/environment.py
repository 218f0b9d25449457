"""Every setting that the environment may give, with its default and meaning."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Environment:
    """What the environment said, checked once at start."""

    secret_key: str
    database: dict[str, object]
    allowed_hosts: list[str]
    time_zone: str
    public_url: str
    demonstration: bool
    files_dir: Path
    extras: dict[str, str] = field(default_factory=dict)


def read(values: dict[str, str]) -> Environment:
    """The settings in ``values``, names as in ``os.environ``."""
    return Environment(
        secret_key=values.get("GONGDAN_SECRET_KEY", "not-secret-development-and-tests-only"),
        database=database(
            values.get("DATABASE_URL", "postgresql://gongdan@127.0.0.1:5432/gongdan")
        ),
        allowed_hosts=values.get("GONGDAN_HOSTS", "localhost,127.0.0.1,testserver").split(","),
        time_zone=values.get("GONGDAN_TIME_ZONE", "Asia/Shanghai"),
        public_url=values.get("GONGDAN_PUBLIC_URL", "http://127.0.0.1:8000"),
        demonstration=values.get("GONGDAN_DEMONSTRATION", "") == "1",
        files_dir=Path(values.get("GONGDAN_FILES", ".data/files")),
    )


def database(url: str) -> dict[str, object]:
    """Django's database settings from a ``postgresql://`` address."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": None,
    }


ENV = read(dict(os.environ))
