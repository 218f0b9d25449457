"""Answers that must not come twice, as values that a table with a key can hold."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongdan.forms.definition import FieldDefinition, FormDefinition, Json


@dataclass(frozen=True)
class UniqueValue:
    """One answer that nobody else in the form (or with the same scope) may have."""

    field_id: str
    scope_hash: str
    norm: str


def unique_values(form: FormDefinition, answers: Mapping[str, Json]) -> tuple[UniqueValue, ...]:
    """What is claimed by these answers; a field without an answer claims nothing."""
    return tuple(
        UniqueValue(item.id, _scope(item, form, answers), normal(answers[item.id]))
        for item in form.fields
        if item.unique_within is not None and item.id in answers
    )


def lookalikes(form: FormDefinition, answers: Mapping[str, Json]) -> tuple[UniqueValue, ...]:
    """Answers to be pointed out when another record has them too, without being refused."""
    return tuple(
        UniqueValue(item.id, "", normal(answers[item.id]))
        for item in form.fields
        if item.settings.get("warn_duplicates") is True and item.id in answers
    )


def normal(value: Json) -> str:
    """The same for what people take for the same: width, case and spacing do not count."""
    if isinstance(value, str):
        text = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
    else:
        text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= LONGEST else hashlib.sha256(text.encode()).hexdigest()


LONGEST = 500


def repeated(
    items: Iterable[FieldDefinition], rows: list[dict[str, Json]]
) -> list[tuple[int, str]]:
    """Where a row of a sub-table repeats what a column has only once: row and column id."""
    found = []
    for item in items:
        seen: set[str] = set()
        for index, row in enumerate(rows):
            if item.unique_within is None or item.id not in row:
                continue
            norm = normal(row[item.id])
            if norm in seen:
                found.append((index, item.id))
            seen.add(norm)
    return found


def _scope(item: FieldDefinition, form: FormDefinition, answers: Mapping[str, Json]) -> str:
    if not item.unique_within:
        return ""
    ids = {name: one.id for one in form.fields for name in one.names}
    parts = [normal(answers.get(ids[name])) for name in item.unique_within if name in ids]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
