"""Old traces lose their conditions; what was decided, by which rule, stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.models import Entry
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.commands.thinning import thin_traces
from gongdan.workorders.models import Decision
from gongdan.workorders.tests.makers import make_work_order

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=91)


def traces(number: str) -> dict[str, Decision]:
    rows = Decision.objects.filter(work_order__number=number).order_by("pk")
    return {row.purpose: row for row in rows}


def test_what_was_decided_stays_and_why_in_detail_goes(world: World) -> None:
    order = make_work_order(world)
    before = traces(order.number)

    count = thin_traces(by=SYSTEM, at=LATER)

    after = traces(order.number)
    assert count == len(before)
    assert {key: row.outcome for key, row in after.items()} == {
        key: row.outcome for key, row in before.items()
    }
    assert after["dispatch"].trace["rule"] == {
        "key": before["dispatch"].trace["rule"]["key"],
        "name": before["dispatch"].trace["rule"]["name"],
    }
    assert "choice" not in after["dispatch"].trace
    assert after["dispatch"].trace["thinned_at"] == LATER.isoformat()


def test_the_young_stay_whole(world: World) -> None:
    order = make_work_order(world)

    assert thin_traces(by=SYSTEM, at=NOON + timedelta(days=89)) == 0
    assert "choice" in traces(order.number)["dispatch"].trace


def test_it_is_done_once_and_written_down_once(world: World) -> None:
    make_work_order(world)

    thin_traces(by=SYSTEM, at=LATER)
    again = thin_traces(by=SYSTEM, at=LATER)

    assert again == 0
    assert Entry.objects.filter(event="workorders.traces_thinned").count() == 1


def test_another_age_may_be_asked_for(world: World) -> None:
    make_work_order(world)

    assert thin_traces(by=SYSTEM, at=NOON + timedelta(days=8), days=7) > 0
