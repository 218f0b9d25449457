"""Answers as an application file carries them: what they name by names that hold everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from gongdan.accounts.queries.organization import department_by_code, department_value
from gongdan.accounts.queries.people import person_by_username, person_value
from gongdan.catalog.queries.record_types import RecordTypeValue
from gongdan.forms.definition import TABLE, FieldDefinition
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.records.apart import LINK
from gongdan.records.errors import SampleUnknown
from gongdan.records.source import readable

Answers = Mapping[str, object]
# What cannot be taken elsewhere: files, and what was signed.
STAYING: Final = ("attachment", "image", "video", "signature", "json")
PEOPLE: Final = ("member", "members")
PLACES: Final = ("department", "departments")


@dataclass(frozen=True)
class Reading:
    """How keys of linked records are read."""

    record_of: Callable[[str], int | None]


def is_carried(one: FieldDefinition, type_: RecordTypeValue, *, by: Actor) -> bool:
    """Whether a file carries the answers of a field: nothing secret, computed, or of a file."""
    kind = KINDS[one.kind]
    is_given = kind.is_computed or kind.is_secret or one.is_sensitive
    if is_given or one.kind in STAYING or "source" in one.settings:
        return False
    return readable(one, type_, by=by)


def carried(
    fields: Sequence[FieldDefinition], answers: Answers, *, keys: Mapping[tuple[str, int], str]
) -> dict[str, object]:
    """The answers by code, without what is empty or leads out of the file."""
    found = {one.code: _carried(one, answers.get(one.id), keys) for one in fields}
    return {code: value for code, value in found.items() if value not in (None, [])}


def taken(
    fields: Sequence[FieldDefinition], answers: Answers, reading: Reading
) -> dict[str, object]:
    """The answers of a file as this installation takes them; unknown people are left out."""
    known = {one.code: one for one in fields}
    found = {
        code: _taken(known[code], value, reading) if code in known else value
        for code, value in answers.items()
    }
    return {code: value for code, value in found.items() if value not in (None, [])}


def _carried(one: FieldDefinition, value: object, keys: Mapping[tuple[str, int], str]) -> object:
    if value is None:
        return None
    if one.kind == LINK:
        wanted = str(one.settings.get("record_type"))
        found = (keys.get((wanted, key)) for key in cast("list[int]", value))
        return [key for key in found if key is not None]
    if one.kind == TABLE:
        rows = cast("list[Answers]", value)
        columns = [each for each in one.columns if each.kind not in (*STAYING, LINK)]
        return [carried(columns, row, keys=keys) for row in rows]
    return _each(one, value, person=_username, place=_place)


def _taken(one: FieldDefinition, value: object, reading: Reading) -> object:
    if one.kind == LINK and isinstance(value, list):
        return [_record(str(key), reading) for key in value]
    if one.kind == TABLE and isinstance(value, list):
        return [taken(one.columns, row, reading) for row in value if isinstance(row, Mapping)]
    return _each(one, value, person=_person, place=_department)


def _each(
    one: FieldDefinition,
    value: object,
    *,
    person: Callable[[object], object],
    place: Callable[[object], object],
) -> object:
    """The value, people and departments in it put otherwise."""
    if one.kind not in (*PEOPLE, *PLACES):
        return value
    other = person if one.kind in PEOPLE else place
    if isinstance(value, list):
        return [found for each in value if (found := other(each)) is not None]
    return other(value)


def _record(key: str, reading: Reading) -> int:
    found = reading.record_of(key)
    if found is None:
        raise SampleUnknown(key=key)
    return found


def _username(person_id: object) -> object:
    return person_value(int(cast("int", person_id))).username or None


def _person(username: object) -> object:
    found = person_by_username(str(username))
    return found.id if found else None


def _place(department_id: object) -> object:
    return department_value(int(cast("int", department_id))).code


def _department(code: object) -> object:
    found = department_by_code(str(code))
    return found.id if found else None
