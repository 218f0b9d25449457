"""The applications of the invented company, each one reviewable file."""

from __future__ import annotations

from datetime import datetime

from gongdan.catalog.commands.packages import install_package
from gongdan.catalog.shipped import read_package
from gongdan.kernel.actors import Actor

NAMES = ("it", "service", "facilities")


def install_all(*, by: Actor, at: datetime) -> None:
    """Install every shipped application."""
    for name in NAMES:
        install_package(package=read_package(name), by=by, at=at)
