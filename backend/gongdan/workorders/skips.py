"""Why a stage was left out: by whom and for what reason, or by what it passed by itself."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.models import StageVisit

# No stage is left out without being told; what is, is a block walked for each of no rows.
NO_ROWS = "no_rows"
# Why a step passes by itself.
BY_ITSELF = ("nobody", "dedupe", "self", NO_ROWS)


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """Who left a stage out, and why; or by what it passed by itself."""

    by: str
    reason: str
    by_itself: str = ""


def skipped(visit: StageVisit | None) -> Skipped | None:
    """Who left a stay out and why, if it was."""
    if visit is None or visit.state != "skipped":
        return None
    by = visit.skipped_by or {}
    if by.get("kind") == SYSTEM.kind and visit.skip_reason in BY_ITSELF:
        return Skipped(by="", reason="", by_itself=visit.skip_reason)
    return Skipped(by=str(by.get("name", "")), reason=visit.skip_reason)
