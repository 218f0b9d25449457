"""Whole histories and cut ends are missed: seals name them, and an auditor finds them elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection
from django.db.models import Max

from gongdan.accounts import commands
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.models import EARLIEST, Entry, Seal
from gongdan.audit.proof import Wrong, export, verify_all
from gongdan.audit.sealing import Head, seal, seal_hash
from gongdan.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = Path(__file__).resolve().parents[4] / "docs/explain/history.md"


def make_history() -> World:
    world = make_world()
    place = {"person_id": world.requester.pk, "by": SYSTEM, "at": NOON}
    commands.set_person_vip(**place, is_vip=True)
    commands.set_person_vip(**place, is_vip=False)
    commands.set_availability(person_id=world.handler.pk, is_available=False, by=SYSTEM, at=NOON)
    return world


def forge(statement: str, *arguments: int) -> None:
    """Do what only the owner of the database can."""
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_seal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_append_only")
        cursor.execute(statement, arguments)
        for table in ("audit_entry", "audit_seal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_append_only")


def sealed(at: datetime = NOON) -> Seal | None:
    """Seal everything there is, whatever else runs on this server."""
    newest = Entry.objects.aggregate(newest=Max("transaction"))["newest"]
    return seal(until=newest + 1, at=at)


def audited(proof: Path) -> tuple[int, str]:
    """What the script of the documentation says of a proof."""
    script = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert script is not None
    done = subprocess.run(
        [sys.executable, "-c", script[1], str(proof)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def proved(folder: Path) -> Path:
    proof = folder / "history.jsonl"
    proof.write_text("".join(export()), encoding="utf-8")
    return proof


def test_a_seal_holds_the_heads_of_what_went_on_since_the_one_before() -> None:
    world = make_history()
    first = sealed()
    commands.set_person_vip(person_id=world.handler.pk, is_vip=True, by=SYSTEM, at=NOON)
    second = sealed(NOON + timedelta(hours=1))

    assert first is not None
    assert second is not None
    assert [head[:3] for head in first.heads if head[1] == world.requester.pk] == [
        ["person", world.requester.pk, 2]
    ]
    assert [head[:3] for head in second.heads] == [["person", world.handler.pk, 2]]
    assert (second.no, second.previous_hash) == (2, first.hash)
    assert sealed(NOON + timedelta(hours=2)) is None


def test_a_sealed_history_is_whole(tmp_path: Path) -> None:
    make_history()
    sealed()

    assert verify_all().wrong == []
    assert audited(proved(tmp_path))[0] == 0


def test_an_end_that_was_cut_off_is_named(tmp_path: Path) -> None:
    world = make_history()
    sealed()
    forge("DELETE FROM audit_entry WHERE subject_id = %s AND seq = 2", world.requester.pk)

    assert verify_all().wrong == [Wrong("person", world.requester.pk, 2, "not as seal 1 has it")]
    assert audited(proved(tmp_path)) == (1, f"person {world.requester.pk}: entry 2 is gone\n")


def test_a_history_that_is_gone_as_a_whole_is_named(tmp_path: Path) -> None:
    world = make_history()
    sealed()
    forge("DELETE FROM audit_entry WHERE subject_id = %s", world.handler.pk)

    assert verify_all().wrong == [Wrong("person", world.handler.pk, 1, "not as seal 1 has it")]
    assert audited(proved(tmp_path)) == (1, f"person {world.handler.pk}: entry 1 is gone\n")


def test_an_altered_entry_is_named_once(tmp_path: Path) -> None:
    world = make_history()
    sealed()
    forge(
        "UPDATE audit_entry SET facts = '{\"is_vip\": false}' WHERE subject_id = %s AND seq = 1",
        world.requester.pk,
    )

    assert verify_all().wrong == [Wrong("person", world.requester.pk, 1, "altered")]
    assert audited(proved(tmp_path)) == (1, f"person {world.requester.pk}: entry 1 is altered\n")


def test_a_seal_that_was_altered_or_is_gone_is_named(tmp_path: Path) -> None:
    world = make_history()
    sealed()
    commands.set_person_vip(person_id=world.handler.pk, is_vip=True, by=SYSTEM, at=NOON)
    sealed()
    forge("UPDATE audit_seal SET heads = '[]' WHERE no = 2")
    forge("DELETE FROM audit_seal WHERE no = 1")

    assert verify_all().wrong == [Wrong("seal", 1, 0, "missing"), Wrong("seal", 2, 0, "altered")]
    assert audited(proved(tmp_path)) == (1, "seal 1 is gone\nseal 2 is altered\n")


def test_seals_are_never_changed() -> None:
    make_history()
    sealed()

    with pytest.raises(ProgrammingError, match="append-only"):
        Seal.objects.update(heads=[])


def test_the_order_of_heads_changes_no_hash() -> None:
    heads = [Head("person", 2, 1, "b" * 64), Head("person", 1, 3, "a" * 64)]

    there = seal_hash(previous="0" * 64, no=1, at=NOON, heads=heads)

    assert there == seal_hash(previous="0" * 64, no=1, at=NOON, heads=reversed(heads))
    assert EARLIEST < 0
