"""How a source's table is read: which column stands for what, and which value means which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gongdan.channels.imports.targets import TARGETS, Target
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.records.sheets.delimited import DELIMITERS
from gongdan.records.sheets.encodings import ENCODINGS
from gongdan.records.sheets.moments import FORMATS
from gongdan.records.sheets.sheet import How

FORMAT = 1
MODES = ("rows", "event_log")
KEYS = frozenset(
    "format source mode encoding delimiter time_zone missing columns defaults".split()  # noqa: SIM905
)
COLUMN_KEYS = frozenset(("column", "target", "values", "format"))
DEFAULTS = frozenset(("status", "priority", "impact", "urgency", "channel", "category", "team"))


@dataclass(frozen=True)
class Column:
    """One column's meaning: a target, its values in our words, its dates' format."""

    name: str
    target: str
    values: Mapping[str, str] = field(default_factory=dict)
    format: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A whole mapping, typed."""

    source: str
    mode: str
    how: How
    zone: ZoneInfo
    missing: frozenset[str]
    columns: tuple[Column, ...]
    defaults: Mapping[str, str]

    @property
    def is_event_log(self) -> bool:
        """Whether several rows tell one order's history."""
        return self.mode == "event_log"


Content = Mapping[str, object]


def parse(content: Content, *, columns: Sequence[str] | None = None, zone: str) -> Reading:
    """The typed mapping; a refusal lists everything wrong with it.

    ``columns`` are those of the file it is for; ``zone`` holds where the mapping names none.
    """
    problems = [*_problems(content), *_missing_columns(content, columns)]
    if problems:
        raise InvalidInput(problems=problems)
    return Reading(
        source=str(content["source"]),
        mode=str(content.get("mode", "rows")),
        how=How(str(content.get("encoding") or ""), str(content.get("delimiter") or "")),
        zone=ZoneInfo(str(content.get("time_zone") or zone)),
        missing=frozenset(_strings(content.get("missing"))),
        columns=tuple(_column(row) for row in _rows(content)),
        defaults={
            key: value for key, value in _pairs(content.get("defaults")).items() if value != ""
        },
    )


def _problems(content: Content) -> Iterator[Problem]:
    if content.get("format") != FORMAT:
        yield Problem(path="format", code="channels.unknown_format")
    for key in sorted(set(content) - KEYS):
        yield Problem(path=key, code="channels.unknown_key", key=key)
    source = content.get("source")
    if not isinstance(source, str) or not 0 < len(source.strip()) <= 40:
        yield Problem(path="source", code="channels.source_needed")
    yield from _one_of(content, "mode", MODES)
    yield from _one_of(content, "encoding", ("", *ENCODINGS))
    yield from _one_of(content, "delimiter", ("", *DELIMITERS))
    yield from _zone_problems(content.get("time_zone"))
    for key, value in _pairs(content.get("defaults")).items():
        choices = TARGETS[key].choices if key in DEFAULTS else ()
        if key not in DEFAULTS or (choices and value and value not in choices):
            yield Problem(path=f"defaults.{key}", code="channels.not_a_choice", value=value)
    yield from _column_problems(_rows(content))


def _one_of(content: Content, key: str, known: tuple[str, ...]) -> Iterator[Problem]:
    value = content.get(key, known[0]) or known[0]
    if value not in known:
        yield Problem(path=key, code="channels.not_a_choice", value=str(value))


def _zone_problems(zone: object) -> Iterator[Problem]:
    try:
        ZoneInfo(str(zone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Problem(path="time_zone", code="channels.not_a_choice", value=str(zone))


def _column_problems(rows: list[Mapping[str, object]]) -> Iterator[Problem]:
    seen: list[str] = []
    for place, row in enumerate(rows):
        path, target = f"columns.{place}", row.get("target")
        known = TARGETS.get(target) if isinstance(target, str) else None
        if known is None or not isinstance(row.get("column"), str) or set(row) - COLUMN_KEYS:
            yield Problem(path=path, code="channels.unknown_target", value=str(target))
            continue
        if known.key in seen and not known.takes_several:
            yield Problem(path=path, code="channels.target_twice", target=known.key)
        seen.append(known.key)
        yield from _value_problems(path, row, known)
    for known in TARGETS.values():
        if known.is_required and known.key not in seen:
            yield Problem(path="columns", code="channels.target_needed", target=known.key)


def _value_problems(path: str, row: Mapping[str, object], known: Target) -> Iterator[Problem]:
    format_ = row.get("format") or ""
    if format_ and format_ not in FORMATS:
        yield Problem(path=f"{path}.format", code="channels.not_a_choice", value=str(format_))
    for value in _pairs(row.get("values")).values():
        if known.choices and value and value not in known.choices:
            yield Problem(path=f"{path}.values", code="channels.not_a_choice", value=value)


def _missing_columns(content: Content, columns: Sequence[str] | None) -> Iterator[Problem]:
    if columns is None:
        return
    for place, row in enumerate(_rows(content)):
        if row.get("column") not in columns:
            name = str(row.get("column"))
            yield Problem(path=f"columns.{place}", code="channels.column_missing", column=name)


def _column(row: Mapping[str, object]) -> Column:
    return Column(
        name=str(row["column"]),
        target=str(row["target"]),
        values=_pairs(row.get("values")),
        format=str(row.get("format") or ""),
    )


def _rows(content: Content) -> list[Mapping[str, object]]:
    rows = content.get("columns")
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _pairs(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {str(key): str(item) for key, item in value.items() if item is not None}


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
