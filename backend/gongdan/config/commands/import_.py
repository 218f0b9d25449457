"""``gongdan import``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongdan.config.obstacles import Obstacle
from gongdan.config.reach import reached

if TYPE_CHECKING:
    from gongdan.channels.models import ImportRun

NAME = "import"
HELP = "Take in another system's orders, with their history, from CSV, XLSX or JSON."
EXAMPLES = """examples:
  gongdan import --profiles                                    which mappings are there
  gongdan import incidents.zip --profile servicenow_incident_log --application it --trial
  gongdan import incidents.zip --profile servicenow_incident_log --application it
  gongdan import letters.csv --profile mayor_mailbox --rejected to_mend.csv

The same file imported again changes nothing. Interrupted, it goes on where it stopped.
Rows with something wrong are refused, the others go in; mend the refused ones and import them."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, how to read it, where to put it."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="CSV, XLSX or JSON, or a zip of it")
    parser.add_argument("--profile", metavar="NAME", help="how to read the file")
    parser.add_argument(
        "--application", metavar="CODE", default="", help="default: the first application"
    )
    parser.add_argument("--trial", action="store_true", help="say what would happen, keep nothing")
    parser.add_argument(
        "--rejected", metavar="CSV", help="where refused rows are written (default: here)"
    )
    parser.add_argument("--profiles", action="store_true", help="list the mappings")
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Import a file, telling how far it is."""
    with reached(options.data):
        from gongdan.kernel.errors import Refusal

        try:
            if options.profiles:
                return _profiles()
            if not options.file or not options.profile:
                raise Obstacle("Name a FILE and a --profile; --profiles lists them.")
            return _import(options)
        except Refusal as refusal:
            raise Obstacle(f"{refusal.message} {refusal.facts or ''}".strip()) from refusal


def _profiles() -> int:
    from gongdan.channels.queries.imports import profiles
    from gongdan.kernel.actors import SYSTEM

    for profile in profiles(by=SYSTEM):
        sys.stdout.write(f"{profile.key:32} {profile.name.get('en', '')}\n")
    return 0


def _import(options: argparse.Namespace) -> int:
    from gongdan.channels import carrying
    from gongdan.channels.commands import imports
    from gongdan.kernel.actors import SYSTEM
    from gongdan.kernel.times import now

    path = Path(options.file).absolute()
    if not path.is_file():
        raise Obstacle(f"There is no file {path}.")
    run_ = _begin(path, options.profile, options.application or _first_application(), now())
    if run_.state == "draft":
        imports.ask_check(run_id=run_.pk, by=SYSTEM, at=now())
        carrying.check(run_.pk, by=SYSTEM, clock=now, tell=_teller("looked at"))
        _report_check(run_)
    if options.trial:
        return 0
    run_.refresh_from_db()
    if run_.state != "running":
        imports.ask_run(run_id=run_.pk, by=SYSTEM, at=now())
    carrying.carry(run_.pk, by=SYSTEM, clock=now, tell=_teller(f"of {run_.total}"))
    return _report(run_, Path(options.rejected or f"{path.name}.rejected.csv"))


def _begin(path: Path, profile: str, application: str, at: datetime) -> ImportRun:
    """A new import, or the one of this file that was interrupted."""
    from gongdan.channels.commands import imports
    from gongdan.channels.queries.imports import interrupted
    from gongdan.kernel.actors import SYSTEM

    before = interrupted(path=str(path), profile=profile, application=application)
    if before is not None:
        sys.stdout.write(f"Going on where it stopped, at {before.position}.\n")
        return before
    new = imports.NewImport(application=application, path=str(path), profile=profile)
    run_ = imports.begin(new=new, by=SYSTEM, at=at)
    imports.map_columns(run_id=run_.pk, content=run_.mapping, profile_key=profile, by=SYSTEM, at=at)
    run_.refresh_from_db()
    return run_


def _first_application() -> str:
    from gongdan.catalog.queries import applications

    found = applications()
    if not found:
        raise Obstacle("There is no application yet: an import needs one to put its orders into.")
    return found[0].code


def _teller(word: str) -> Callable[[int], None]:
    def tell(count: int) -> None:
        sys.stdout.write(f"\r{count} {word}   ")
        sys.stdout.flush()

    return tell if sys.stdout.isatty() else lambda _: None


def _report_check(run_: ImportRun) -> None:
    from gongdan.channels.imports.rejects import sentence

    run_.refresh_from_db()
    if run_.state == "failed":
        raise Obstacle(str((run_.failure or {}).get("message")))
    sys.stdout.write(
        f"\r{run_.total_rows} rows, {run_.total} orders; "
        f"{run_.refused} orders ({run_.refused_rows} rows) have something wrong\n"
    )
    for problem in run_.problems.order_by("row", "id")[:20]:
        said = sentence({"column": problem.column, "code": problem.code, **problem.facts})
        sys.stdout.write(f"  row {problem.row}: {said}\n")
    if run_.problem_count > 20:
        sys.stdout.write(f"  and {run_.problem_count - 20} more\n")


def _report(run_: ImportRun, rejected: Path) -> int:
    from gongdan.channels.queries.imports import rejected_lines
    from gongdan.kernel.actors import SYSTEM

    run_.refresh_from_db()
    sys.stdout.write(
        f"\r{run_.state}: {run_.created} orders imported, {run_.already_there} were there already, "
        f"{run_.refused} refused\n"
    )
    if run_.refused:
        with rejected.open("w", encoding="utf-8", newline="") as file:
            file.writelines(rejected_lines(run_.pk, by=SYSTEM))
        sys.stdout.write(f"The refused rows, each with its reason: {rejected}\n")
    return 0 if run_.state == "done" else 1
