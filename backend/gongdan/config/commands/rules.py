"""``gongdan rules thin-traces``."""

from __future__ import annotations

import argparse
import sys

from gongdan.config.reach import reached

NAME = "rules"
HELP = "Thin the traces of old automatic decisions; what was decided stays."
EXAMPLES = """examples:
  gongdan rules thin-traces               those older than GONGDAN_TRACE_DAYS
  gongdan rules thin-traces --days 30     those older than thirty days"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """How old."""
    verbs = parser.add_subparsers(metavar="thin-traces", required=True, dest="verb")
    thin = verbs.add_parser(
        "thin-traces",
        help="let the conditions behind old decisions go; the worker does it each night",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    thin.add_argument("--days", type=_days, default=None, help="older than so many days")
    parser.epilog = EXAMPLES


def _days(said: str) -> int:
    days = int(said)
    if days < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return days


def run(options: argparse.Namespace) -> int:
    """Say how many were thinned."""
    with reached(options.data):
        from gongdan.kernel.actors import SYSTEM
        from gongdan.kernel.times import now
        from gongdan.workorders.commands.thinning import thin_traces

        count = thin_traces(by=SYSTEM, at=now(), days=options.days)
    sys.stdout.write(f"{count} traces thinned\n")
    return 0
