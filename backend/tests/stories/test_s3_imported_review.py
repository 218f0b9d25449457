"""S3.14: the review of an imported log says what a count made elsewhere says, number by number."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from statistics import mean, median
from typing import Any

import pytest

from conftest import Api
from gongdan.accounts.tests.makers import World
from gongdan.channels.tests.makers import INCIDENTS, carried, make_importing_world, make_run
from tests.stories.office import good, shanghai

DATA = os.environ.get("GONGDAN_TEST_DATA", "")
FOLDER = Path(DATA) / "event_log_uci_incident"
ALL_YEARS = {"from": "2015-01-01", "to": "2020-12-31", "imported": "only"}
Counted = dict[str, object]


def told_by(rows: Iterable[dict[str, str]]) -> Counted:
    """The log counted in plain Python: per incident the last row of the file."""
    events = list(rows)
    last = {row["number"]: row for row in events}
    hours = {number: taken(row) for number, row in last.items() if row["resolved_at"] != "?"}
    priorities = sorted({row["priority"] for row in last.values()})
    of = {each: [n for n, row in last.items() if row["priority"] == each] for each in priorities}
    reassigned = [int(row["reassignment_count"]) for row in last.values()]
    return {
        "events": len(events),
        "incidents": len(last),
        "incidents_sla_missed_at_last_event": count(last, lambda row: row["made_sla"] == "false"),
        "incidents_reopened": count(last, lambda row: int(row["reopen_count"]) > 0),
        "incidents_reassigned": sum(each > 0 for each in reassigned),
        "max_reassignment_count": max(reassigned),
        "with_resolved_at": len(hours),
        "median_hours_opened_to_resolved": round(median(hours.values()), 2),
        "mean_hours_opened_to_resolved": round(mean(hours.values()), 2),
        "median_hours_by_priority": {
            each: round(median(hours[n] for n in numbers if n in hours), 2)
            for each, numbers in of.items()
        },
        "incidents_by_priority": {each: len(numbers) for each, numbers in of.items()},
        "top_groups_by_incidents": top(row["assignment_group"] for row in last.values()),
        "final_states": top(row["incident_state"] for row in last.values()),
    }


def count(last: dict[str, dict[str, str]], holds: Callable[[dict[str, str]], bool]) -> int:
    return sum(holds(row) for row in last.values())


def taken(row: dict[str, str]) -> float:
    opened, resolved = (
        datetime.strptime(row[name], "%d/%m/%Y %H:%M")  # noqa: DTZ007 both by one clock
        for name in ("opened_at", "resolved_at")
    )
    return (resolved - opened).total_seconds() / 3600


def top(names: Iterable[str]) -> list[list[object]]:
    found = sorted(Counter(names).items(), key=lambda one: (-one[1], one[0]))
    return [list(one) for one in found[:6]]


def shown(api: Api, world: World) -> Counted:
    """The same numbers as the review page gets them."""
    review = good(api.as_person(world.administrator).get("reports/review", **ALL_YEARS))
    told = review["imported"]
    words = {1: "1 - Critical", 2: "2 - High", 3: "3 - Moderate", 4: "4 - Low"}
    by: dict[str, Any] = {words[one["priority"]]: one for one in told["priorities"]}
    # What the other tables of the page say of the same orders says the same.
    assert review["figures"]["created"] == review["whole"]["count"] == told["orders"]
    assert review["figures"]["resolved"] == told["resolved"]
    assert review["mttr"]["wall_with_pauses_minutes"] == pytest.approx(
        told["mean_hours"] * 60, abs=0.4
    )
    assert review["mttr"]["wall_with_pauses_median_minutes"] == pytest.approx(
        told["median_hours"] * 60, abs=0.4
    )
    return {
        "events": told["changes"],
        "incidents": told["orders"],
        "incidents_sla_missed_at_last_event": told["sla_missed"],
        "incidents_reopened": told["reopened"],
        "incidents_reassigned": told["reassigned"],
        "max_reassignment_count": told["most_reassigned"],
        "with_resolved_at": told["resolved"],
        "median_hours_opened_to_resolved": told["median_hours"],
        "mean_hours_opened_to_resolved": told["mean_hours"],
        "median_hours_by_priority": {each: one["median_hours"] for each, one in by.items()},
        "incidents_by_priority": {each: one["count"] for each, one in by.items()},
        "top_groups_by_incidents": [[one["name"], one["count"]] for one in told["groups"]][:6],
        "final_states": [[one["name"].title(), one["count"]] for one in told["statuses"]],
    }


@pytest.fixture
def world(db: None, clock: Callable[[datetime], None]) -> World:  # noqa: ARG001
    """A company of its own: the stories' office stays without imported history."""
    clock(shanghai("2026-11-23 12:00"))
    return make_importing_world()


def test_s3_14_the_review_says_of_an_imported_log_what_a_plain_count_says(
    api: Api, world: World
) -> None:
    carried(make_run(INCIDENTS, "servicenow_incident_log"))

    with INCIDENTS.open(encoding="utf-8", newline="") as file:
        told = told_by(csv.DictReader(file))

    assert shown(api, world) == told


def test_s3_14_without_the_switch_the_review_holds_no_imported_order(
    api: Api, world: World
) -> None:
    carried(make_run(INCIDENTS, "servicenow_incident_log"))

    period = ALL_YEARS | {"imported": "exclude"}
    review = good(api.as_person(world.administrator).get("reports/review", **period))

    assert review["imported"] is None
    assert review["figures"]["created"] == 0


@pytest.mark.long
@pytest.mark.skipif(not DATA, reason="GONGDAN_TEST_DATA names no folder with the complete log")
def test_s3_14_the_review_of_the_complete_log_equals_the_oracle(api: Api, world: World) -> None:
    oracle = json.loads((FOLDER / "oracle.json").read_text())["full"]
    with zipfile.ZipFile(FOLDER / "incident_event_log.zip") as packed:
        (name,) = [each for each in packed.namelist() if each.endswith(".csv")]
        with packed.open(name) as raw:
            told = told_by(csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8")))

    carried(make_run(FOLDER / "incident_event_log.zip", "servicenow_incident_log"))

    assert told == oracle
    assert shown(api, world) == oracle
