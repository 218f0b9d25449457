"""``gongdan demo load`` and ``gongdan demo reset``."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from gongdan.config.obstacles import Obstacle
from gongdan.config.reach import reached
from gongdan.kernel.errors import Refusal

NAME = "demo"
HELP = "The demonstration company: six weeks of plausible work to look at."
EXAMPLES = """examples:
  gongdan demo load       fill an empty database, or finish a company that was begun
  gongdan demo reset      throw everything away and begin again; stop Gongdan first"""
LOW_PRIORITY = 10
KEPT_PLANS_AFTER = 5
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Load or reset."""
    verbs = parser.add_subparsers(metavar="VERB", required=True, dest="verb")
    load = verbs.add_parser("load", help="fill an empty database, or finish what was begun")
    load.add_argument("--behind-the-pages", action="store_true", help=argparse.SUPPRESS)
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
        if options.verb == "load" and options.behind_the_pages:
            _go_on_behind_the_pages()
            return 0
        if options.verb == "reset":
            refuse_while_used()
            _empty()
        if not begin_when_nobody_is_there() and not _is_begun():
            raise Obstacle("The database is not empty. `gongdan demo reset` begins again.")
        _finish()
    return 0


def begin_when_nobody_is_there() -> bool:
    """Make the company and its last days in an empty database; whether it was empty."""
    from django.contrib.auth import get_user_model

    from gongdan.kernel.actors import SYSTEM
    from gongdan.kernel.times import now

    if get_user_model().objects.exists():
        return False
    _keep_plans()
    _say("Making the demonstration company and what is under way in it ...")
    import_module("gongdan.demo.commands").begin_company(by=SYSTEM, at=now())
    return True


def _is_begun() -> bool:
    return import_module("gongdan.demo.past").read_past() is not None


def _finish() -> None:
    from gongdan.kernel.actors import SYSTEM

    past = import_module("gongdan.demo.past").read_past()
    if past.missing:
        _keep_plans()
        _say(f"Adding {len(past.missing)} earlier days of its past, the newest first ...")
        import_module("gongdan.demo.commands").tell_past(by=SYSTEM)
    _say("The demonstration company is complete.")


def _go_on_behind_the_pages() -> None:
    """Finish a company that was begun, without getting in the way of who looks at it."""
    os.nice(LOW_PRIORITY)
    past = import_module("gongdan.demo.past").read_past()
    if past is None or not past.missing:
        return
    try:
        _finish()
    except Refusal as refusal:
        # Who builds with the company while it is being made may leave no way to file the rest.
        raise Obstacle(f"Earlier days cannot be added: {refusal.message}") from refusal


def _keep_plans() -> None:
    """Let the database keep the plans of the few hundred statements that a load repeats."""
    from django.db import connection

    connection.close()
    connection.settings_dict["OPTIONS"] |= {
        "server_side_binding": True,
        "prepare_threshold": KEPT_PLANS_AFTER,
    }


def refuse_while_used() -> None:
    """Nobody may be at work on what is thrown away: its processes would end in the middle."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        others = int(cursor.fetchone()[0])
    if others:
        raise Obstacle(
            f"Gongdan is running on this database ({others} connections). "
            "Stop it first (Ctrl-C, or SIGTERM), reset, then start it again."
        )


def _empty() -> None:
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
