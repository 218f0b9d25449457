"""What a table's columns mean for a record type, and its rows as answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from gongdan.forms.definition import FieldDefinition
from gongdan.forms.kind import ImportContext
from gongdan.forms.registry import KINDS
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.records.exporting import FORMULA
from gongdan.records.sheets.columns import ColumnGuess
from gongdan.records.sheets.sheet import Row

OnMatch = Literal["update", "skip", "create"]
ON_MATCH: Final[tuple[OnMatch, ...]] = ("update", "skip", "create")
KNOWN: Final = frozenset({"columns", "key", "on_match", "only_known"})


@dataclass(frozen=True)
class Reading:
    """Which field each column fills, what finds a record that is there, and what then happens.

    ``only_known`` leaves out rows that match no record.
    """

    fields: Mapping[str, FieldDefinition]
    key: tuple[FieldDefinition, ...] = ()
    on_match: OnMatch = "update"
    only_known: bool = False


@dataclass(frozen=True)
class RowAnswers:
    """One row as answers by field id."""

    no: int
    answers: dict[str, object] = field(default_factory=dict)


def may_import(one: FieldDefinition) -> bool:
    """Whether a column can fill a field."""
    kind = KINDS[one.kind]
    return not (kind.is_computed or kind.is_secret or one.columns)


def suggest(
    columns: Sequence[ColumnGuess], fields: Iterable[FieldDefinition], *, keys: Sequence[str]
) -> dict[str, object]:
    """A mapping to begin with: columns that are called like a field, the type's own key."""
    by_name: dict[str, str] = {}
    for one in fields:
        if may_import(one):
            for name in (*one.label.values(), one.code, *one.aliases):
                by_name.setdefault(_plain(name), one.code)
    pairs = {column.name: by_name.get(_plain(column.name)) for column in columns}
    taken: set[str] = set()
    entries = []
    for column, code in pairs.items():
        if code is not None and code not in taken:
            taken.add(code)
            entries.append({"column": column, "field": code})
    return {
        "columns": entries,
        "key": [key for key in keys if key in taken],
        "on_match": "update",
        "only_known": False,
    }


def parse(
    content: Mapping[str, object],
    *,
    columns: Iterable[str],
    fields: Iterable[FieldDefinition],
    closed: Set[str] = frozenset(),
) -> Reading:
    """The mapping, or a refusal that lists everything wrong with it; no key is ``closed``."""
    known = {one.code: one for one in fields if may_import(one)}
    names = set(columns)
    problems = [
        Problem(path=name, code="records.unknown_setting", setting=name)
        for name in sorted(content.keys() - KNOWN)
    ]
    pairs: dict[str, FieldDefinition] = {}
    entries = cast("Sequence[Mapping[str, str]]", content.get("columns") or [])
    for place, entry in enumerate(entries):
        column, code = str(entry.get("column")), str(entry.get("field"))
        path = f"columns[{place}]"
        if column not in names:
            problems.append(Problem(path=path, code="records.unknown_column", column=column))
        elif code not in known or known[code] in pairs.values():
            problems.append(Problem(path=path, code="records.unknown_field", field=code))
        else:
            pairs[column] = known[code]
    key = [str(code) for code in cast("Sequence[object]", content.get("key") or [])]
    missing = [code for code in key if code not in {one.code for one in pairs.values()}]
    problems += [
        Problem(path="key", code="records.unknown_field", field=code) for code in {*key} & closed
    ]
    problems += [Problem(path="key", code="records.key_not_mapped", field=one) for one in missing]
    if not pairs:
        problems.append(Problem(path="columns", code="records.nothing_mapped"))
    on_match = content.get("on_match", "update")
    if on_match not in ON_MATCH:
        problems.append(Problem(path="on_match", code="records.unknown_setting", setting=on_match))
    if problems:
        raise InvalidInput(problems=problems)
    return Reading(
        fields=pairs,
        key=tuple(known[code] for code in key),
        on_match=cast("OnMatch", on_match),
        only_known=content.get("only_known") is True,
    )


def answers_of(
    row: Row, columns: Sequence[str], mapping: Reading, *, how: ImportContext
) -> RowAnswers:
    """A row as answers by field id; an empty cell says nothing."""
    found = RowAnswers(row.no)
    for column, cell in zip(columns, row.cells, strict=False):
        item = mapping.fields.get(column)
        if item is not None and cell.strip():
            found.answers[item.id] = KINDS[item.kind].import_text(bare(cell), item, how)
    return found


def bare(cell: str) -> str:
    """A cell without the mark that keeps spreadsheets from running it."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
