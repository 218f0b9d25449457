"""The ``gongdan`` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from gongdan.config import commands
from gongdan.config.environment import DEFAULTS, BadSetting
from gongdan.config.obstacles import Obstacle
from gongdan.config.secret_files import from_files

OLDEST_PYTHON = (3, 11)
DESCRIPTION = "Gongdan (工单): work orders for every department, on your own machine."
EXAMPLES = """examples:
  gongdan up                                  start everything; the first time with a company to try
  gongdan up --empty --data /srv/gongdan      start for real work in a folder of its own
  gongdan user create --username wang --name 王芳 --administrator
  gongdan apikey create --owner wang --name "ERP" --scope read
  gongdan check-config                        say which settings are in force and what is wrong
  DATABASE_URL=postgresql://… gongdan migrate     on a PostgreSQL of your own

Settings come from the environment: docs/guide/settings.md lists them all.
Every subcommand explains itself: gongdan SUBCOMMAND --help"""


class Subcommand(Protocol):
    """What every file in ``commands/`` offers."""

    NAME: str
    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add what the subcommand takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the exit status."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; an obstacle becomes one sentence on stderr and exit status 1."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write("Gongdan needs Python 3.11 or newer.\n")
        return 1
    try:
        os.environ.update(from_files(os.environ))
        options = _parser().parse_args(arguments)
        options.data = Path(options.data).absolute()
        run = cast("Callable[[argparse.Namespace], int]", options.run)
        return run(options)
    except (Obstacle, BadSetting) as obstacle:
        sys.stderr.write(f"gongdan: {obstacle}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has read enough.
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gongdan",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--data",
        metavar="DIR",
        default=os.environ.get("GONGDAN_DATA") or DEFAULTS["GONGDAN_DATA"],
        help="the data folder (default: %(default)s)",
    )
    known = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND", required=True)
    for subcommand in _subcommands():
        sub = known.add_parser(
            subcommand.NAME,
            help=subcommand.HELP,
            description=subcommand.HELP,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        subcommand.arguments(sub)
        sub.set_defaults(run=subcommand.run)
    return parser


def _subcommands() -> list[Subcommand]:
    names = sorted(module.name for module in iter_modules(commands.__path__))
    modules = [import_module(f"{commands.__name__}.{name}") for name in names]
    return [cast("Subcommand", module) for module in modules]


if __name__ == "__main__":
    sys.exit(main())
