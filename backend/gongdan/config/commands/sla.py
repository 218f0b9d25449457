"""``gongdan sla verify``."""

from __future__ import annotations

import argparse
import sys

from gongdan.config.reach import reached

NAME = "sla"
HELP = "Count every promise again from its ledger and name what differs."
EXAMPLES = """examples:
  gongdan sla verify                 every clock; exit status 1 when something differs
  gongdan sla verify --order WO-1    the clocks of one order"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """All of them, or those of one order."""
    verbs = parser.add_subparsers(metavar="verify", required=True, dest="verb")
    verify = verbs.add_parser(
        "verify",
        help="recompute every clock; nothing is changed",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verify.add_argument("--order", default="", help="the number of one order")
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Say what differs, one fact a line; 0 when nothing does."""
    with reached(options.data):
        from gongdan.workorders.queries.verifying import verify

        found = verify(options.order)
    for one in found.wrong:
        sys.stdout.write(
            f"{one.number} {one.metric} {one.round}: {one.what} "
            f"is {one.stored}, the ledger says {one.told}\n"
        )
    sys.stdout.write(f"{found.clocks} clocks, {len(found.wrong)} differences\n")
    return 1 if found.wrong else 0
