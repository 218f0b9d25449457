"""What the address of a list says, read: filter, sorts, groups, columns."""

from __future__ import annotations

import json
from dataclasses import dataclass

from gongdan.expressions import Expression
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.records.grouping import Level, Measure
from gongdan.records.listing import Sort, Wanted


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A list as its address says it: ``sort=-credit,name``, ``filter={…}``, ``columns=a,b``."""

    filter: str = ""
    sort: str = ""
    q: str = ""
    columns: str = ""
    deleted: bool = False
    language: str = "zh-CN"

    def wanted(self) -> Wanted:
        """The list that is meant."""
        return Wanted(
            filter=_filter(self.filter),
            sort=[Sort(one.removeprefix("-"), one.startswith("-")) for one in _parts(self.sort)],
            q=self.q,
            deleted=self.deleted,
            columns=_parts(self.columns) or None,
            language=self.language,
        )


def levels(text: str) -> list[Level]:
    """The fields to group by: ``level,since:month``."""
    return [Level(name, grain or None) for name, grain in map(_pair, _parts(text))]


def measures(text: str) -> list[Measure]:
    """What is worked out for every group: ``sum:credit,avg:credit``."""
    return [Measure(function, name) for function, name in map(_pair, _parts(text))]


def _filter(text: str) -> Expression | None:
    if not text:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InvalidInput(problems=[Problem(path="filter", code="expressions.not_an_expression")])
    return found


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.partition(":")
    return first, second
