"""From rows to orders: one row an order, or several rows an order's history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from gongdan.channels.imports.mapping import Reading
from gongdan.channels.imports.rows import Read, RowProblem, RowReader
from gongdan.records.sheets.sheet import Row, Sheet
from gongdan.workorders.past import PastChange, PastComment, PastOrder

TITLE = 200
ENDED = ("resolved", "closed", "cancelled")
TOLD = ("priority", "impact", "urgency", "category", "channel", "reassign_count", "reopen_count")


@dataclass(frozen=True, slots=True)
class Found:
    """One order with the rows it came from, or the rows and why they make none."""

    rows: list[Row]
    order: PastOrder | None
    problems: tuple[RowProblem, ...] = ()


def orders_of(sheet: Sheet, reading: Reading) -> Iterator[Found]:
    """Every order of the table, in the order in which each appears first."""
    reads = map(RowReader(reading, sheet.columns).read, sheet.rows)
    if not reading.is_event_log:
        return _singles(reads, reading)
    return (_found(group, reading) for group in _groups(reads))


def _singles(reads: Iterable[Read], reading: Reading) -> Iterator[Found]:
    """One row an order; an id that came before is refused."""
    seen: set[str] = set()
    for read in reads:
        key = read.text("source_id")
        if key and key in seen:
            column = next(one.name for one in reading.columns if one.target == "source_id")
            twice = RowProblem(read.row.no, column, "channels.id_twice", key, "source_id")
            yield Found([read.row], None, (*read.problems(), twice))
            continue
        seen.add(key)
        yield _found([read], reading)


def _groups(reads: Iterable[Read]) -> Iterator[list[Read]]:
    """The rows by order; the log is held whole, since an order's rows may lie apart."""
    groups: dict[str, list[Read]] = {}
    texts: dict[str, str] = {}
    for read in reads:
        # The same words come again on thousands of rows: each is held once.
        read.row.cells[:] = [texts.setdefault(cell, cell) for cell in read.row.cells]
        # A row that names no order is alone with its problem.
        key = read.text("source_id") or f"\x00{read.row.no}"
        groups.setdefault(key, []).append(read)
    texts.clear()
    while groups:
        yield groups.pop(next(iter(groups)))


def _found(reads: list[Read], reading: Reading) -> Found:
    rows = [read.row for read in reads]
    problems = tuple(problem for read in reads for problem in read.problems())
    if problems:
        return Found(rows, None, problems)
    return Found(rows, _order(reads, reading))


def _order(reads: list[Read], reading: Reading) -> PastOrder:
    last, default = reads[-1], reading.defaults
    status = last.text("status") or default.get("status", "closed")
    resolved = last.moment("resolved_at")
    return PastOrder(
        source_id=last.text("source_id"),
        title=_title(last),
        description=last.text("description"),
        status=status,
        source_status=last.said.get("status", ""),
        priority=_grade(last, "priority", default, 4),
        impact=_grade(last, "impact", default, 3),
        urgency=_grade(last, "urgency", default, 3),
        category=last.text("category") or default.get("category", ""),
        team=last.text("team") or default.get("team", ""),
        assignee=last.text("assignee"),
        requester=last.text("requester"),
        channel=last.text("channel") or default.get("channel", "import"),
        created_at=_created(last),
        updated_at=last.moment("updated_at"),
        resolved_at=resolved,
        closed_at=_closed(last, status),
        sla_met=last.flag("sla_met"),
        reopen_count=last.count("reopen_count"),
        reassign_count=last.count("reassign_count"),
        solution=last.text("solution"),
        facts={**_said(last), **last.facts},
        changes=tuple(_changes(reads, status)) if reading.is_event_log else (),
        comments=tuple(_comments(last)),
    )


def _created(read: Read) -> datetime:
    created = read.moment("created_at")
    assert created is not None, "a row without it is refused"  # noqa: S101 for the type checker
    return created


def _title(read: Read) -> str:
    text = read.text("title") or read.text("description") or read.text("source_id")
    line = " ".join(text.split())
    return line if len(line) <= TITLE else f"{line[: TITLE - 1]}…"


def _grade(read: Read, target: str, defaults: Mapping[str, str], least: int) -> int:
    return read.count(target, int(defaults.get(target, least)))


def _closed(read: Read, status: str) -> datetime | None:
    """When it was closed; of a closed order that does not say it, when it was last heard of."""
    said = read.moment("closed_at")
    if said is not None or status not in ("closed", "cancelled"):
        return said
    return read.moment("resolved_at") or read.moment("updated_at") or _created(read)


def _said(read: Read) -> dict[str, str]:
    """The source's own words where ours are stored instead."""
    return {f"source_{key}": read.said[key] for key in ("status", "priority") if key in read.said}


def _changes(reads: list[Read], final: str) -> Iterator[PastChange]:
    before: dict[str, str] = {}
    for read in reads:
        now = _told(read)
        yield PastChange(
            at=read.moment("updated_at") or _created(read),
            status=read.text("status") or final,
            source_status=read.said.get("status", ""),
            team=read.text("team"),
            person=read.text("assignee"),
            by=read.text("changed_by"),
            facts={key: value for key, value in now.items() if before.get(key) != value},
        )
        before = now


def _told(read: Read) -> dict[str, str]:
    """What a row tells of the moment; final values that stand on every row are none of it."""
    return {key: read.said.get(key) or str(read.values[key]) for key in TOLD if key in read.values}


def _comments(read: Read) -> Iterator[PastComment]:
    at = read.moment("reply_at") or read.moment("resolved_at") or _created(read)
    if read.text("reply"):
        yield PastComment(at=at, body=read.text("reply"), by=read.text("reply_by"))
    if read.text("note"):
        yield PastComment(at=at, body=read.text("note"), is_internal=True)
