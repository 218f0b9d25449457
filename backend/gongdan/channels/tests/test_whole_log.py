"""The complete public incident log: 141,712 events, compared with numbers counted elsewhere."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from gongdan.channels.tests import log_numbers
from gongdan.channels.tests.makers import carried, make_importing_world, make_run

DATA = os.environ.get("GONGDAN_TEST_DATA", "")
FOLDER = Path(DATA) / "event_log_uci_incident"
MOST_SECONDS = 300


@pytest.mark.long
@pytest.mark.skipif(not DATA, reason="GONGDAN_TEST_DATA names no folder with the complete log")
@pytest.mark.django_db
def test_the_complete_log_goes_in_within_minutes_and_its_numbers_are_the_oracles() -> None:
    make_importing_world()
    oracle = json.loads((FOLDER / "oracle.json").read_text())["full"]

    begun = time.monotonic()
    run = carried(make_run(FOLDER / "incident_event_log.zip", "servicenow_incident_log"))
    seconds = time.monotonic() - begun
    print(f"imported in {seconds:.0f} s")  # noqa: T201 what whoever runs this wants to know

    assert (run.state, run.total_rows, run.created, run.refused) == ("done", 141_712, 24_918, 0)
    assert seconds < MOST_SECONDS
    assert log_numbers.figures() == {key: oracle[key] for key in log_numbers.figures()}
    assert log_numbers.events() == oracle["events"]
    assert log_numbers.top_groups(6) == oracle["top_groups_by_incidents"]
    assert {key: count for key, (count, _) in log_numbers.by_priority().items()} == {
        int(key[0]): count for key, count in oracle["incidents_by_priority"].items()
    }
    assert {key: hours for key, (_, hours) in log_numbers.by_priority().items()} == {
        int(key[0]): hours for key, hours in oracle["median_hours_by_priority"].items()
    }
