"""Looking at records with somebody else's eyes: for who builds the application."""

from __future__ import annotations

from gongdan.accounts.permissions import require
from gongdan.accounts.queries import actor_for_person_id
from gongdan.catalog.queries.record_types import record_type
from gongdan.kernel.actors import Actor


def looking_as(person_id: int | None, *, record_type_code: str, by: Actor) -> Actor:
    """The actor whose rights count: oneself, or for a builder the person named."""
    if person_id is None:
        return by
    require(by, "define", application=record_type(record_type_code).application)
    return actor_for_person_id(person_id)
