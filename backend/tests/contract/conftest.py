"""Files of the contract tests go to a folder of the test, and broken operations are not logged."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """An operation that breaks is told by its test; thousands of lines would hide it."""
    caplog.set_level(logging.CRITICAL, logger="django.request")
    caplog.set_level(logging.CRITICAL, logger="gongdan")


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path
    return tmp_path
