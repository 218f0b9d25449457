"""``gongdan check-config``."""

from __future__ import annotations

import argparse
import os
import sys

from gongdan.config.environment import SETTINGS, markdown, read
from gongdan.config.obstacles import Obstacle
from gongdan.config.reach import reached

NAME = "check-config"
HELP = "Say which settings are in force, and whether the product can work with them."
SECRETS = ("DATABASE_URL", "GONGDAN_SECRET_KEY", "GONGDAN_SMTP_URL")


def arguments(parser: argparse.ArgumentParser) -> None:
    """How to show them."""
    parser.add_argument(
        "--markdown", action="store_true", help="only print the table of settings of the guide"
    )
    parser.epilog = "example:\n  GONGDAN_SMTP_URL=smtp://mail.example.com gongdan check-config"


def run(options: argparse.Namespace) -> int:
    """Print the settings, then try the database."""
    if options.markdown:
        sys.stdout.write(f"{markdown()}\n")
        return 0
    read(os.environ)
    for setting in SETTINGS:
        sys.stdout.write(f"{setting.name} = {_shown(setting.name)}\n")
    try:
        with reached(options.data):
            from gongdan.audit.queries import standings
            from gongdan.config.health import readiness

            checks = readiness()
            followers = [one.told() for one in standings()] if checks["migrated"] else []
    except Obstacle as obstacle:
        sys.stdout.write(f"database: {obstacle}\n")
        return 1
    for name, is_good in checks.items():
        sys.stdout.write(f"{name}: {'good' if is_good else 'NOT GOOD'}\n")
    sys.stdout.writelines(f"{line}\n" for line in followers)
    return 0 if checks["database"] and checks["migrated"] else 1


def _shown(name: str) -> str:
    given = os.environ.get(name, "")
    default = next(setting.default for setting in SETTINGS if setting.name == name)
    if not given:
        return f"{default!r} (default)"
    return "given, not shown" if name in SECRETS else repr(given)
