"""Changing what a definition says, keeping what it said before."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.catalog.models import Application, Category, RecordType, WorkOrderType


def apply(
    thing: Application | Category | RecordType | WorkOrderType,
    wanted: Mapping[str, object],
) -> dict[str, dict[str, object]]:
    """Set the wanted values and save them; returns before and after of each that differs."""
    changes: dict[str, dict[str, object]] = {}
    for name, value in wanted.items():
        before = getattr(thing, name)
        if before != value:
            changes[name] = {"before": before, "after": value}
            setattr(thing, name, value)
    thing.save(update_fields=list(wanted))
    return changes
