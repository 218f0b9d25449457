"""Random processes: sequences and exclusive blocks, nested, some branches ending early."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from gongdan.flows.steps.approval import COUNTED, DEDUPE, MODES, ON_REJECT, WHEN_SELF
from gongdan.flows.tests.makers import (
    Json,
    approval,
    branch,
    end,
    equals,
    exclusive,
    handling,
    process,
)

DEEPEST = 3
SPLITS = ("exclusive", "inclusive", "parallel")


@st.composite
def processes(draw: st.DrawFn) -> Json:
    numbers = count()
    body = _sequence(draw, numbers, DEEPEST, may_end=False)
    return process(
        {"key": "start", "kind": "start"},
        handling("first", limit_minutes=30),
        *body,
        end(),
    )


def _sequence(draw: st.DrawFn, numbers: count[int], depth: int, *, may_end: bool) -> list[Json]:
    plain = ["handling", "approval", "milestone", "copy"]
    kinds = [*plain, *SPLITS] if depth else plain
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=3))
    steps = _with_ways_back([_step(draw, kind, numbers, depth) for kind in chosen])
    is_ending = may_end and draw(st.integers(0, 4)) == 0
    ends = {"outcome": "rejected", "ends": draw(st.sampled_from(["all", "branch"]))}
    return [*steps, end(f"end{next(numbers)}", **ends)] if is_ending else steps


def _step(draw: st.DrawFn, kind: str, numbers: count[int], depth: int) -> Json:
    number = next(numbers)
    if kind == "milestone":
        return {"key": f"mark{number}", "kind": "milestone", "name": {"en": "mark"}}
    if kind == "handling":
        skippable = draw(st.sampled_from([{}, {"skippable_by": "lead"}]))
        return handling(f"work{number}", **skippable)
    if kind == "approval":
        return _approval(draw, number)
    if kind == "copy":
        return {"key": f"copy{number}", "kind": "copy", "receivers": [{"kind": "requester"}]}
    if kind == "parallel":
        return _parallel(draw, numbers, depth, number)
    ways = draw(st.integers(1, 2))
    branches = [
        branch(
            f"way{way}",
            *_sequence(draw, numbers, depth - 1, may_end=True),
            when=equals("choice", way),
        )
        for way in range(ways)
    ]
    split = exclusive(f"split{number}", *branches, branch("otherwise"))
    return {**split, "kind": kind}


def _parallel(draw: st.DrawFn, numbers: count[int], depth: int, number: int) -> Json:
    ways = draw(st.integers(2, 3))
    branches = [
        {"key": f"way{way}", "steps": _sequence(draw, numbers, depth - 1, may_end=False)}
        for way in range(ways)
    ]
    join = draw(st.sampled_from(["all", "first", "count"]))
    most = {"count": draw(st.integers(1, ways))} if join == "count" else {}
    return {
        "key": f"split{number}",
        "kind": "parallel",
        "branches": branches,
        "join": join,
        **most,
    }


def _approval(draw: st.DrawFn, number: int) -> Json:
    """Votes of one to three out of four people; p0 is never found."""
    people = draw(st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True))
    handlers = [
        {"kind": "person", "person": f"p{one}", "weight": draw(st.integers(1, 2))} for one in people
    ]
    mode = draw(st.sampled_from(MODES))
    counted = {"percent": draw(st.sampled_from([1, 50, 67, 100]))} if mode in COUNTED else {}
    on_reject = draw(st.sampled_from(ON_REJECT))
    # An automatic refusal that sends the work back would send it back for ever.
    empty = ["pass", "person", "manager", *(["reject"] if on_reject == "end" else [])]
    return approval(
        f"vote{number}",
        handlers=handlers,
        mode=mode,
        on_reject=on_reject,
        when_empty=draw(st.sampled_from(empty)),
        substitutes=[{"kind": "person", "person": "p5"}],
        when_self=draw(st.sampled_from(WHEN_SELF)),
        dedupe=draw(st.sampled_from(DEDUPE)),
        **counted,
    )


def _with_ways_back(steps: list[Json]) -> list[Json]:
    """A refusal goes back to the last stage before it, or to the start where there is none."""
    last, found = "", list[Json]()
    for step in steps:
        goes_back = step.get("on_reject") == "return"
        back = {"return_to": last} if last else {"on_reject": "start"}
        found.append({**step, **back} if goes_back else step)
        last = str(step["key"]) if step["kind"] in ("handling", "approval") else last
    return found
