"""Walking a process without anybody: which way, who is asked, how it ends."""

from __future__ import annotations

from gongdan.flows.cases import Missed, cases_in, missed
from gongdan.flows.engine import Surroundings
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.simulating import Walked, simulate
from gongdan.flows.tests.makers import (
    Json,
    approval,
    branch,
    codes,
    end,
    equals,
    exclusive,
    handling,
    make_graph,
    process,
    start,
    text,
)

HEADS = {"heads": (Member(7), Member(8)), "boss": (Member(9),)}


def two_ways() -> list[Json]:
    large = branch("large", approval("heads"), when=equals("answers.size", "large"))
    return [start(), exclusive("size", large, branch("other")), handling("pay"), end()]


def walk(*steps: Json, decisions: dict[str, str] | None = None, **facts: object) -> Walked:
    def people(step: Human) -> tuple[Member, ...]:
        return HEADS.get(step.key, ())

    around = Surroundings(people=people, initiator=1)
    answers = {f"answers.{name}": value for name, value in facts.items()}
    return simulate(make_graph(*steps), answers, decisions=decisions, around=around)


def test_the_way_and_the_people_follow_from_the_facts() -> None:
    large, small = walk(*two_ways(), size="large"), walk(*two_ways(), size="small")

    assert large.path == ("start", "size", "heads", "pay", "end")
    assert [one.assignee for one in large.passages[2].asked] == [7, 8]
    assert large.branches == (("size", ("large",)),)
    assert (large.outcome, large.incident) == ("completed", None)
    assert small.path == ("start", "size", "pay", "end")


def test_a_refusal_is_for_the_first_time_only() -> None:
    steps = [
        start(),
        handling("repair"),
        approval("boss", on_reject="return", return_to="repair"),
        end(),
    ]

    walked = walk(*steps, decisions={"boss": "rejected"})

    assert walked.path == ("start", "repair", "boss", "repair", "boss", "end")
    assert walked.outcome == "completed"


def test_a_refusal_may_end_it() -> None:
    walked = walk(start(), approval("boss"), end(), decisions={"boss": "rejected"})

    assert walked.path == ("start", "boss")
    assert (walked.state, walked.outcome) == ("rejected", "rejected")


def test_nobody_to_ask_is_found_before_anybody_waits_for_it() -> None:
    walked = walk(start(), approval("nobody"), end())

    assert walked.incident is not None
    assert (walked.incident.step, walked.incident.code) == ("nobody", "flows.nobody_to_decide")


def test_a_stage_waits_for_what_came_before_it_on_its_own_road_only() -> None:
    both: Json = {
        "key": "both",
        "kind": "parallel",
        "branches": [
            {"key": "left", "steps": [handling("wash")]},
            {"key": "right", "steps": [handling("dry")]},
        ],
    }

    walked = walk(start(), both, handling("iron"), end())

    at = {passage.step: place for place, passage in enumerate(walked.passages)}
    assert at["wash"] not in walked.passages[at["dry"]].before
    assert {at["wash"], at["dry"]} <= set(walked.passages[at["iron"]].before)


def test_what_the_system_does_and_waits_for_is_taken_as_done() -> None:
    tag: Json = {"key": "tag", "kind": "action", "do": [{"do": "add_tag", "tag": "large"}]}
    wait: Json = {"key": "parts", "kind": "wait", "name": text("等备件"), "event": "parts"}

    walked = walk(start(), tag, wait, handling("repair"), end())

    assert walked.path == ("start", "tag", "parts", "repair", "end")
    assert walked.outcome == "completed"


def a_case(**expected: object) -> Json:
    return {
        "key": "large",
        "name": text("大额由两位负责人批"),
        "facts": {"answers.size": "large"},
        "expect": expected,
    }


def test_a_case_says_what_came_out_otherwise() -> None:
    content = {**process(*two_ways()), "cases": [a_case(path=["pay"], asked={"heads": 1})]}
    (case,) = cases_in(content)

    found = missed(case, walk(*two_ways(), size="large"))

    assert codes(content) == []
    assert found == (Missed("path", ["pay"], ["heads", "pay"]), Missed("asked", 1, 2, "heads"))


def test_a_case_that_holds_misses_nothing() -> None:
    expected = a_case(path=["heads", "pay"], asked={"heads": 2}, outcome="completed")
    (case,) = cases_in({"cases": [expected]})

    assert missed(case, walk(*two_ways(), size="large")) == ()


def test_cases_are_read_as_strictly_as_steps() -> None:
    wrong: Json = {"key": "x", "name": {}, "decisions": {"heads": "perhaps"}, "expect": {"way": []}}

    assert codes({**process(*two_ways()), "cases": [wrong]}) == [
        "flows.name_missing",
        "flows.choice_wrong",
        "flows.value_wrong",
    ]
