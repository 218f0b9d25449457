"""How long the 300 conditions and formulas of a large form take, at the server and in the pages.

A key stroke in the pages may take 50 ms altogether; 300 conditions at the server 5 ms.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from gongdan.expressions import compiled, evaluate
from gongdan.expressions.values import Type, read_all

FIELDS = 300
ROUNDS = 50
SCRIPT = Path(__file__).parents[1] / "frontend" / "scripts" / "keystroke.mjs"
Tree = dict[str, object]


def op(name: str, *args: Tree) -> Tree:
    """An operation on parts."""
    return {"op": name, "args": list(args)}


def form() -> tuple[dict[str, Type], dict[str, object], list[Tree]]:
    """Types, answers, and one condition or formula a field, each over its neighbours."""
    types: dict[str, Type] = {}
    values: dict[str, object] = {}
    for number in range(FIELDS):
        kind: Type = ("text", "number", "date")[number % 3]
        types[f"f{number}"] = kind
        values[f"f{number}"] = {"text": "net", "number": "12.50", "date": "2026-11-22"}[kind]
    return types, values, [expression(number // 3 * 3, number % 3) for number in range(FIELDS)]


def expression(first: int, which: int) -> Tree:
    """Two conditions and a formula, as forms have them."""
    text, number, day = ({"field": f"f{first + offset}"} for offset in range(3))
    return (
        op("and", op("in", text, {"value": ["net", "it"]}), op(">", number, {"value": 10})),
        op("<", day, op("add_days", {"value": "2026-11-30", "type": "date"}, number)),
        op("round", op("*", number, number, {"value": "0.9", "type": "number"}), {"value": 2}),
    )[which]


def milliseconds(work: Callable[[], object]) -> float:
    """The median of several rounds."""
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return median(times) * 1000


def main() -> None:
    """Measure and print."""
    types, answers, expressions = form()
    values = read_all(answers, types)
    once = milliseconds(lambda: [evaluate(one, values) for one in expressions])
    again = milliseconds(lambda: [compiled(one)(values) for one in expressions])
    say = sys.stdout.write
    say(f"server  {FIELDS} expressions: {again:.1f} ms compiled before, {once:.1f} ms anew\n")
    node = shutil.which("node")
    if node is None:
        say("pages   not measured: no Node\n")
        return
    asked = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps({"types": types, "values": answers, "expressions": expressions}),
        capture_output=True,
        text=True,
        check=True,
    )
    taken = json.loads(asked.stdout)
    say(
        f"pages   {FIELDS} expressions: {taken['middle']:.1f} ms a key stroke, "
        f"{taken['first']:.1f} ms the first\n"
    )


if __name__ == "__main__":
    main()
