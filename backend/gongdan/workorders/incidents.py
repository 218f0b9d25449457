"""Why work stands still, as it is stored: what the engine says, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from gongdan.flows.position import Incident

FACTS = ("step", "token", "code", "detail")


def stored(
    before: Iterable[Mapping[str, object]], after: Iterable[Incident], *, at: datetime
) -> list[dict[str, object]]:
    """The incidents as rows: one that goes on keeps the moment it began."""
    began = {_mark(row): row.get("since") for row in before}
    rows = [asdict(one) for one in after]
    return [{**row, "since": began.get(_mark(row)) or at.isoformat()} for row in rows]


def incident(row: Mapping[str, object]) -> Incident:
    """The same as the engine knows it."""
    return Incident(**{name: row[name] for name in FACTS if name in row})  # type: ignore[arg-type]


def since(row: Mapping[str, object]) -> datetime | None:
    """When it began."""
    moment = row.get("since")
    return datetime.fromisoformat(str(moment)) if moment else None


def _mark(row: Mapping[str, object]) -> tuple[object, ...]:
    return row["step"], row["token"], row["code"]
