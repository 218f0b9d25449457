"""What judging a form may ask of the outside: records of other forms, people, secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Value
from gongdan.forms.definition import Json


class RecordSource(Protocol):
    """Records of record types, as the person who fills in may see them.

    A condition reads the record's fields by code; what it takes from the form being filled in
    has already been put in as fixed values.
    """

    def exists(
        self, record_type: str, ids: Sequence[int], *, condition: Expression | None = None
    ) -> frozenset[int]:
        """Those of the ids that are live records of the type and fulfil the condition."""
        ...

    def fetch(
        self, record_type: str, ids: Sequence[int], codes: Sequence[str]
    ) -> Mapping[int, Mapping[str, Json]]:
        """Stored answers of records by code; a field that is hidden from the person is absent."""
        ...

    def match(self, record_type: str, condition: Expression, *, most: int) -> Sequence[int]:
        """The ids of the newest records that fulfil a condition, at most so many."""
        ...

    def read(self, record_type: str, record_id: int, code: str) -> Value:
        """One answer of a record as conditions see it; null where it is not to be seen."""
        ...


class PeopleSource(Protocol):
    """What a choice of people or departments may be limited to."""

    def departments_above(self, department: int) -> Sequence[int]:
        """The department itself and every one it belongs to, nearest first."""
        ...

    def department_of(self, person: int) -> int | None:
        """Where a person works."""
        ...

    def is_in_team(self, person: int, teams: Sequence[str]) -> bool:
        """Whether a person is an active member of one of these teams."""
        ...

    def has_role(self, person: int, roles: Sequence[str]) -> bool:
        """Whether a person holds one of these roles anywhere."""
        ...

    def is_on_shift(self, person: int) -> bool:
        """Whether a person works just now."""
        ...


class Vault(Protocol):
    """Turns a secret into what may be stored."""

    def seal(self, text: str) -> str:
        """The text, readable by nobody without the installation's key."""
        ...

    def is_sealed(self, text: str) -> bool:
        """Whether this was sealed here."""
        ...


class NoRecords:
    """Knows of no records."""

    def exists(
        self, _record_type: str, _ids: Sequence[int], *, condition: Expression | None = None
    ) -> frozenset[int]:
        """None."""
        del condition
        return frozenset()

    def fetch(
        self, _record_type: str, _ids: Sequence[int], _codes: Sequence[str]
    ) -> Mapping[int, Mapping[str, Json]]:
        """Nothing."""
        return {}

    def match(self, _record_type: str, _condition: Expression, *, most: int) -> Sequence[int]:
        """None."""
        del most
        return ()

    def read(self, _record_type: str, _record_id: int, _code: str) -> Value:
        """Nothing."""
        return None


class NoPeople:
    """Knows nobody."""

    def departments_above(self, department: int) -> Sequence[int]:
        """Only the department itself."""
        return (department,)

    def department_of(self, _person: int) -> int | None:
        """Nowhere."""
        return None

    def is_in_team(self, _person: int, _teams: Sequence[str]) -> bool:
        """No."""
        return False

    def has_role(self, _person: int, _roles: Sequence[str]) -> bool:
        """No."""
        return False

    def is_on_shift(self, _person: int) -> bool:
        """No."""
        return False


class NoVault:
    """Seals nothing, so that no secret is ever stored readable by mistake."""

    def seal(self, _text: str) -> str:
        """Only that there is something."""
        return "sealed:"

    def is_sealed(self, text: str) -> bool:
        """Whether this came from here."""
        return text == "sealed:"
