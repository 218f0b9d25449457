"""``gongdan migrate``."""

from __future__ import annotations

import argparse
import sys

from gongdan.config.commands.demo import begin_when_nobody_is_there
from gongdan.config.reach import reached

NAME = "migrate"
HELP = "Bring the database to this version. Safe to repeat; several at once wait for each other."
LOCK = 7_190_525


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether the demonstration company is wanted too."""
    parser.add_argument("--with-demonstration", action="store_true", help=argparse.SUPPRESS)
    parser.epilog = "example:\n  gongdan migrate"


def run(options: argparse.Namespace) -> int:
    """Apply every migration under one lock."""
    with reached(options.data):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            migrate()
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        if options.with_demonstration:
            begin_when_nobody_is_there()
    return 0


def migrate() -> None:
    """Apply what is missing; quick when nothing is."""
    from django.core.management import call_command

    from gongdan.config.health import is_migrated

    if not is_migrated():
        sys.stdout.write("Bringing the database to this version ...\n")
        sys.stdout.flush()
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
