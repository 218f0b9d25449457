"""``gongdan up``."""

from __future__ import annotations

import argparse

from gongdan.config.supervisor import Plan, up

NAME = "up"
HELP = "Start everything: database, pages, worker. Ctrl-C stops it all."
EXAMPLES = """examples:
  gongdan up                                   a company to try, at http://127.0.0.1:8000
  gongdan up --port 9000
  gongdan up --empty --data /srv/gongdan       for real work; asks for the first administrator
  gongdan up --empty --host 0.0.0.0            reachable from other machines
  DATABASE_URL=postgresql://… gongdan up --empty     on a PostgreSQL of your own"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and what for."""
    parser.add_argument("--host", default="127.0.0.1", help="default: %(default)s")
    parser.add_argument("--port", type=int, default=8000, help="default: %(default)s")
    parser.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="the data folder")
    parser.add_argument("--empty", action="store_true", help="without the demonstration company")
    parser.add_argument(
        "--allow-remote-demo",
        action="store_true",
        help="let other machines reach the demonstration, whose passwords everybody knows",
    )
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Start everything and stay until told to stop."""
    return up(
        Plan(
            host=options.host,
            port=options.port,
            folder=options.data,
            is_empty=options.empty,
            may_show_remotely=options.allow_remote_demo,
        )
    )
