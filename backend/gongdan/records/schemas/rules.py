"""Shapes of what rules do with records over HTTP."""

from __future__ import annotations

from datetime import datetime

from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class RecordButtonOut(Out):
    """A button that a rule put on a record."""

    rule: str
    label: Text


class RecordPressIn(In):
    """Which button is pressed, by its rule."""

    rule: str


class RecordRanOut(Out):
    """The rules that ran."""

    rules: list[str]


class RecordRuleRunOut(Out):
    """A rule that ran on a record, or was kept from it, and why."""

    id: int
    at: datetime
    outcome: dict[str, object]
    trace: dict[str, object]
