"""What the engine tells its caller to do, exactly."""

from __future__ import annotations

import pytest

from gongdan.flows.acts import Complete, Reopen, Return, Skip, Start
from gongdan.flows.definition import graph_of
from gongdan.flows.effects import (
    InstanceEnded,
    StageEntered,
    StageLeft,
    StageSkipped,
    TaskClosed,
    TaskOpened,
    TimerArmed,
    TimerCancelled,
    TokenMoved,
)
from gongdan.flows.engine import allowed_next, take
from gongdan.flows.errors import ChecklistIncomplete, JumpRefused, NotOpen
from gongdan.flows.handlers import Handler
from gongdan.flows.position import Position
from gongdan.flows.progress import stage_bar
from gongdan.flows.references import References, references_of
from gongdan.flows.roads import usual_reopening
from gongdan.flows.steps.handling import CheckItem
from gongdan.flows.tests.makers import (
    WEI,
    act_of,
    begin,
    branch,
    complete,
    end,
    equals,
    exclusive,
    handling,
    make_graph,
    process,
    start,
    text,
)


def test_the_start_opens_the_first_stage() -> None:
    graph = make_graph(
        start(),
        handling(
            "repair",
            handlers=[{"kind": "team", "team": "net"}],
            limit_minutes=240,
            calendar="factory",
            checklist=[{"key": "off", "text": text("断电挂牌"), "needs_photo": True}],
            sentence=text("工程师正在维修"),
            button=text("完成现场维修"),
        ),
        end(),
    )

    outcome = begin(graph)

    assert outcome.effects == (
        TokenMoved(1, "", "start"),
        StageEntered(
            step="start",
            round=1,
            kind="start",
            name=text("提交"),
            phase="create",
            status="new",
            sentence={},
        ),
        StageLeft("start", 1, "done"),
        TokenMoved(1, "start", "repair"),
        StageEntered(
            step="repair",
            round=1,
            kind="handling",
            name=text("repair"),
            phase="handle",
            status="in_progress",
            sentence=text("工程师正在维修"),
        ),
        TaskOpened(
            task=2,
            step="repair",
            round=1,
            kind="handling",
            handlers=(Handler("team", "net"),),
            checklist=(CheckItem("off", text("断电挂牌"), needs_photo=True),),
            limit_minutes=240,
            warn_percent=75,
            calendar="factory",
            status="in_progress",
            button=text("完成现场维修"),
        ),
        TimerArmed(
            task=2,
            step="repair",
            round=1,
            limit_minutes=240,
            warn_percent=75,
            calendar="factory",
        ),
    )


def test_the_last_completion_ends_the_work() -> None:
    graph = make_graph(start(), handling("repair"), end())
    position = begin(graph).position

    outcome = complete(graph, position)

    assert outcome.effects[:3] == (
        TaskClosed(2, "repair", "done"),
        TimerCancelled(2),
        StageLeft("repair", 1, "done"),
    )
    assert outcome.effects[-1] == InstanceEnded("completed", "completed", "end", "closed")
    assert outcome.position.live_tokens() == ()


def test_a_returned_stage_has_a_new_round_and_a_new_timer() -> None:
    graph = make_graph(start(), handling("repair"), handling("accept"), end())
    position = complete(graph, begin(graph).position).position
    accept = position.open_tasks()[0]

    outcome = take(
        graph, position, Return(task=accept.id, target="repair", by=WEI, reason="没修好")
    )

    timers = [effect for effect in outcome.effects if isinstance(effect, TimerArmed)]
    assert [(timer.step, timer.round) for timer in timers] == [("repair", 2)]
    assert timers[0].task != 2
    assert [task.step for task in outcome.position.open_tasks()] == ["repair"]


def test_a_skip_is_told_apart_from_work_done() -> None:
    graph = make_graph(start(), handling("repair", skippable_by="lead"), end())
    position = begin(graph).position

    outcome = take(graph, position, Skip(task=2, by=WEI, reason="现场已断电", authorized=True))

    assert StageSkipped("repair", 1, "现场已断电") in outcome.effects
    assert TaskClosed(2, "repair", "skipped") in outcome.effects


def test_a_task_is_done_once() -> None:
    graph = make_graph(start(), handling("repair"), handling("accept"), end())
    position = complete(graph, begin(graph).position).position

    with pytest.raises(NotOpen):
        take(graph, position, Complete(task=2, by=WEI))


def test_a_missing_tick_is_named() -> None:
    items = [
        {"key": "off", "text": text("断电挂牌"), "needs_photo": True},
        {"key": "dry", "text": text("场地干燥")},
        {"key": "swept", "text": text("已清扫"), "mandatory": False},
    ]
    graph = make_graph(start(), handling("repair", checklist=items), end())
    position = begin(graph).position

    with pytest.raises(ChecklistIncomplete) as refused:
        complete(graph, position)

    assert refused.value.facts == {"step": "repair", "missing": ["off", "dry"]}


def test_a_refused_jump_says_where_the_work_may_go() -> None:
    graph = make_graph(start(), handling("a"), handling("b"), handling("c"), end())
    position = begin(graph).position

    with pytest.raises(JumpRefused) as refused:
        take(graph, position, act_of({"do": "jump", "target": "c"}, position))

    assert refused.value.facts == {"target": "c", "allowed": ["b"]}
    assert refused.value.status == 409


def test_where_it_may_go_depends_on_the_facts() -> None:
    graph = make_graph(
        start(),
        handling("assess"),
        exclusive(
            "parts", branch("yes", handling("order"), when=equals("parts", True)), branch("no")
        ),
        handling("repair"),
        end(),
    )
    position = begin(graph).position

    assert allowed_next(graph, position, {"parts": True}) == ("order",)
    assert allowed_next(graph, position, {"parts": False}) == ("repair",)


def test_a_condition_that_gives_no_answer_is_not_a_no() -> None:
    graph = graph_of(
        process(
            start(),
            handling("assess"),
            exclusive("way", branch("a", end("e1"), when={"field": "amount"}), branch("b")),
            end(),
        )
    )
    position = begin(graph).position

    outcome = complete(graph, position, amount=5)

    assert [incident.code for incident in outcome.position.incidents] == ["flows.condition_failed"]
    assert [token.step for token in outcome.position.live_tokens()] == ["way"]


def test_a_walk_without_end_is_an_incident() -> None:
    marks = [
        {"key": f"mark{number}", "kind": "milestone", "name": {"en": "m"}} for number in range(250)
    ]
    graph = graph_of(process(start(), *marks, end()))

    outcome = begin(graph)

    assert [incident.code for incident in outcome.position.incidents] == ["flows.loop_guard"]
    assert outcome.position.state == "running"


def test_reopened_work_starts_where_work_was_done_last() -> None:
    graph = make_graph(start(), handling("repair"), handling("accept", status="resolved"), end())
    position = complete(graph, complete(graph, begin(graph).position).position).position

    target = usual_reopening(graph, position)
    again = take(graph, Position(), Reopen(by=WEI, reason="又坏了", target=target)).position

    assert [(task.step, task.round) for task in again.open_tasks()] == [("repair", 1)]


def test_the_stage_bar_tells_where_the_work_stands() -> None:
    graph = make_graph(start(), handling("repair"), handling("accept"), end())
    position = complete(graph, begin(graph).position).position

    bar = [(stage.key, stage.phase, stage.state) for stage in stage_bar(graph, position)]

    assert bar == [
        ("start", "create", "visited"),
        ("repair", "handle", "visited"),
        ("accept", "handle", "present"),
        ("end", "close", "ahead"),
    ]


def test_what_a_process_needs_from_others_can_be_listed() -> None:
    graph = make_graph(
        start(),
        handling(
            "assess", handlers=[{"kind": "team", "team": "net"}, {"kind": "role", "role": "lead"}]
        ),
        exclusive(
            "way",
            branch(
                "a",
                handling(
                    "sign", handlers=[{"kind": "field", "field": "f_boss"}], calendar="factory"
                ),
                when=equals("f_amount", 3),
            ),
            branch("b"),
        ),
        end(),
    )

    assert references_of(graph) == References(
        teams=frozenset({"net"}),
        roles=frozenset({"lead"}),
        people=frozenset(),
        fields=frozenset({"f_boss", "f_amount"}),
        calendars=frozenset({"factory"}),
    )


def test_work_that_has_started_does_not_start_again() -> None:
    graph = make_graph(start(), handling("repair"), end())
    position = begin(graph).position

    with pytest.raises(Exception, match="already started"):
        take(graph, position, Start(by=WEI))

    assert Position().state == "new"
