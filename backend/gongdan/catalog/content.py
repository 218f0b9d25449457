"""What a work-order type version says besides its form and process, read from JSON and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.texts import Text, is_text

PATTERN = re.compile(r"\{(YYYY|YY|MM|DD|seq:(\d))\}")


@dataclass(frozen=True)
class Situation:
    """What a requester says of the urgency in plain words; it sets impact and urgency."""

    key: str
    text: Text
    hint: Text
    impact: int
    urgency: int


@dataclass(frozen=True)
class RootCause:
    """Why it happened: one of the type's causes."""

    key: str
    name: Text


@dataclass(frozen=True)
class TypeContent:
    """The settings of a type version, typed."""

    number_pattern: str
    situations: tuple[Situation, ...]
    root_causes: tuple[RootCause, ...]
    status_labels: Mapping[str, Text]
    verb: Text
    question: Text
    sentences: Mapping[str, Text]
    auto_close_days: int
    calendar: str
    least_solution: int
    is_public: bool = False

    def situation(self, key: str) -> Situation | None:
        """The situation with this key."""
        return next((one for one in self.situations if one.key == key), None)

    def root_cause(self, key: str) -> RootCause | None:
        """The root cause with this key."""
        return next((one for one in self.root_causes if one.key == key), None)


def parse(content: Mapping[str, object]) -> TypeContent:
    """The typed content, or a refusal that lists everything wrong with it."""
    problems = list(_problems(content))
    if problems:
        raise InvalidInput(problems=problems)
    return TypeContent(
        number_pattern=str(content["number"]),
        situations=tuple(
            Situation(
                key=str(one["key"]),
                text=_text(one["text"]),
                hint=_text(one.get("hint", {})),
                impact=_int(one["impact"]),
                urgency=_int(one["urgency"]),
            )
            for one in _rows(content, "situations")
        ),
        root_causes=tuple(
            RootCause(key=str(one["key"]), name=_text(one["name"]))
            for one in _rows(content, "root_causes")
        ),
        status_labels=_texts(content, "status_labels"),
        verb=_text(content.get("verb", {})),
        question=_text(content.get("question", {})),
        sentences=_texts(content, "sentences"),
        auto_close_days=_int(content.get("auto_close_days", 3)),
        calendar=str(content.get("calendar", "standard")),
        least_solution=_int(content.get("least_solution", 4)),
        is_public=content.get("is_public") is True,
    )


def _problems(content: Mapping[str, object]) -> list[Problem]:
    found: list[Problem] = []
    number = content.get("number")
    if not isinstance(number, str) or not re.search(r"\{seq:\d\}", number):
        found.append(Problem(path="number", code="catalog.number_needs_seq"))
    if content.get("format") != 1:
        found.append(Problem(path="format", code="catalog.unknown_format"))
    if not isinstance(content.get("is_public", False), bool):
        found.append(Problem(path="is_public", code="kernel.not_a_choice", choices="true, false"))
    found += [
        Problem(path=name, code="kernel.not_accepted", reason="0-9999")
        for name in ("auto_close_days", "least_solution")
        if not _is_whole(content.get(name, 0))
    ]
    for name in ("situations", "root_causes"):
        rows = content.get(name)
        if not isinstance(rows, list) or not rows:
            found.append(Problem(path=name, code="catalog.at_least_one"))
            continue
        found += _row_problems(name, rows)
    return found


def _row_problems(name: str, rows: list[object]) -> list[Problem]:
    found: list[Problem] = []
    keys: set[object] = set()
    for place, row in enumerate(rows):
        path = f"{name}[{place}]"
        if not isinstance(row, dict) or not row.get("key"):
            found.append(Problem(path=path, code="catalog.key_needed"))
            continue
        if row["key"] in keys:
            found.append(Problem(path=path, code="catalog.key_twice", key=row["key"]))
        keys.add(row["key"])
        if not is_text(row.get("text" if name == "situations" else "name")):
            found.append(Problem(path=path, code="catalog.text_needed"))
        if name == "situations" and not _graded(row):
            found.append(Problem(path=path, code="catalog.grade_needed"))
    return found


def _graded(row: Mapping[str, object]) -> bool:
    return all(row.get(name) in (1, 2, 3) for name in ("impact", "urgency"))


def _is_whole(value: object) -> bool:
    return re.fullmatch(r"\d{1,4}", str(value)) is not None


def _rows(content: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    rows = content.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _texts(content: Mapping[str, object], name: str) -> dict[str, Text]:
    found = content.get(name)
    return {str(k): _text(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _text(value: object) -> Text:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}


def _int(value: object) -> int:
    return value if isinstance(value, int) else int(str(value))
