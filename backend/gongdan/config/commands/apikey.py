"""``gongdan apikey create``."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from gongdan.config.obstacles import Obstacle
from gongdan.config.reach import reached

NAME = "apikey"
HELP = "Make keys for programs."
EXAMPLES = """example:
  gongdan apikey create --owner wang --name ERP --scope read --scope write --days 90"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose key, and what it may do."""
    verbs = parser.add_subparsers(metavar="create", required=True, dest="verb")
    create = verbs.add_parser(
        "create",
        help="make a key; it is shown once",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    create.add_argument("--owner", required=True, help="sign-in name of the person it acts for")
    create.add_argument("--name", required=True, help="what it is for")
    create.add_argument("--scope", action="append", required=True, help="repeatable")
    create.add_argument("--days", type=int, default=365, help="default: %(default)s")
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Make the key and print it."""
    with reached(options.data):
        from gongdan.accounts import commands, queries
        from gongdan.kernel.actors import SYSTEM
        from gongdan.kernel.errors import Refusal
        from gongdan.kernel.times import now

        owner = queries.person_by_username(options.owner)
        if owner is None:
            raise Obstacle(f"There is nobody named {options.owner!r}.")
        at = now()
        details = commands.KeyDetails(
            name=options.name,
            owner_id=owner.id,
            scopes=options.scope,
            expires_at=at + timedelta(days=options.days),
        )
        try:
            _, token = commands.create_api_key(details=details, by=SYSTEM, at=at)
        except Refusal as refusal:
            raise Obstacle(f"{refusal.message} {refusal.facts}") from refusal
    sys.stdout.write(f"{token}\nKeep it now: it is not shown again.\n")
    return 0
