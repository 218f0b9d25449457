"""Files of the tests go to a folder of the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from gongdan.files import permissions


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    known = dict(permissions._kinds)
    yield
    permissions._kinds.clear()
    permissions._kinds.update(known)
