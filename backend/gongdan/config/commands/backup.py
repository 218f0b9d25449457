"""``gongdan backup``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from gongdan.config.folder import EMPTY
from gongdan.config.reach import reached

NAME = "backup"
HELP = "Save data and files as one archive, and see whether it would come back."
EXAMPLES = """examples:
  gongdan backup /mnt/backup/monday.tar           while everything goes on; then checked
  gongdan backup /mnt/backup/monday.tar --unchecked
  gongdan backup --check /mnt/backup/monday.tar   restore an archive into a scratch database only

The archive holds the key that opens what is sealed in the database: keep it as safe as the data,
or leave the key out (--without-key) and keep it elsewhere. `gongdan restore` brings it back."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and how far."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the archive")
    parser.add_argument("--check", action="store_true", help="only check an archive that is there")
    parser.add_argument("--unchecked", action="store_true", help="do not restore it for a check")
    parser.add_argument("--without-key", action="store_true", help="leave the secret key out")
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Take it, check it."""
    target = options.file.absolute()
    if not options.check:
        _take(target, data=options.data, has_key=not options.without_key)
    if options.check or not options.unchecked:
        _set_up()
        from gongdan.config.saving.checking import check

        _say(f"Restored into a scratch database: {check(target)}")
    return 0


def _take(target: Path, *, data: Path, has_key: bool) -> None:
    with reached(data):
        from django.conf import settings

        from gongdan.config.saving.taking import Taking, take
        from gongdan.kernel.times import now

        kind = data / "kind"
        taking = Taking(
            url=os.environ["DATABASE_URL"],
            target=target,
            key=settings.SECRET_KEY,
            has_key=has_key,
            kind=kind.read_text().strip() if kind.exists() else EMPTY,
        )
        manifest = take(taking, at=now())
    _say(f"{target}: {target.stat().st_size} bytes, {manifest.files} files.")


def _set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")
    django.setup()


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
