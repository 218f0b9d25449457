"""``gongdan migrate``."""

from __future__ import annotations

import argparse
import sys

from gongdan.config.reach import reached

NAME = "migrate"
HELP = "Bring the database to this version. Safe to repeat; several at once wait for each other."
LOCK = 7_190_525


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""
    parser.epilog = "example:\n  gongdan migrate"


def run(options: argparse.Namespace) -> int:
    """Apply every migration under one lock."""
    with reached(options.data):
        from django.core.management import call_command
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    sys.stdout.write("The database is up to date.\n")
    return 0
