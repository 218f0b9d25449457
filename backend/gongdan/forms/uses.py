"""What names the fields of a form: modules that hold definitions register how theirs are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongdan.kernel.texts import Text


@dataclass(frozen=True)
class Use:
    """One definition that names a field: what it is, what finds it, where in it."""

    kind: str
    code: str
    name: Text
    place: str
    is_draft: bool = False


@dataclass(frozen=True)
class Searched:
    """The form whose fields are looked for."""

    form_id: int
    code: str
    application: str


@dataclass(frozen=True)
class Definition:
    """Something to be searched; ``is_own``: its conditions name the form's fields by bare code."""

    kind: str
    code: str
    name: Text
    content: Mapping[str, object]
    is_own: bool = False
    is_draft: bool = False


Finder = Callable[[Searched], Iterable[Definition]]
_FINDERS: list[Finder] = []


def register_definitions(finder: Finder) -> None:
    """Have definitions searched for the fields of a form."""
    _FINDERS.append(finder)


def definitions_around(searched: Searched) -> Iterator[Definition]:
    """Every registered definition that may name fields of a form."""
    for finder in _FINDERS:
        yield from finder(searched)
