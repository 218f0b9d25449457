"""Files given to be imported, and imports carried to their end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.channels import carrying
from gongdan.channels.commands import imports
from gongdan.channels.models import ImportRun
from gongdan.files.commands import Sent, store
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.tests.makers import make_application

EXCERPTS = Path(__file__).resolve().parents[3] / "tests" / "data"
INCIDENTS = EXCERPTS / "servicenow_incidents.csv"
LETTERS = EXCERPTS / "mayor_mailbox.csv"
TICKETS = """编号,标题,描述,状态,优先级,提交时间,来信人
T-1,发票抬头写错,请重开发票,已关闭,2,2026年3月1日 9时30分,何建军
T-2,要求退货,买的键盘坏了,待处理,P3,2026年3月2日,没有这个人
T-3,门口路灯不亮,,处理中,4,2026年3月3日,
"""
MAPPING: dict[str, object] = {
    "format": 1,
    "source": "old-desk",
    "mode": "rows",
    "columns": [
        {"column": "编号", "target": "source_id"},
        {"column": "标题", "target": "title"},
        {"column": "描述", "target": "description"},
        {"column": "状态", "target": "status"},
        {"column": "优先级", "target": "priority"},
        {"column": "提交时间", "target": "created_at", "format": "zh"},
        {"column": "来信人", "target": "requester"},
    ],
}


def make_importing_world() -> World:
    """The world of the tests, with an application."""
    world = make_world()
    make_application()
    return world


def make_run(path: Path, profile: str) -> ImportRun:
    """An import of a file on this machine, its mapping said."""
    new = imports.NewImport(application="it", path=str(path), profile=profile)
    run = imports.begin(new=new, by=SYSTEM, at=NOON)
    return imports.map_columns(
        run_id=run.pk, content=run.mapping, profile_key=profile, by=SYSTEM, at=NOON
    )


def upload(world: World, content: bytes, *, name: str = "tickets.csv") -> str:
    """The id of a file that the administrator sent."""
    sent = Sent(name=name, chunks=[content])
    return str(store(sent=sent, by=world.actor("administrator"), at=NOON))


def checked(run: ImportRun) -> ImportRun:
    """The import after its dry run."""
    imports.ask_check(run_id=run.pk, by=SYSTEM, at=NOON)
    carrying.check(run.pk, by=SYSTEM, clock=lambda: NOON)
    run.refresh_from_db()
    return run


def carried(run: ImportRun) -> ImportRun:
    """The import after its dry run and its run."""
    checked(run)
    imports.ask_run(run_id=run.pk, by=SYSTEM, at=NOON)
    carrying.carry(run.pk, by=SYSTEM, clock=lambda: NOON)
    run.refresh_from_db()
    return run


def with_rows(*rows: str) -> str:
    """The tickets with other rows."""
    return "\n".join([TICKETS.splitlines()[0], *rows, ""])


def remapped(changes: Mapping[str, object], *, without: Iterable[str] = ()) -> dict[str, object]:
    """The tickets' mapping, changed."""
    kept = {key: value for key, value in MAPPING.items() if key not in without}
    return {**kept, **changes}
