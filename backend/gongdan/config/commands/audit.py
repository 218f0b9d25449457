"""``gongdan audit verify``, ``gongdan audit proof`` and ``gongdan audit seal``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gongdan.config.reach import reached

NAME = "audit"
HELP = "Check the whole history, export a proof of it, or seal it now."
EXAMPLES = """examples:
  gongdan audit verify                  every entry and seal; exit status 1 when something is wrong
  gongdan audit proof history.jsonl     what an auditor checks elsewhere, by a script of their own
  gongdan audit seal                    seal the heads of all histories now, not at the next hour"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is asked."""
    verbs = parser.add_subparsers(metavar="VERB", required=True, dest="verb")
    verbs.add_parser("verify", help="recompute every hash; nothing is changed")
    proof = verbs.add_parser("proof", help="write all entries and seals, one JSON object a line")
    proof.add_argument("file", type=Path, metavar="FILE", help="where to; - for standard output")
    verbs.add_parser("seal", help="seal what happened since the last seal")
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Do it."""
    with reached(options.data):
        if options.verb == "verify":
            return _verify()
        if options.verb == "proof":
            return _prove(options.file)
        return _seal()


def _verify() -> int:
    from gongdan.audit.proof import verify_all

    found = verify_all()
    for one in found.wrong:
        sys.stdout.write(f"{one.told()}\n")
    sys.stdout.write(
        f"{found.histories} histories, {found.entries} entries, {found.seals} seals, "
        f"{len(found.wrong)} wrong\n"
    )
    return 1 if found.wrong else 0


def _prove(file: Path) -> int:
    from gongdan.audit.proof import export

    if str(file) == "-":
        sys.stdout.writelines(export())
        return 0
    with file.open("w", encoding="utf-8") as out:
        out.writelines(export())
    sys.stdout.write(f"{file} is written. docs/explain/history.md says how it is checked.\n")
    return 0


def _seal() -> int:
    from gongdan.audit.sealing import seal, settled
    from gongdan.kernel.times import now

    made = seal(until=settled(), at=now())
    said = (
        "Nothing happened since the last seal." if made is None else f"Seal {made.no}: {made.hash}"
    )
    sys.stdout.write(f"{said}\n")
    return 0
