"""Random processes: sequences and exclusive blocks, nested, some branches ending early."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from gongdan.flows.tests.makers import Json, branch, end, equals, exclusive, handling, process

DEEPEST = 3


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
    kinds = ["handling", "milestone", "exclusive"] if depth else ["handling", "milestone"]
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=3))
    steps = [_step(draw, kind, numbers, depth) for kind in chosen]
    is_ending = may_end and draw(st.integers(0, 4)) == 0
    return [*steps, end(f"end{next(numbers)}", outcome="rejected")] if is_ending else steps


def _step(draw: st.DrawFn, kind: str, numbers: count[int], depth: int) -> Json:
    number = next(numbers)
    if kind == "milestone":
        return {"key": f"mark{number}", "kind": "milestone", "name": {"en": "mark"}}
    if kind == "handling":
        skippable = draw(st.sampled_from([{}, {"skippable_by": "lead"}]))
        return handling(f"work{number}", **skippable)
    ways = draw(st.integers(1, 2))
    branches = [
        branch(
            f"way{way}",
            *_sequence(draw, numbers, depth - 1, may_end=True),
            when=equals("choice", way),
        )
        for way in range(ways)
    ]
    return exclusive(f"split{number}", *branches, branch("otherwise"))
