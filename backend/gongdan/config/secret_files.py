"""Secrets in files: ``NAME_FILE`` names the file that holds what ``NAME`` would say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from gongdan.config.environment import BadSetting

SECRETS: Final = (
    "DATABASE_URL",
    "GONGDAN_SECRET_KEY",
    "GONGDAN_OLD_SECRET_KEYS",
    "GONGDAN_SMTP_URL",
    "GONGDAN_OIDC_URL",
    "GONGDAN_PACKAGE_KEY",
)


def from_files(values: Mapping[str, str]) -> dict[str, str]:
    """What files say of the secrets that the environment does not say itself."""
    return {
        name: _read(name, Path(values[f"{name}_FILE"]))
        for name in SECRETS
        if values.get(f"{name}_FILE") and not values.get(name)
    }


def _read(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError as unreadable:
        raise BadSetting(f"{name}_FILE: {file} cannot be read") from unreadable
