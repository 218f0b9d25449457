"""``gongdan worker``."""

from __future__ import annotations

import argparse

from gongdan.config.reach import reached

NAME = "worker"
HELP = "Run one worker process (for installations on several hosts; `up` starts its own)."


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""
    parser.epilog = "example:\n  DATABASE_URL=postgresql://… gongdan worker"


def run(options: argparse.Namespace) -> int:
    """Work until told to stop."""
    with reached(options.data):
        from django.conf import settings

        from gongdan.config.worker import work

        work(jobs=settings.ENV.worker_jobs)
    return 0
