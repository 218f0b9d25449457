"""Random expressions in which every part has the type that is needed, over random values."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from gongdan.expressions.operations import FAMILIES
from gongdan.expressions.operations.formats import is_pattern
from gongdan.expressions.operations.operation import Operation
from gongdan.expressions.signatures import ELEMENT_OF, EVERY, Way
from gongdan.expressions.tests.makers import TYPES, Row, Tree, field, op, value
from gongdan.expressions.values import LIST_OF, Type

LETTERS = "aBz发票退货 %_\\'𠀀é0,.-1"
FEW = {
    "add_days",
    "add_months",
    "add_years",
    "add_hours",
    "add_minutes",
    "add_business_days",
    "power",
}
PATTERNS = [
    "0",
    "0.00",
    "#,##0.0",
    "0000",
    "0.0%",
    "YYYY年M月D日",
    "YYYY-MM-DD HH:mm",
    "DD/MM H:ss",
]
LINKED = {"name": "text", "level": "number", "since": "date"}


class Writer:
    """Writes expressions and rows, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311
        self.makers = {
            "text": self.text,
            "number": self.number,
            "boolean": lambda: self.random.random() < 0.5,
            "date": self.date,
            "datetime": lambda: (
                f"{self.date()}T{self.random.randrange(24):02}:{self.random.randrange(60):02}:07Z"
            ),
            "texts": lambda: self.several(self.text),
            "numbers": lambda: self.several(self.number),
            "dates": lambda: self.several(self.date),
        }

    def text(self) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randrange(6)))

    def number(self) -> str:
        size = self.random.choice([3, 100, 100_000])
        return str(self.random.randint(-size, size)) + self.random.choice(
            ["", "", ".5", ".25", ".005"]
        )

    def date(self) -> str:
        day = self.random.choice([1, 2, 28, self.random.randint(1, 28)])
        return (
            f"{self.random.choice([2019, 2020, 2021]):04}-{self.random.randint(1, 12):02}-{day:02}"
        )

    def several(self, maker: Callable[[], str]) -> list[str]:
        return [maker() for _ in range(self.random.randrange(4))]

    def row(self) -> Row:
        return {
            name: None if self.random.random() < 0.15 else self.makers[kind]()
            for name, kind in TYPES.items()
            if "->" not in name
        }

    def expression(self) -> Tree:
        return self.tree(self.random.choice(EVERY), 3)

    def tree(self, kind: Type, depth: int) -> Tree:
        ways = [
            (operation, way)
            for operations in FAMILIES.values()
            for operation in operations
            for way in operation.signature.ways
            if _can_give(way, kind)
        ]
        if depth == 0 or not ways or self.random.random() < 0.15:
            return self.leaf(kind)
        operation, way = self.random.choice(ways)
        if operation.name == "lookup":
            return self.lookup(kind)
        made = op(operation.name, *self.arguments(operation, way, kind, depth))
        if operation.may_zero and self.random.random() < 0.2:
            made["zero_if_null"] = True
        return made

    def lookup(self, kind: Type) -> Tree:
        codes = [code for code, own in LINKED.items() if own == kind]
        return op("lookup", field("f_link"), codes[0]) if codes else self.leaf(kind)

    def leaf(self, kind: Type) -> Tree:
        if self.random.random() < 0.06:
            return value(None)
        names = [name for name, own in TYPES.items() if own == kind and "->" not in name]
        if self.random.random() < 0.6:
            return field(self.random.choice(names))
        return value(self.makers[kind](), kind)

    def arguments(self, operation: Operation, way: Way, kind: Type, depth: int) -> list[object]:
        counts = [count for count in range(way.least, way.least + 4) if way.patterns(count)]
        patterns = way.patterns(self.random.choice(counts)) or ()
        bound = self.bindings(way, kind)
        made: list[object] = []
        wanted = [self.wanted(pattern, bound) for pattern in patterns]
        for index, one in enumerate(wanted):
            made.append(self.argument(operation, index, one, depth))
        if operation.name == "format":
            of_number = wanted[0] == "number"
            fitting = [pattern for pattern in PATTERNS if is_pattern(pattern, of_number=of_number)]
            made[1] = self.random.choice(fitting)
        return made

    def argument(self, operation: Operation, index: int, wanted: Type, depth: int) -> object:
        shape = operation.shape(index)
        if shape == "places":
            return self.random.randrange(5)
        if shape == "field":
            return field(
                self.random.choice(
                    [n for n, own in TYPES.items() if own == wanted and "->" not in n]
                )
            )
        if operation.name in FEW and index == 1:
            return value(str(self.random.choice([-3, -1, 0, 1, 2.5, 4])), "number")
        return self.tree(wanted, depth - 1)

    def bindings(self, way: Way, kind: Type) -> dict[str, Type]:
        result = way.result.strip("[]")
        bound = {} if len(result) > 1 else {result: ELEMENT_OF[kind] if "[" in way.result else kind}
        for name in "TS":
            bound.setdefault(name, self.random.choice(way.domain(name)))
        return bound

    def wanted(self, pattern: str, bound: dict[str, Type]) -> Type:
        name = pattern.strip("[]")
        if len(name) == 1:
            return LIST_OF[bound[name]] if pattern != name else bound[name]
        return self.random.choice(EVERY if pattern == "any" else pattern.split("|"))


def _can_give(way: Way, kind: Type) -> bool:
    name = way.result.strip("[]")
    if way.result == "any":
        return kind in LINKED.values()
    if len(name) > 1:
        return way.result == kind
    domain = way.domain(name)
    return kind in (domain if way.result == name else [LIST_OF[one] for one in domain])
