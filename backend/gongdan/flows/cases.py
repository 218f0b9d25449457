"""Test cases of a process: a sample request, what must come of it, and whether it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from gongdan.flows.graph import Text
from gongdan.flows.reading import Reader
from gongdan.flows.simulating import Walked

DECISIONS = frozenset({"approved", "rejected", "skipped", "timeout"})
MOST_CASES = 100


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What must come of a case: the steps stood at, how many are asked in each, how it ends."""

    path: tuple[str, ...] | None = None
    asked: Mapping[str, int] = field(default_factory=dict)
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One sample request; people are named by user name, a department by its code."""

    key: str
    name: Text
    type: str = ""
    requester: str = ""
    department: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)
    expect: Expected = field(default_factory=Expected)


@dataclass(frozen=True)
class Missed:
    """One way in which a case came out otherwise."""

    what: str
    expected: object
    actual: object
    step: str = ""


def read_cases(reader: Reader) -> tuple[Case, ...]:
    """The cases as stored, with whatever is wrong noted."""
    cases = tuple(_read_case(one) for one in reader.objects("cases"))
    if len(cases) > MOST_CASES:
        reader.refuse("cases", "flows.too_many_cases", most=MOST_CASES)
    keys = [case.key for case in cases]
    for key in {key for key in keys if key and keys.count(key) > 1}:
        reader.refuse("cases", "flows.key_twice", key=key)
    return cases


def cases_in(content: Mapping[str, object]) -> tuple[Case, ...]:
    """The cases of stored content that was checked, or as far as they can be read."""
    reader = Reader(content, path="process", problems=[], read_steps=lambda _raw, _reader: ())
    return read_cases(reader)


def missed(case: Case, walked: Walked) -> tuple[Missed, ...]:
    """In which ways the walk is not what the case expects."""
    found: list[Missed] = []
    path = human_path(walked)
    if case.expect.path is not None and case.expect.path != path:
        found.append(Missed("path", list(case.expect.path), list(path)))
    for step, count in case.expect.asked.items():
        actual = asked_in(walked, step)
        if actual != count:
            found.append(Missed("asked", count, actual, step))
    ended = walked.outcome or walked.state
    if case.expect.outcome and case.expect.outcome != ended:
        found.append(Missed("outcome", case.expect.outcome, ended))
    return tuple(found)


def human_path(walked: Walked) -> tuple[str, ...]:
    """The steps at which somebody or something had to act, in their order."""
    return tuple(passage.step for passage in walked.passages if passage.asked)


def asked_in(walked: Walked, step: str) -> int:
    """How many people are asked when a step is first reached."""
    first = next((passage for passage in walked.passages if passage.step == step), None)
    return len(first.asked) if first else 0


def _read_case(reader: Reader) -> Case:
    case = Case(
        key=reader.key(),
        name=reader.text("name", required=True),
        type=reader.string("type"),
        requester=reader.string("requester"),
        department=reader.string("department"),
        facts=_mapping(reader, "facts"),
        decisions=_decisions(reader),
        expect=_read_expected(reader),
    )
    reader.finish()
    return case


def _read_expected(reader: Reader) -> Expected:
    raw = _mapping(reader, "expect")
    path, asked, outcome = raw.get("path"), raw.get("asked"), raw.get("outcome", "")
    is_path = path is None or (isinstance(path, list) and all(isinstance(p, str) for p in path))
    is_asked = asked is None or (
        isinstance(asked, dict) and all(isinstance(count, int) for count in asked.values())
    )
    if not (is_path and is_asked and isinstance(outcome, str)) or set(raw) - WORDS:
        reader.refuse("expect", "flows.value_wrong")
        return Expected()
    return Expected(
        path=tuple(cast("list[str]", path)) if path is not None else None,
        asked=cast("dict[str, int]", asked or {}),
        outcome=outcome,
    )


WORDS = {"path", "asked", "outcome"}


def _decisions(reader: Reader) -> Mapping[str, str]:
    said = _mapping(reader, "decisions")
    if all(word in DECISIONS for word in said.values()):
        return cast("Mapping[str, str]", said)
    reader.refuse("decisions", "flows.choice_wrong", allowed=sorted(DECISIONS))
    return {}


def _mapping(reader: Reader, setting: str) -> Mapping[str, object]:
    value = reader.take(setting)
    if value is None or isinstance(value, dict):
        return cast("dict[str, object]", value or {})
    reader.refuse(setting, "flows.value_wrong")
    return {}
