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
TITLE: Json = {"value": "x"}
SET: Json = {"do": "set_title", "value": TITLE}
SURROUNDED: Json = {"on_enter": [SET], "on_leave": [SET]}
PART: Json = {"key": "part", "title": {"en": "part"}, "handlers": [{"kind": "assignee"}]}
MACHINES: dict[str, list[Json]] = {
    "delay": [{"minutes": 30}, {"until": "day"}],
    "wait": [{"event": "came"}, {"when": equals("choice", 1)}, {"until": "day"}],
    "action": [{"do": [SET]}, {"do": [SET], "on_failure": "go_on"}],
    "suborder": [{"type": "other", "title": TITLE}],
    "subtasks": [{"items": [PART]}],
}


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
    plain = ["approval", "handling", "approval", "handling", "milestone", "copy", *MACHINES]
    kinds = [*plain, *SPLITS, "subprocess", "late"] if depth else plain
    least, most = (3, 5) if depth == DEEPEST else (0, 3)
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=least, max_size=most))
    steps = _with_ways_back([_step(draw, kind, numbers, depth) for kind in chosen])
    if steps and draw(st.integers(0, 4)) == 0:
        steps.append(_route(draw, steps, next(numbers)))
    is_ending = may_end and draw(st.integers(0, 4)) == 0
    ends = {"outcome": "rejected", "ends": draw(st.sampled_from(["all", "branch"]))}
    return [*steps, end(f"end{next(numbers)}", **ends)] if is_ending else steps


def _step(draw: st.DrawFn, kind: str, numbers: count[int], depth: int) -> Json:
    if kind in ("subprocess", "late"):
        return _block(draw, kind, numbers, depth)
    if kind in SPLITS:
        return _split(draw, kind, numbers, depth)
    return _plain(draw, kind, next(numbers))


def _plain(draw: st.DrawFn, kind: str, number: int) -> Json:
    if kind == "handling":
        settings = draw(st.sampled_from([{}, {"skippable_by": "lead"}, SURROUNDED]))
        return handling(f"work{number}", **settings)
    if kind in MACHINES:
        return {"key": f"{kind}{number}", "kind": kind, **draw(st.sampled_from(MACHINES[kind]))}
    if kind == "approval":
        return _approval(draw, number)
    if kind == "copy":
        return {"key": f"copy{number}", "kind": "copy", "receivers": [{"kind": "requester"}]}
    return {"key": f"mark{number}", "kind": "milestone", "name": {"en": "mark"}}


def _split(draw: st.DrawFn, kind: str, numbers: count[int], depth: int) -> Json:
    number = next(numbers)
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


def _block(draw: st.DrawFn, kind: str, numbers: count[int], depth: int) -> Json:
    """Steps inside a step: a subprocess, once or for each row, or what is done when it is late."""
    number = next(numbers)
    steps = [handling(f"inner{number}"), *_sequence(draw, numbers, depth - 1, may_end=True)]
    if kind == "late":
        late = {"event": "came", "minutes": 9, "on_timeout": "branch", "steps": steps}
        return {"key": f"late{number}", "kind": "wait", **late}
    each = draw(st.sampled_from([{}, {"each": "rows"}, {"each": "rows", "join": "first"}]))
    on_rejected = draw(st.sampled_from(["reject", "go_on"]))
    inside = {"steps": steps, "on_rejected": on_rejected, **each}
    if depth == DEEPEST and draw(st.booleans()):
        inside = {**inside, "waits": False, "steps": [_kept_inside(one) for one in steps]}
    return {"key": f"block{number}", "kind": "subprocess", **inside}


def _kept_inside(step: Json) -> Json:
    """Nothing leads out of what is done beside the work: a refusal ends it there."""
    if isinstance(step.get("branches"), list):
        return {**step, "branches": [_kept_inside(one) for one in step["branches"]]}
    if "steps" in step:
        return {**step, "steps": [_kept_inside(one) for one in step["steps"]]}
    back = step.get("on_reject") == "start"
    return {**step, "on_reject": "end"} if back else step


def _route(draw: st.DrawFn, steps: list[Json], number: int) -> Json:
    """Back to a step of the same sequence, twice at most."""
    to = draw(st.sampled_from([str(step["key"]) for step in steps]))
    way = {"key": "back", "to": to, "when": equals("choice", 2), "most": 2}
    return {"key": f"route{number}", "kind": "route", "ways": [way], "when_spent": "go_on"}


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
