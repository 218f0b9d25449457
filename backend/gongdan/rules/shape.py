"""Checking the shape of a content that came from outside, noting every problem with its path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from gongdan.expressions import find_problems
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text
from gongdan.rules.facts import Known

Check = Callable[[object, str], None]
# What an object must have, and what it may have.
Settings = tuple[Mapping[str, Check], Mapping[str, Check]]
CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
LONGEST_WORD: Final = 60
LONGEST_VALUE: Final = 400


@dataclass
class Shape:
    """Collects what is wrong with a content."""

    known: Known
    problems: list[Problem] = field(default_factory=list)

    def note(self, path: str, problem: str, **facts: object) -> None:
        """Something is wrong here."""
        self.problems.append(Problem(path=path, code=f"rules.{problem}", **facts))

    def fields(
        self,
        raw: object,
        path: str,
        required: Mapping[str, Check],
        optional: Mapping[str, Check] | None = None,
    ) -> None:
        """An object with these fields and no others."""
        if not isinstance(raw, dict):
            self.note(path, "malformed", expected="object")
            return
        checks = {**required, **(optional or {})}
        for name in required:
            if name not in raw:
                self.note(below(path, name), "required")
        for name, value in raw.items():
            if name in checks:
                checks[name](value, below(path, name))
            else:
                self.note(below(path, name), "unknown_key", key=name)

    @property
    def limits(self) -> Mapping[str, Check]:
        """The days a rule or a set may be limited to."""
        return {"valid_from": self.day, "valid_to": self.day}

    def items(self, check: Check, *, least: int = 0, most: int = 500) -> Check:
        """A list of so many, each checked."""

        def check_items(raw: object, path: str) -> None:
            if not isinstance(raw, list):
                self.note(path, "malformed", expected="list")
                return
            if not least <= len(raw) <= most:
                self.note(path, "out_of_range", least=least, most=most)
            for index, item in enumerate(raw):
                check(item, below(path, index))
            self._unique_keys(raw, path)

        return check_items

    def integer(self, least: int, most: int) -> Check:
        """A whole number in a range."""

        def check_integer(raw: object, path: str) -> None:
            if not isinstance(raw, int) or isinstance(raw, bool):
                self.note(path, "malformed", expected="integer")
            elif not least <= raw <= most:
                self.note(path, "out_of_range", least=least, most=most)

        return check_integer

    def one_of(self, known: frozenset[str] | None, problem: str) -> Check:
        """A code that exists; only its shape is checked when nobody knows which exist."""

        def check_code(raw: object, path: str) -> None:
            if not isinstance(raw, str) or not CODE.fullmatch(raw):
                self.note(path, "malformed", expected="code")
            elif known is not None and raw not in known:
                self.note(path, problem, value=raw)

        return check_code

    def key(self, raw: object, path: str) -> None:
        """A key: letters, digits, dot, dash, underscore."""
        self.one_of(None, "")(raw, path)

    def name(self, raw: object, path: str) -> None:
        """A name in at least one language."""
        if not is_text(raw):
            self.note(path, "malformed", expected="name")

    def flag(self, raw: object, path: str) -> None:
        """True or false."""
        if not isinstance(raw, bool):
            self.note(path, "malformed", expected="boolean")

    def word(self, raw: object, path: str) -> None:
        """A word or phrase that is not blank."""
        if not isinstance(raw, str) or not raw.strip() or len(raw) > LONGEST_WORD:
            self.note(path, "malformed", expected="word")

    def condition(self, raw: object, path: str) -> None:
        """A condition over the known facts."""
        self.problems += find_problems(raw, self.known.facts, expected="boolean", path=path)

    def expression(self, raw: object, path: str) -> None:
        """An expression of any type over the known facts."""
        self.problems += find_problems(raw, self.known.facts, path=path)

    def fact(self, raw: object, path: str) -> None:
        """The key of a known fact."""
        if not isinstance(raw, str) or raw not in self.known.facts:
            self.note(path, "unknown_field", value=str(raw))

    def day(self, raw: object, path: str) -> None:
        """A calendar day."""
        try:
            date.fromisoformat(str(raw))
        except ValueError:
            self.note(path, "malformed", expected="date")

    def days(self, raw: object, path: str) -> None:
        """First and last day of something limited, in their order."""
        if not isinstance(raw, dict) or "valid_from" not in raw or "valid_to" not in raw:
            return
        if str(raw["valid_from"]) > str(raw["valid_to"]):
            self.note(below(path, "valid_to"), "days_backwards")

    def choice(self, *known: str) -> Check:
        """One of a few words."""

        def check_choice(raw: object, path: str) -> None:
            if raw not in known:
                self.note(path, "unknown_choice", value=str(raw))

        return check_choice

    def anything(self, raw: object, path: str) -> None:
        """Any fixed value."""
        if isinstance(raw, dict | list) or (isinstance(raw, str) and len(raw) > LONGEST_VALUE):
            self.note(path, "malformed", expected="value")

    def result(self, raw: object, path: str) -> None:
        """A result of a table that is still being edited."""
        if isinstance(raw, dict):
            self.note(path, "malformed", expected="value")

    def test(self, raw: object, path: str) -> None:
        """A test case: what is known, what happened, and what should come of it."""
        required = {
            "key": self.key,
            "name": self.name,
            "facts": self.mapping,
            "expect": self.mapping,
        }
        self.fields(raw, path, required, {"before": self.mapping, "event": self.mapping})

    def mapping(self, raw: object, path: str) -> None:
        """An object of any content."""
        if not isinstance(raw, dict):
            self.note(path, "malformed", expected="object")

    def _unique_keys(self, raw: list[object], path: str) -> None:
        keys = [str(item["key"]) for item in raw if isinstance(item, dict) and "key" in item]
        for key, count in Counter(keys).items():
            if count > 1:
                self.note(path, "duplicate_key", key=key)


def below(path: str, name: str | int) -> str:
    """The path of something inside."""
    return f"{path}.{name}" if path else str(name)
