"""``gongdan demo load`` and ``gongdan demo reset``."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from gongdan.config.obstacles import Obstacle
from gongdan.config.reach import reached

NAME = "demo"
HELP = "The demonstration company: six weeks of plausible work to look at."
EXAMPLES = """examples:
  gongdan demo load       fill an empty database
  gongdan demo reset      throw everything away and begin again"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Load or reset."""
    verbs = parser.add_subparsers(metavar="VERB", required=True, dest="verb")
    verbs.add_parser("load", help="fill an empty database")
    verbs.add_parser("reset", help="delete EVERYTHING, then load; only in demonstration mode")
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Load the company, after emptying the database when asked to."""
    with reached(options.data):
        from django.conf import settings

        if not settings.DEMONSTRATION:
            raise Obstacle(
                "This is not a demonstration: it will not be mixed with invented people. "
                "Choose another data folder, or set GONGDAN_DEMONSTRATION=1."
            )
        if options.verb == "reset":
            _empty()
            _load()
        elif not load_when_nobody_is_there():
            raise Obstacle("The database is not empty. `gongdan demo reset` begins again.")
    return 0


def load_when_nobody_is_there() -> bool:
    """Load the company into an empty database; whether it was empty."""
    from django.contrib.auth import get_user_model

    if get_user_model().objects.exists():
        return False
    _load()
    return True


def _load() -> None:
    from django.db import transaction

    from gongdan.kernel.actors import SYSTEM
    from gongdan.kernel.times import now

    demo = import_module("gongdan.demo.commands")
    sys.stdout.write("Making the demonstration company; this takes a moment ...\n")
    sys.stdout.flush()
    with transaction.atomic():
        demo.load_company(by=SYSTEM, at=now())


def _empty() -> None:
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
