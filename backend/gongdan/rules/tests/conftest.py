"""Rule sets are tested by themselves: applications add nothing unless a test says so."""

from __future__ import annotations

import pytest

from gongdan.rules import facts


@pytest.fixture(autouse=True)
def _no_applications(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "_providers", [])
