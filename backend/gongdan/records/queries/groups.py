"""Records grouped by one or several fields, with subtotals of every level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import ExportContext
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.records import sql
from gongdan.records.errors import TooManyGroups
from gongdan.records.grouping import Level, Measure, Sum, key_of, rolled, statement, worked_out
from gongdan.records.listing import Wanted
from gongdan.records.permissions import require_act
from gongdan.records.queries.sums import source_of
from gongdan.records.wording import names_in

__all__ = ["Group", "Level", "Measure", "groups"]

MOST_LEVELS: Final = 3
MOST_GROUPS: Final = 2000


@dataclass(frozen=True)
class Group:
    """One group: its keys from the outermost level; fewer keys than levels is a subtotal."""

    keys: list[str | None]
    texts: list[str]
    count: int
    measures: list[str | None]


def groups(
    code: str,
    wanted: Wanted,
    *,
    levels: Sequence[Level],
    measures: Sequence[Measure],
    by: Actor,
) -> list[Group]:
    """The groups in order, each level's subtotal behind its groups, the whole last."""
    type_ = record_type(code)
    require_act(type_, "read", by=by)
    levels = levels[:MOST_LEVELS]
    names = [*(one.field for one in levels), *(one.field for one in measures)]
    source = source_of(type_, wanted, names, by=by)
    keys = [key_of(level, source.columns, zone=settings.ORG_TIME_ZONE) for level in levels]
    worked = [worked_out(measure, source.columns) for measure in measures]
    rows, params = source.rows
    found = sql.fetch(statement(keys, worked, rows, most=MOST_GROUPS + 1), params)
    if len(found) > MOST_GROUPS:
        raise TooManyGroups(most=MOST_GROUPS)
    return _worded(type_, levels, rolled(found, len(keys), worked), language=wanted.language, by=by)


def _worded(
    type_: RecordTypeValue, levels: Sequence[Level], found: list[Sum], *, language: str, by: Actor
) -> list[Group]:
    """The keys as people read them: options by their names, people by theirs."""
    fields = {
        name: one for one in forms.version(type_.form_version_id).fields for name in one.names
    }
    items = [None if level.grain else fields.get(level.field) for level in levels]
    documents = [
        {item.id: _stored(item, key)}
        for group in found
        for item, key in zip(items, group.keys, strict=False)
        if item is not None and key is not None
    ]
    names = names_in([one for one in items if one is not None], documents, language=language, by=by)
    how = ExportContext(language=language, time_zone=settings.ORG_TIME_ZONE, name_of=names)
    return [
        Group(
            group.keys,
            [_text(item, key, how) for item, key in zip(items, group.keys, strict=False)],
            group.count,
            group.measures,
        )
        for group in found
    ]


def _text(item: FieldDefinition | None, key: str | None, how: ExportContext) -> str:
    if item is None or key is None:
        return key or ""
    return KINDS[item.kind].export_text(_stored(item, key), item, how)


def _stored(item: FieldDefinition, key: str) -> Json:
    if item.kind == "bool":
        return key == "true"
    is_id = KINDS[item.kind].type == "number" and item.kind in ("member", "department", "rating")
    return int(key) if is_id and key.isdecimal() else key
