"""All the records of a list by their ids alone, for what is done to all that match."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.catalog.queries.record_types import record_type
from gongdan.kernel.actors import Actor
from gongdan.records.listing import Wanted
from gongdan.records.models import Record
from gongdan.records.permissions import require_act
from gongdan.records.queries.lists import ids_of

MOST = 10_000


@dataclass(frozen=True)
class Ids:
    """The ids in the list's order; ``is_capped`` when there are more than may be taken at once."""

    ids: list[int]
    is_capped: bool


def ids(code: str, wanted: Wanted, *, by: Actor) -> Ids:
    """Every record of a list that the actor sees, as far as they may be handled together."""
    type_ = record_type(code)
    require_act(type_, "delete" if wanted.deleted else "read", by=by)
    found = ids_of(type_, wanted, by=by, most=MOST + 1)
    return Ids(found[:MOST], len(found) > MOST)


def number_of(record_id: int) -> str:
    """A record's number, empty where its form gives none."""
    return str(Record.objects.values_list("number", flat=True).get(id=record_id))
