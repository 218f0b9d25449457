"""What each event says."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from gongdan.kernel.events import Event
from gongdan.workorders import events, sentences
from gongdan.workorders.sentences.values import Known

FOUR = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
REPAIR = {"zh-CN": "现场维修", "en": "On-site repair"}
NETWORK = {"zh-CN": "网络组", "en": "Network"}
KNOWN = Known(
    people={1: {"zh-CN": "周海生"}, 2: {"zh-CN": "徐曼", "en": "Xu Man"}, 3: {"zh-CN": "陈立"}},
    teams={7: NETWORK},
    stages={"repair": REPAIR},
    zone=ZoneInfo("Asia/Shanghai"),
)
CLASSES = [
    value
    for name in events.__all__
    if isinstance(value := getattr(events, name), type)
    and issubclass(value, Event)
    and value is not events.TracesThinned  # of no order: it is told where all history is read
]

INSIDE = [
    (
        events.StageEntered(
            step_key="repair", step_name=REPAIR, round=1, due_at=FOUR, limit_minutes=240
        ),
        "进入 现场维修，限 4 小时",
        "Entered On-site repair, limit 4 h",
    ),
    (
        events.StageLeft(
            step_key="repair",
            step_name=REPAIR,
            round=1,
            outcome="done",
            business_seconds=6_240,
            late_seconds=720,
        ),
        "现场维修 完成，用时 1:44，超 0:12",
        "On-site repair done in 1:44, 0:12 late",
    ),
    (
        events.Dispatched(
            team_id=7,
            team=NETWORK,
            assignee_id=1,
            assignee="周海生",
            is_fallback=False,
            decision_id=5,
        ),
        "自动派给 周海生",
        "Dispatched to 周海生",
    ),
    (
        events.Dispatched(
            team_id=7,
            team=NETWORK,
            assignee_id=None,
            assignee=None,
            is_fallback=True,
            decision_id=5,
        ),
        "没有命中派单规则，转给 网络组",
        "No dispatch rule matched, passed to Network",
    ),
    (
        events.Assigned(
            team_id=7,
            team=NETWORK,
            assignee_id=2,
            assignee="徐曼",
            before_team_id=7,
            before_assignee_id=1,
            before_assignee="周海生",
            reason="周海生休假",
        ),
        "由 周海生 转给 徐曼：周海生休假",
        "Handed from 周海生 to Xu Man: 周海生休假",
    ),
    (
        events.Paused(reason="parts", note="温控阀", until=FOUR),
        "挂起，等备件，到 11月24日 16:00：温控阀",
        "Paused, waiting for parts, until 24 Nov 16:00: 温控阀",
    ),
    (
        events.Resumed(reason="parts", waited_seconds=4_800),
        "恢复处理，此前挂起 1:20",
        "Resumed after 1:20",
    ),
    (
        events.ClockWarned(metric="resolution", percent=75, due_at=FOUR, assignee_id=1, team_id=7),
        "解决 已用 75 %，提醒 周海生",
        "Resolution 75 % used, reminded 周海生",
    ),
    (
        events.ClockBreached(
            metric="stage:repair", due_at=FOUR, cause="overrun", assignee_id=1, lead_ids=[2, 3]
        ),
        "现场维修 超时，应在 11月24日 16:00 前完成，升级给 徐曼、陈立",
        "On-site repair is late, was due 24 Nov 16:00, escalated to Xu Man, 陈立",
    ),
    (
        events.PartIssued(
            part="温控阀",
            code="TV-32",
            quantity=Decimal("1.000"),
            amount=Decimal("1280.00"),
            is_removed=False,
        ),
        "出库 温控阀 TV-32 ×1，¥1,280.00",
        "Issued 温控阀 TV-32 ×1, ¥1,280.00",
    ),
    (
        events.TimeLogged(
            person_id=1,
            person="周海生",
            minutes=90,
            cost=Decimal("120.00"),
            note="",
            is_removed=False,
        ),
        "登记 周海生 的工时 1:30，¥120.00",
        "Logged 1:30 of 周海生, ¥120.00",
    ),
    (
        events.Tagged(added=["夜班", "停线"], removed=["待查"]),
        "加标签 夜班、停线，去标签 待查",
        "Tagged 夜班, 停线, untagged 待查",
    ),
]

HIDDEN_OUTSIDE = [
    events.Classified,
    events.Graded,
    events.PriorityOverridden,
    events.CategoryChanged,
    events.ClockStarted,
    events.ClockWarned,
    events.ClockBreached,
    events.ClockFulfilled,
    events.StageSkipped,
    events.JumpRefused,
    events.StageOverdue,
    events.SubtaskAdded,
    events.SubtaskDone,
    events.SubtaskWaived,
    events.TimeLogged,
    events.PartIssued,
    events.ParticipantChanged,
    events.Linked,
    events.Tagged,
]


@pytest.mark.parametrize("event", CLASSES, ids=lambda event: event.__name__)
def test_every_event_of_an_order_has_a_sentence(event: type[Event]) -> None:
    assert event.name in sentences.TELLINGS


@pytest.mark.parametrize(
    ("event", "chinese", "english"), INSIDE, ids=lambda each: type(each).__name__
)
def test_an_event_reads_as_a_person_would_say_it(event: Event, chinese: str, english: str) -> None:
    text = sentences.inside(event.name, facts=event.facts(), actor_id=9, known=KNOWN)

    assert text == {"zh-CN": chinese, "en": english}


@pytest.mark.parametrize("event", HIDDEN_OUTSIDE, ids=lambda event: event.__name__)
def test_what_is_no_business_of_the_requester_is_not_told(event: type[Event]) -> None:
    assert sentences.outside(event.name, facts={}, actor_id=None, known=KNOWN) is None


def test_the_requester_hears_of_a_handover_but_not_why() -> None:
    event = events.Assigned(
        team_id=7,
        team=NETWORK,
        assignee_id=2,
        assignee="徐曼",
        before_team_id=7,
        before_assignee_id=1,
        before_assignee="周海生",
        reason="周海生休假",
    )

    text = sentences.outside(event.name, facts=event.facts(), actor_id=9, known=KNOWN)

    assert text == {"zh-CN": "由 周海生 转给 徐曼", "en": "Handed from 周海生 to Xu Man"}


def test_the_requester_hears_the_solution_but_not_the_cause() -> None:
    event = events.Resolved(
        solution="换了温控阀。\n试机正常。",
        root_cause="wear",
        root_cause_name={"zh-CN": "磨损", "en": "Wear"},
        requester_id=4,
        round=1,
    )

    text = sentences.outside(event.name, facts=event.facts(), actor_id=9, known=KNOWN)

    assert text == {
        "zh-CN": "已解决：换了温控阀。 试机正常。",
        "en": "Resolved: 换了温控阀。 试机正常。",
    }


def test_an_event_of_another_module_is_not_told() -> None:
    assert sentences.inside("other.happened", facts={}, actor_id=None, known=KNOWN) is None


def test_taking_an_order_oneself_reads_as_taking_it() -> None:
    event = events.Assigned(
        team_id=7,
        team=NETWORK,
        assignee_id=1,
        assignee="周海生",
        before_team_id=7,
        before_assignee_id=None,
        before_assignee=None,
        reason="",
    )

    text = sentences.inside(event.name, facts=event.facts(), actor_id=1, known=KNOWN)

    assert text == {"zh-CN": "领取", "en": "Took it"}
