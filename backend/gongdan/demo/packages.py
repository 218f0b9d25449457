"""The applications that travel with the product, one reviewable file each."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import cast

from gongdan.catalog.commands.packages import install_package
from gongdan.kernel.actors import Actor

NAMES = ("it", "service", "facilities")
# In the wheel they lie beside the modules, in the repository at its root.
PLACES = (
    Path(__file__).resolve().parents[1] / "applications",
    Path(__file__).resolve().parents[3] / "applications",
)


def read_package(name: str) -> dict[str, object]:
    """One package as its file says."""
    file = next(place / f"{name}.json" for place in PLACES if place.is_dir())
    return cast("dict[str, object]", json.loads(file.read_text("utf-8")))


def install_all(*, by: Actor, at: datetime) -> None:
    """Install every shipped application."""
    for name in NAMES:
        install_package(package=read_package(name), by=by, at=at)
