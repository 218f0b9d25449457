"""Processes inside processes: embedded, called, once for each row; and work given out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongdan.flows.acts import Complete, Start
from gongdan.flows.checks import check
from gongdan.flows.engine import Surroundings
from gongdan.flows.graph import Graph
from gongdan.flows.moves import Member
from gongdan.flows.roads import return_targets
from gongdan.flows.tests.makers import (
    WEI,
    Json,
    Meeting,
    approval,
    branch,
    end,
    equals,
    exclusive,
    handling,
    make_graph,
    process,
    start,
)
from gongdan.flows.tests.test_machine import proceed, waiting_at


@dataclass
class Rows(Meeting):
    """Running work whose form has a sub-table."""

    cells: Sequence[Mapping[str, object]] = field(default_factory=list)

    def begin(self, people: object = None) -> Rows:  # noqa: ARG002 found by step
        self.around = Surroundings(
            people=self._found, initiator=WEI.id, rows=lambda _field: self.cells
        )
        self.do(Start(by=WEI))
        return self


def block(*steps: Json, **settings: object) -> Json:
    return {"key": "block", "kind": "subprocess", "steps": list(steps), **settings}


def graph(*steps: Json) -> Graph:
    return make_graph(start(), handling("first"), *steps, handling("after"), end())


def rows(made: Graph, *cells: Json, **people: tuple[int | Member, ...]) -> Rows:
    work = Rows(made, people=dict(people), cells=cells).begin()
    work.complete("first")
    return work


def finish(work: Meeting, step: str, which: int = 0) -> None:
    task = [one for one in work.position.open_tasks() if one.step == step][which]
    work.do(Complete(task=task.id, by=WEI))


def test_a_block_is_walked_and_then_the_work_goes_on() -> None:
    work = rows(graph(block(handling("inside"))))

    finish(work, "inside")

    assert work.stands_at == ["after"]


def test_a_block_is_walked_once_for_each_row() -> None:
    work = rows(graph(block(handling("inside"), each="lines")), {"sku": "a"}, {"sku": "b"})

    both = [(task.step, task.round) for task in work.position.open_tasks()]
    finish(work, "inside")
    between = work.stands_at
    finish(work, "inside")

    assert both == [("inside", 1), ("inside", 2)]
    assert between == ["inside"]
    assert work.stands_at == ["after"]


def test_each_row_is_judged_by_its_own_cells() -> None:
    inside = exclusive(
        "size",
        branch("big", handling("audit"), when=equals("row.size", "big")),
        branch("other", handling("note")),
    )
    work = rows(graph(block(inside, each="lines")), {"size": "big"}, {"size": "small"})

    assert work.stands_at == ["audit", "note"]


def test_a_block_without_rows_is_left_out() -> None:
    work = rows(graph(block(handling("inside"), each="lines")))

    assert work.stands_at == ["after"]
    assert [one.state for one in work.position.visits if one.step == "block"] == ["skipped"]


def test_the_first_row_can_be_enough_and_the_others_are_called_off() -> None:
    one = block(handling("inside"), each="lines", join="first")
    work = rows(graph(one), {"sku": "a"}, {"sku": "b"}, {"sku": "c"})

    finish(work, "inside", which=1)

    states = [task.state for task in work.position.tasks if task.step == "inside"]
    assert work.stands_at == ["after"]
    assert states == ["cancelled", "done", "cancelled"]


def test_too_many_rows_stand_still_with_an_incident() -> None:
    work = rows(graph(block(handling("inside"), each="lines", most=1)), {"a": 1}, {"a": 2})

    assert [one.code for one in work.position.incidents] == ["flows.too_many_rows"]


def test_a_return_leads_only_to_stages_of_the_same_row() -> None:
    two = block(handling("one"), handling("two"), each="lines")
    work = rows(graph(two), {"sku": "a"}, {"sku": "b"})
    finish(work, "one", which=0)
    first = next(task for task in work.position.open_tasks() if task.step == "two")
    second = next(task for task in work.position.open_tasks() if task.step == "one")

    assert return_targets(work.graph, work.position, first) == ("first", "one")
    assert return_targets(work.graph, work.position, second) == ("first",)


def test_a_return_within_a_row_leaves_the_other_rows_alone() -> None:
    two = block(handling("one"), handling("two"), each="lines")
    work = rows(graph(two), {"sku": "a"}, {"sku": "b"})
    finish(work, "one", which=0)

    work.send_back("two", to="one")

    assert [task.step for task in work.position.open_tasks()] == ["one", "one"]


def test_a_return_out_of_a_row_calls_all_rows_off() -> None:
    work = rows(graph(block(handling("one"), each="lines")), {"sku": "a"}, {"sku": "b"})

    work.send_back("one", to="first")

    assert [task.step for task in work.position.open_tasks()] == ["first"]


def test_what_ends_inside_a_block_ends_the_block_only() -> None:
    early = exclusive("ask", branch("quit", end("quit"), when=equals("x", 1)), branch("go"))
    work = rows(graph(block(early, handling("inside"))))
    assert work.stands_at == ["inside"]

    again = Rows(work.graph).begin()
    again.do(Complete(task=again.at("first").id, by=WEI, facts={"x": 1}))

    assert again.stands_at == ["after"]


def test_a_refusal_inside_a_block_refuses_everything() -> None:
    work = rows(graph(block(approval("ask"))), ask=(21,))

    work.no(21)

    assert work.position.state == "rejected"


def test_a_refusal_inside_a_block_can_end_the_block_only() -> None:
    work = rows(graph(block(approval("ask"), on_rejected="go_on")), ask=(21,))

    work.no(21)

    assert work.stands_at == ["after"]


def test_one_refused_row_leaves_the_others_to_be_decided() -> None:
    each = block(approval("ask"), each="lines", on_rejected="go_on")
    work = rows(graph(each), {"sku": "a"}, {"sku": "b"}, ask=(21,))
    first, second = work.position.open_tasks()

    work.vote(first.id, "rejected", "太贵")
    between = [task.id for task in work.position.open_tasks()]
    work.vote(second.id, "approved")

    assert between == [second.id]
    assert work.stands_at == ["after"]


def calling(called: Json) -> Json:
    other = {"key": "block", "kind": "subprocess", "process": "other"}
    content = process(start(), handling("first"), other, handling("after"), end())
    report = check(content, called={"other": called}.get)
    assert report.problems == ()
    return {"graph": report.graph}


def test_a_called_process_is_walked_under_names_of_its_own() -> None:
    ask = approval("ask", on_reject="return", return_to="first")
    called = process(start(), handling("first"), ask, end())
    work = Meeting(calling(called)["graph"], {"block.ask": (21,)}).begin()  # type: ignore[arg-type]
    work.complete("first")

    inside = work.stands_at
    work.complete("block.first")
    work.no(21)
    back = work.stands_at
    work.complete("block.first")
    work.yes(21)

    assert (inside, back) == (["block.first"], ["block.first"])
    assert work.stands_at == ["after"]


def test_a_process_that_calls_itself_is_refused() -> None:
    other = {"key": "more", "kind": "subprocess", "process": "other"}
    called = process(start(), handling("work"), other, end())

    report = check(called, called={"other": called}.get)

    assert {(one.path, one.code) for one in report.problems} == {("more", "flows.called_too_deep")}


def test_processes_that_call_each_other_in_a_ring_are_refused() -> None:
    ring = {"a": "b", "b": "c", "c": "a"}
    called = {
        one: process(start(), handling("work"), that_calls(other), end())
        for one, other in ring.items()
    }

    report = check(called["a"], called=called.get)

    assert {one.code for one in report.problems} == {"flows.called_too_deep"}


def test_processes_that_call_many_that_call_many_are_refused_before_all_are_read() -> None:
    asked: list[str] = []

    def called(code: str) -> Json:
        asked.append(code)
        many = range(20 if code.count("x") < 4 else 0)
        more = (that_calls(f"{code}x", f"more{number}") for number in many)
        return process(start(), handling("work"), *more, end())

    report = check(process(start(), handling("work"), that_calls("p"), end()), called=called)

    assert "flows.called_too_often" in {one.code for one in report.problems}
    assert len(asked) < 300


def that_calls(code: str, key: str = "more") -> Json:
    return {"key": key, "kind": "subprocess", "process": code}


def test_an_unknown_process_cannot_be_called() -> None:
    other = {"key": "block", "kind": "subprocess", "process": "nowhere"}

    report = check(process(start(), handling("work"), other, end()))

    assert [(one.path, one.code) for one in report.problems] == [
        ("block.process", "flows.called_unknown")
    ]


def test_work_waits_for_the_orders_it_made() -> None:
    made = {"key": "buy", "kind": "suborder", "type": "purchase", "title": {"value": "采购"}}
    work = rows(graph(made))

    between = waiting_at(work)
    proceed(work, "buy")

    assert between == ["buy"]
    assert work.stands_at == ["after"]


def test_an_order_that_was_refused_can_refuse_the_work() -> None:
    made = {"key": "buy", "kind": "suborder", "type": "purchase", "title": {"value": "采购"}}
    work = rows(graph({**made, "on_rejected": "reject"}))

    proceed(work, "buy", "rejected")

    assert work.position.state == "rejected"


def test_work_waits_for_the_parts_it_gave_out() -> None:
    part = {"key": "wire", "title": {"zh-CN": "布线"}, "handlers": [{"kind": "assignee"}]}
    work = rows(graph({"key": "parts", "kind": "subtasks", "items": [part]}))

    between = waiting_at(work)
    proceed(work, "parts")

    assert between == ["parts"]
    assert work.stands_at == ["after"]


def test_what_a_row_waits_for_is_asked_of_its_own_cells() -> None:
    ready = {"key": "ready", "kind": "wait", "when": equals("row.ready", True)}
    each = block(ready, handling("pack"), each="lines")
    work = rows(graph(each), {"ready": True}, {"ready": False})

    assert (work.stands_at, waiting_at(work)) == (["pack"], ["ready"])
