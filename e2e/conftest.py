"""One product, one Chromium, and people at their browsers in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

import product as products
from identity import provider
from people import Town

PICTURES = Path(__file__).resolve().parent / "pictures"
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def product() -> Iterator[products.Product]:
    """The real product, started once; bin/e2e says where the database server is."""
    with provider() as identities:
        os.environ["GONGDAN_OIDC_URL"] = identities
        started = products.start(os.environ["DATABASE_URL"])
        yield started
        started.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, started once."""
    expect.set_options(timeout=10_000)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["GONGDAN_CHROMIUM"], args=[*QUIET, *as_root]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """Who has signed in already: people sign in once, not for every test."""
    return {}


@pytest.fixture
def town(
    product: products.Product,
    chromium: Browser,
    sessions: dict[str, Any],
    request: pytest.FixtureRequest,
) -> Iterator[Town]:
    """Lets people sit down at browsers; a test that failed leaves pictures of their screens."""
    town = Town(chromium, product.url, sessions)
    failed_before = request.session.testsfailed
    yield town
    if request.session.testsfailed > failed_before:
        town.photograph(PICTURES / "failed", request.node.name)
    town.see_off()
