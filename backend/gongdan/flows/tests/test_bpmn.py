"""Processes as BPMN files: ours come back as they were, others' as far as they are understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.flows.bpmn.conditions import Unclear, text_of, tree_of
from gongdan.flows.bpmn.durations import minutes_of
from gongdan.flows.bpmn.parsing import LARGEST, parse
from gongdan.flows.bpmn.reading import Imported, read_bpmn
from gongdan.flows.bpmn.writing import write_bpmn
from gongdan.flows.checks import check
from gongdan.flows.tests.strategies import processes
from gongdan.kernel.errors import InvalidInput

Json = dict[str, object]
HERE = Path(__file__).parent
JOURNEYS = sorted((HERE / "journeys").glob("*.json"))
FILES = HERE / "bpmn"
SCHEMA = HERE.parents[3] / "frontend/node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd"


def text(chinese: str, english: str) -> Json:
    return {"zh-CN": chinese, "en": english}


def is_(field: str) -> Json:
    return {"op": "=", "args": [{"field": f"answers.{field}"}, {"value": True}]}


ONE_OF_EACH: Json = {
    "format": 1,
    "steps": [
        {"key": "filed", "kind": "start", "name": text("提交", "Filed")},
        {
            "key": "amount",
            "kind": "exclusive",
            "branches": [
                {
                    "key": "large",
                    "name": text("大额", "Large"),
                    "when": {"op": ">", "args": [{"field": "answers.sum"}, {"value": 5000}]},
                    "steps": [
                        {"key": "heads", "kind": "approval", "mode": "in_turn", "handlers": []},
                        {"key": "refused", "kind": "end", "outcome": "rejected"},
                    ],
                },
                {"key": "none", "when": is_("free"), "steps": []},
                {
                    "key": "small",
                    "is_default": True,
                    "steps": [{"key": "look", "kind": "handling", "name": text("核对", "Check")}],
                },
            ],
        },
        {
            "key": "together",
            "kind": "parallel",
            "join": "count",
            "count": 2,
            "branches": [
                {"key": "a", "steps": [{"key": "told", "kind": "copy", "receivers": []}]},
                {"key": "b", "steps": [{"key": "rest", "kind": "delay", "minutes": 30}]},
                {
                    "key": "c",
                    "steps": [
                        {"key": "mark", "kind": "milestone", "name": text("到此", "So far")},
                        {"key": "over", "kind": "end", "ends": "branch"},
                    ],
                },
            ],
        },
        {
            "key": "some",
            "kind": "inclusive",
            "branches": [
                {
                    "key": "x",
                    "when": is_("x"),
                    "steps": [{"key": "tag", "kind": "action", "do": [{"do": "add_tag"}]}],
                },
                {"key": "y", "is_default": True, "steps": [{"key": "all", "kind": "subtasks"}]},
            ],
        },
        {
            "key": "paid",
            "kind": "wait",
            "event": "paid",
            "minutes": 60,
            "on_timeout": "branch",
            "steps": [{"key": "ask", "kind": "handling"}, {"key": "ask_again", "kind": "copy"}],
        },
        {"key": "until", "kind": "wait", "until": "answers.day"},
        {
            "key": "rows",
            "kind": "subprocess",
            "each": "rows",
            "steps": [
                {"key": "one", "kind": "handling", "name": text("一行", 'A "row" <&>')},
                {
                    "key": "good",
                    "kind": "exclusive",
                    "branches": [
                        {"key": "yes", "when": is_("good"), "steps": []},
                        {
                            "key": "no",
                            "is_default": True,
                            "steps": [{"key": "mend", "kind": "approval", "mode": "all"}],
                        },
                    ],
                },
            ],
        },
        {"key": "called", "kind": "subprocess", "process": "other-one"},
        {"key": "order", "kind": "suborder", "type": "incident"},
        {
            "key": "back",
            "kind": "route",
            "ways": [
                {"key": "again", "name": text("再来", "Again"), "when": is_("again"), "to": "look"},
                {"key": "on", "when": is_("on"), "to": "closed", "most": 3},
            ],
        },
        {"key": "last", "kind": "handling", "fields": {"*": "read"}},
        {"key": "closed", "kind": "end", "outcome": "completed"},
    ],
}


def written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def there_and_back(content: Json) -> Imported:
    return read_bpmn(write_bpmn(content, code="repair", name="设备报修"))


def from_file(name: str) -> Imported:
    return read_bpmn((FILES / name).read_bytes())


def kinds(steps: object) -> list[object]:
    assert isinstance(steps, list)
    return [step["kind"] for step in steps]


@pytest.mark.parametrize(
    "content",
    [ONE_OF_EACH, *(json.loads(path.read_text(encoding="utf-8"))["process"] for path in JOURNEYS)],
)
def test_our_own_file_comes_back_as_it_was(content: Json) -> None:
    back = there_and_back(content)

    assert written(back.content) == written(content)
    assert back.name == "设备报修"
    assert back.findings == ()


@given(processes())
@settings(max_examples=60, deadline=None)
def test_any_process_comes_back_as_it_was(content: Json) -> None:
    assert written(there_and_back(content).content) == written(content)


@pytest.fixture(scope="session")
def schema() -> xmlschema.XMLSchema:
    """The published schemas of BPMN 2.0, from the package of another tool."""
    return xmlschema.XMLSchema(str(SCHEMA))


@pytest.mark.parametrize("content", [ONE_OF_EACH, json.loads(JOURNEYS[-1].read_text())["process"]])
def test_what_we_write_is_valid(schema: xmlschema.XMLSchema, content: Json) -> None:
    file = write_bpmn(content, code="repair", name="设备报修")

    assert list(schema.iter_errors(file.decode())) == []


def test_everything_has_a_place_and_nothing_stands_on_another() -> None:
    drawing = parse(write_bpmn(ONE_OF_EACH, code="repair", name="")).drawing

    outer = [drawing.bounds[node.id] for node in drawing.inside("") if not node.attached_to]
    over = [
        (one, other)
        for place, one in enumerate(outer)
        for other in outer[place + 1 :]
        if one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    ]
    assert set(drawing.bounds) == set(drawing.nodes)
    assert over == []


def test_what_was_renamed_in_another_tool_is_renamed_here() -> None:
    file = write_bpmn(ONE_OF_EACH, code="repair", name="").decode()

    back = read_bpmn(file.replace('name="核对"', 'name="仔细核对"').encode())

    assert '"name": {"en": "Check", "zh-CN": "仔细核对"}' in written(back.content)


def test_a_loop_a_default_and_lanes_are_understood() -> None:
    paying = from_file("review_and_pay.bpmn")

    steps = paying.content["steps"]
    assert paying.name == "Paying a bill"
    assert kinds(steps) == [
        *("start", "handling", "handling", "route", "exclusive", "action", "end")
    ]
    assert '"to": "enter"' in written(steps)
    assert '{"field": "answers.currency"}, {"value": "CNY"}' in written(steps)
    lanes = {(one.step, one.detail) for one in paying.findings if "handler" in one.code}
    assert lanes == {("enter", "Clerks"), ("review", "Leads"), ("second", "")}
    assert "review" not in paying.content


def test_a_lane_that_is_known_says_who_does_it() -> None:
    file = (FILES / "review_and_pay.bpmn").read_bytes()

    paying = read_bpmn(file, hints=lambda lane: [{"kind": "team", "team": lane.lower()}])

    assert written(paying.content).count('"handlers": [{"kind": "team", "team": "clerks"}]') == 1
    assert [one.step for one in paying.findings if "handler" in one.code] == ["second"]


def test_several_at_once_are_a_vote_and_a_limit_at_the_edge_is_told_not_guessed() -> None:
    leave = from_file("leave.bpmn20.xml")

    steps = leave.content["steps"]
    assert kinds(steps) == ["start", "approval", "exclusive", "parallel", "end"]
    assert '"mode": "in_turn"' in written(steps)
    # Two days of the clock are not 2,880 working minutes.
    assert "limit_minutes" not in written(steps)
    assert leave.content["review"] == [
        {
            "code": "flows.bpmn_boundary_dropped",
            "step": "board",
            "element": "too_late",
            "name": "总经理审批",
            "detail": "两天未批",
        },
        {"code": "flows.bpmn_not_reached", "step": "remind", "element": "remind", "name": "催办"},
    ]


def test_of_two_pools_the_larger_is_read_and_what_came_first_is_a_wait_with_a_limit() -> None:
    complaint = from_file("two_pools.bpmn")

    steps = complaint.content["steps"]
    assert isinstance(steps, list)
    assert kinds(steps) == [
        *("start", "handling", "wait", "subprocess", "milestone", "action", "end")
    ]
    wait = steps[2]
    assert (wait["event"], wait["minutes"]) == ("answer_of_the_customer", 14400)
    assert kinds(wait["steps"]) == ["handling"]
    assert kinds(steps[3]["steps"]) == ["handling", "action", "end"]
    assert {one.code for one in complaint.findings} == {
        "flows.bpmn_not_used",
        "flows.bpmn_other_process",
        "flows.bpmn_message_flow",
        "flows.bpmn_start_otherwise",
        "flows.bpmn_handler_missing",
        "flows.bpmn_script_refused",
        "flows.bpmn_action_missing",
    }


def test_tasks_that_meet_without_a_gateway_meet() -> None:
    plain = from_file("plain.bpmn")

    steps = plain.content["steps"]
    assert kinds(steps) == ["start", "handling", "exclusive", "handling", "end"]
    unclear = [one.element for one in plain.findings if "condition" in one.code]
    assert unclear == ["c", "d1"]


def test_feel_is_read_where_it_is_plain_and_left_to_people_where_it_is_not() -> None:
    order = from_file("order_feel.bpmn")

    steps = order.content["steps"]
    assert kinds(steps) == ["start", "inclusive", "delay", "subprocess", "end"]
    assert '{"field": "answers.total"}, {"value": 100.5}' in written(steps)
    assert '"process": "book_it"' in written(steps)
    unclear = [(one.element, one.detail) for one in order.findings if "condition" in one.code]
    assert unclear == [("f3", "=count(items[price > 3]) > 2")]


def test_branches_that_cross_are_told_and_block() -> None:
    crossing = from_file("crossing.bpmn")

    assert crossing.content["review"] == [
        {"code": "flows.bpmn_unstructured", "step": "p", "element": "p"}
    ]


@pytest.mark.parametrize("name", ["leave.bpmn20.xml", "crossing.bpmn", "two_pools.bpmn"])
def test_what_was_not_looked_at_is_not_published(name: str) -> None:
    content = from_file(name).content

    codes = [one.code for one in check(content).problems]
    assert "review" not in content or "flows.review_open" in codes
    assert codes


HOSTILE = {
    "nothing": b"",
    "no xml": b"PK\x03\x04",
    "another kind of xml": b"<html/>",
    "no process": b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
    "a bomb": (
        b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
        b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&c;</definitions>'
    ),
    "a file of the server": (
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
        b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&b;</definitions>'
    ),
    "too large": b" " * (LARGEST + 1),
    "an unknown encoding": b'<?xml version="1.0" encoding="x-none"?><definitions/>',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_bpmn(data)

    assert refused.value.problems[0].code.startswith("flows.bpmn_")


def process_of(inside: str) -> bytes:
    head = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'
    return f"{head}{inside}</process></definitions>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f'<task id="t{number}"/>' for number in range(501)),
        "".join(f'<subProcess id="s{number}">' for number in range(300)) + "</subProcess>" * 300,
        '<task id="twice"/><task id="twice"/>',
        '<task name="without an id"/>',
    ],
    ids=["many", "deep", "twice", "nameless"],
)
def test_a_strange_file_is_refused(inside: str) -> None:
    with pytest.raises(InvalidInput):
        read_bpmn(process_of(inside))


ELEMENTS = [
    *("startEvent", "endEvent", "task", "userTask", "scriptTask", "sendTask", "subProcess"),
    *("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"),
    *("complexGateway", "intermediateCatchEvent", "intermediateThrowEvent", "callActivity", "new"),
]


@given(
    st.lists(st.sampled_from(ELEMENTS), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=14),
)
@settings(max_examples=200, deadline=None)
def test_any_drawing_is_read_without_falling_over(
    tags: list[str], arrows: list[tuple[int, int]]
) -> None:
    nodes = "".join(f'<{tag} id="n{place}"/>' for place, tag in enumerate(tags))
    flows = "".join(
        f'<sequenceFlow id="f{place}" sourceRef="n{source}" targetRef="n{target}"/>'
        for place, (source, target) in enumerate(arrows)
    )

    read = read_bpmn(process_of(nodes + flows))

    assert kinds(read.content["steps"])[0] == "start"
    assert check(read.content).graph.steps


CONDITIONS = [
    ("amount > 5000", {"op": ">", "args": [{"field": "answers.amount"}, {"value": 5000}]}),
    ("${a == 'x'}", {"op": "=", "args": [{"field": "answers.a"}, {"value": "x"}]}),
    ("#{not done}", {"op": "not", "args": [is_("done")]}),
    (
        "= a and (b or c)",
        {"op": "and", "args": [is_("a"), {"op": "or", "args": [is_("b"), is_("c")]}]},
    ),
    ("answers.名称 ne null", {"op": "!=", "args": [{"field": "answers.名称"}, {"value": None}]}),
]


@pytest.mark.parametrize(("said", "tree"), CONDITIONS)
def test_a_condition_of_another_tool_is_read(said: str, tree: Json) -> None:
    assert tree_of(said) == tree


@pytest.mark.parametrize(
    "said", ["", "a >", "f(x)", "a > 1)", "execution.setVariable('a')", "a; b"]
)
def test_a_condition_that_says_more_is_left_to_people(said: str) -> None:
    with pytest.raises(Unclear):
        tree_of(said)


def test_a_condition_of_ours_can_be_read_by_people() -> None:
    assert text_of(CONDITIONS[3][1]) == (
        "(answers.a = true and (answers.b = true or answers.c = true))"
    )


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("PT3H", 180), ("P2D", 2880), ("P1WT30S", 10081), ("R/P1D", None), ("P", None), ("", None)],
)
def test_durations_are_minutes(said: str, minutes: int | None) -> None:
    assert minutes_of(said) == minutes
