"""One kind of matter people write about, and how a single request of it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from gongdan.demo.texts.words import WORDS


@dataclass(frozen=True)
class Topic:
    """Texts with blanks: titles, descriptions, solutions, and what belongs to the matter."""

    type: str
    weight: float
    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    solutions: tuple[str, ...]
    causes: tuple[str, ...]
    answers: Mapping[str, object] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    parts: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class Wording:
    """One request of a topic, its blanks filled the same way everywhere."""

    topic: Topic
    blanks: Mapping[str, str]
    title: str
    description: str
    answers: Mapping[str, object]

    def fill(self, text: str) -> str:
        """Another text about the same request."""
        return text.format_map(self.blanks)


def put_into_words(topic: Topic, rng: Random) -> Wording:
    """One request: which machine, which place, since when."""
    blanks = {name: rng.choice(choices) for name, choices in WORDS.items()}
    blanks |= numbers(rng)
    return Wording(
        topic=topic,
        blanks=blanks,
        title=rng.choice(topic.titles).format_map(blanks),
        description=rng.choice(topic.descriptions).format_map(blanks),
        answers={
            code: value.format_map(blanks) if isinstance(value, str) else value
            for code, value in topic.answers.items()
        },
    )


def numbers(rng: Random) -> dict[str, str]:
    """The figures people mention."""
    return {
        "n": str(rng.randint(2, 9)),
        "m": str(rng.randint(10, 48)),
        "pct": str(rng.randint(3, 25)),
        "qty": str(rng.choice((20, 40, 60, 80, 120, 200, 300, 500))),
        "order": f"SO-{rng.randint(86100, 88990)}",
        "batch": f"{rng.choice('ABC')}{rng.randint(8, 11):02}{rng.randint(1, 28):02}",
        "amount": f"{(amount := rng.randint(12, 960) * 50):,}.00",
        "sum": f"{amount}.00",
        "code": f"{rng.choice('EAF')}-{rng.randint(101, 499)}",
        "port": f"{rng.choice((1, 2, 3))}F-{rng.randint(1, 48):02}",
        "asset": f"PC-{rng.randint(1021, 1488)}",
        "po": f"PO-{rng.randint(45100, 46990)}",
        "mat": f"{rng.randint(100, 399)}-{rng.randint(1000, 9999)}",
        "temp": str(rng.randint(58, 79)),
        "mm": f"0.{rng.randint(2, 9)}",
    }
