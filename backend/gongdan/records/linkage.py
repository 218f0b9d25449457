"""Records that fit what is being filled in, for a page that fills fields from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongdan.catalog.queries.record_types import record_type
from gongdan.expressions import Expression, Type, Value, plain
from gongdan.expressions.values import type_of
from gongdan.forms.definition import Json
from gongdan.kernel.actors import Actor
from gongdan.records.models import Record
from gongdan.records.permissions import require_act
from gongdan.records.source import Records

MOST = 20


@dataclass(frozen=True)
class Reading:
    """An answer as conditions read it, and of which type it is."""

    value: object
    type: Type


@dataclass(frozen=True)
class Match:
    """A record that fits, with the answers asked for; the only one also as conditions read it."""

    id: int
    number: str
    title: str
    values: Mapping[str, Json]
    readings: Mapping[str, Reading]


def matching(
    code: str, match: Sequence[tuple[str, Expression]], *, take: Sequence[str], by: Actor
) -> list[Match]:
    """The newest records whose fields equal these literals, under the rights of who asks."""
    type_ = record_type(code)
    require_act(type_, "read", by=by)
    source = Records(by)
    ids = source.match(code, _all_equal(match), most=MOST)
    values = source.fetch(code, ids, take)
    heads = Record.objects.filter(form_id=type_.form_id, id__in=ids).order_by("-id")
    return [
        Match(
            key,
            number,
            title,
            values.get(key, {}),
            {name: _reading(source.read(code, key, name)) for name in take if len(ids) == 1},
        )
        for key, number, title in heads.values_list("id", "number", "title")
    ]


def _reading(value: Value) -> Reading:
    return Reading(plain(value), type_of(value))


def _all_equal(match: Sequence[tuple[str, Expression]]) -> Expression:
    parts: list[Expression] = [
        {"op": "=", "args": [{"field": name}, literal]} for name, literal in match
    ]
    return parts[0] if len(parts) == 1 else {"op": "and", "args": parts}
