"""What two hundred trigger rules cost a new order, beside one rule: deciding only, nothing done.

A new order may spend 4 ms on them.
"""

from __future__ import annotations

import sys
from statistics import median
from time import process_time

from gongdan.rules.published import Published
from gongdan.rules.triggers import Happening, judge, triggered

RULES = 200
ROUNDS = 100
MOST_MS = 4.0
FACTS = {
    "type": "incident",
    "channel": "portal",
    "priority": 3,
    "title": "三楼网络断了",
    "tags": ["a"],
}


def condition(number: int) -> dict[str, object]:
    """Two comparisons, as people write them."""
    contains = {
        "op": "contains",
        "args": [{"field": "title"}, {"value": f"词{number}"}],
    }
    pressing = {"op": "<=", "args": [{"field": "priority"}, {"value": 2}]}
    return {"op": "and" if number % 2 else "or", "args": [contains, pressing]}


def version(count: int) -> Published:
    """A published set of so many rules that all wait for new orders."""
    rules = [
        {
            "key": f"r{number}",
            "name": {"en": str(number)},
            "on": [{"event": "created"}],
            "if": condition(number),
            "then": [{"do": "tag", "add": ["x"]}],
        }
        for number in range(count)
    ]
    return Published(1, "it", "triggers", 1, {"format": 1, "rules": rules})


def cost(count: int) -> float:
    """Processor milliseconds of deciding about one order, the rules compiled as they are after the first."""
    held, happened = version(count), [Happening("created")]
    taken: list[float] = []
    for _ in range(ROUNDS):
        begun = process_time()
        for one in triggered(held, happened, FACTS):
            judge(one.rule, FACTS, None)
        taken.append((process_time() - begun) * 1000)
    return median(taken)


def main() -> int:
    """Print both, fail where the many take too long."""
    one, many = cost(1), cost(RULES)
    print(f"1 rule {one:.3f} ms, {RULES} rules {many:.3f} ms")
    return 0 if many < MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
