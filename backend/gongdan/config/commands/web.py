"""``gongdan web``."""

from __future__ import annotations

import argparse
import socket

from gongdan.config.reach import reached

NAME = "web"
HELP = "Run one web process (for installations on several hosts; `up` starts its own)."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="default: %(default)s")
    parser.add_argument("--port", type=int, default=8000, help="default: %(default)s")
    parser.add_argument("--listening", type=int, metavar="FD", help=argparse.SUPPRESS)
    parser.epilog = "example:\n  DATABASE_URL=postgresql://… gongdan web --host 0.0.0.0 --port 8000"


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from gongdan.config.listening import listening_on

    with reached(options.data):
        from django.conf import settings

        from gongdan.config.web import serve

        if options.listening is None:
            bound = listening_on(options.host, options.port)
        else:
            bound = socket.socket(fileno=options.listening)
        with bound:
            serve(bound, threads=settings.ENV.web_threads)
    return 0
