"""Whatever history keeps, the page that searches it has words for, in both languages."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongdan.kernel.events import Event

PAGES = Path(__file__).resolve().parents[3] / "frontend" / "src"
DETAILS = (PAGES / "features" / "audit" / "details.ts").read_text("utf-8")
FOR_PROGRAMS = re.compile(re.search(r"FOR_PROGRAMS =\s*/(.+)/;", DETAILS)[1])  # type: ignore[index]


def events(above: type[Event] = Event) -> Iterator[type[Event]]:
    for event in above.__subclasses__():
        yield event
        yield from events(event)


def product_events() -> list[type[Event]]:
    return [one for one in events() if ".tests" not in one.__module__]


def words(language: str) -> set[str]:
    files = sorted((PAGES / "locales" / language).glob("*.json"))
    return {key for file in files for key in json.loads(file.read_text("utf-8"))}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_event_and_each_of_its_facts_has_a_name_for_people(language: str) -> None:
    facts = {fact.name for event in product_events() for fact in dataclasses.fields(event)}
    wanted = {f"events.{event.name}" for event in product_events()}
    wanted |= {f"audit.fact.{name}" for name in facts if not FOR_PROGRAMS.search(name)}

    assert sorted(wanted - words(language)) == []
    assert len(wanted) > 300
