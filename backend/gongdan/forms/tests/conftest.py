"""Forms are judged here without a database, so no organization's calendar is read."""

from __future__ import annotations

import pytest

from gongdan.forms import calendar


@pytest.fixture(autouse=True)
def no_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Monday to Friday are business days."""
    monkeypatch.setattr(calendar, "_readers", [])
