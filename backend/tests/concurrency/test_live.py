"""S2.12: a second browser hears of a change within two seconds, without asking."""

from __future__ import annotations

import json

import psycopg

from gongdan.accounts.tests.makers import World
from gongdan.config.streams import CHANNEL
from gongdan.config.web import conninfo
from gongdan.workorders.tests.makers import make_work_order
from tests.concurrency.at_once import browser


def test_s2_12_a_change_is_told_within_two_seconds(world: World) -> None:
    order = make_work_order(world)
    listener = psycopg.connect(conninfo(), autocommit=True)
    listener.execute(f"LISTEN {CHANNEL}")
    holder = world.handler if order.assignee_id == world.handler.pk else world.lead

    answer = browser(holder).put(f"work-orders/{order.number}/acceptance")
    # What is told comes with the commit; two seconds after the answer it is too late.
    told = [json.loads(one.payload) for one in listener.notifies(timeout=2.0, stop_after=1)]
    listener.close()

    assert answer.status_code == 200
    topics = {topic for each in told for topic in each["topics"]}
    assert {f"work-order:{order.pk}", f"person:{world.requester.pk}", "work-orders"} <= topics
