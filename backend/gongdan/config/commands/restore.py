"""``gongdan restore``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gongdan.config import folder as folders
from gongdan.config.embedded.cluster import Cluster
from gongdan.config.obstacles import Obstacle

NAME = "restore"
HELP = "Bring a backup back into an empty data folder or an empty database."
EXAMPLES = """examples:
  gongdan restore monday.tar --data /srv/gongdan                a new data folder; then: gongdan up
  DATABASE_URL=postgresql://… gongdan restore monday.tar        an empty database of your own

Nothing is overwritten: what is not empty is refused."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to bring back; where to is --data or DATABASE_URL."""
    parser.add_argument("file", type=Path, metavar="FILE", help="an archive of `gongdan backup`")
    parser.add_argument(
        "--data", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="the new data folder"
    )
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Bring it back."""
    from gongdan.config.saving.archive import opened

    with opened(options.file) as archive:
        if os.environ.get("DATABASE_URL"):
            return _into_server(archive, Path(options.data).absolute())
        return _into_folder(archive, Path(options.data).absolute())


def _into_server(archive: tarfile.TarFile, data: Path) -> int:
    key = os.environ.get("GONGDAN_SECRET_KEY", "")
    os.environ["GONGDAN_DATA"] = str(data)
    _require_known(archive, key)
    folders.make(data)
    _bring_back(archive, os.environ["DATABASE_URL"], data)
    return 0


def _into_folder(archive: tarfile.TarFile, data: Path) -> int:
    from gongdan.config.saving.archive import manifest_of

    is_new = not data.exists()
    folder = folders.make(data)
    if any(each.name != "lock" for each in folder.iterdir()):
        raise Obstacle(f"The data folder {folder} is not empty. Choose another: --data DIR")
    os.environ["GONGDAN_DATA"] = str(folder)
    with folders.held(folder), ExitStack() as undo:
        cluster = Cluster(folder)
        undo.callback(_clear, folder, cluster.home.data.parent)
        key = _require_known(archive, os.environ.get("GONGDAN_SECRET_KEY", ""))
        folders.write_private(folder / "secret_key", key)
        (folder / "kind").write_text(manifest_of(archive).kind)
        with _stopped(cluster):
            cluster.start()
            _bring_back(archive, cluster.url, folder)
        undo.pop_all()
    if is_new:
        _say(f"Start it with: gongdan up --data {folder}")
    return 0


def _bring_back(archive: tarfile.TarFile, url: str, data: Path) -> None:
    from gongdan.config.environment import read
    from gongdan.config.saving.bringing_back import load, unpack_files

    files = unpack_files(archive, read(os.environ).files_dir)
    manifest = load(archive, url=url, room=data)
    rows = sum(manifest.tables.values())
    _say(f"The backup of {manifest.made_at} is back: {rows} rows, {files} files.")


def _require_known(archive: tarfile.TarFile, given: str) -> str:
    """The key that opens what is sealed in it; refused without one, or by an older product."""
    import django
    from django.db.migrations.loader import MigrationLoader

    from gongdan.config.saving.archive import KEY, fingerprint, manifest_of, text_of

    manifest = manifest_of(archive)
    key = given or text_of(archive, KEY) or ""
    if fingerprint(key) != manifest.key:
        raise Obstacle(
            "The key of the installation that was backed up is needed: "
            "set GONGDAN_SECRET_KEY to it."
        )
    os.environ["GONGDAN_SECRET_KEY"] = key
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")
    django.setup()
    from gongdan.config.saving.bringing_back import refuse_unknown

    loader = MigrationLoader(None, ignore_no_migrations=True)
    refuse_unknown(manifest, {f"{app}.{name}" for app, name in loader.disk_migrations})
    return key


@contextmanager
def _stopped(cluster: Cluster) -> Iterator[None]:
    try:
        yield
    finally:
        cluster.stop()


def _clear(folder: Path, place: Path) -> None:
    """Leave nothing half done; the database may lie elsewhere than in the folder."""
    if place != folder:
        shutil.rmtree(place)
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        elif each.name != "lock":
            each.unlink()


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
