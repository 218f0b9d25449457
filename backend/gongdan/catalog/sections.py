"""Sections of an application file that modules above the catalog bring: registered at start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.actors import Actor

Part = Mapping[str, object]


@dataclass(frozen=True)
class Section:
    """How one section is read, made and taken away; each part has a ``code``.

    A section with ``some`` is not read as a whole: only what is named by its codes, or by the
    codes of what holds it.
    """

    name: str
    read: Callable[[str, Actor], list[dict[str, object]]]
    put: Callable[[str, Part, Actor, datetime], None]
    retire: Callable[[str, str, Actor, datetime], None]
    some: Callable[[str, Sequence[str], Actor], list[dict[str, object]]] | None = None

    def parts(self, application: str, chosen: Sequence[str], by: Actor) -> list[dict[str, object]]:
        """What the section says, as far as it is wanted."""
        if self.some is None:
            return self.read(application, by)
        return self.some(application, chosen, by) if chosen else []


_SECTIONS: dict[str, Section] = {}


def register_section(section: Section) -> None:
    """Have a section carried by application files."""
    _SECTIONS[section.name] = section


def section(name: str) -> Section | None:
    """The section of this name, where one is brought."""
    return _SECTIONS.get(name)


def sections() -> list[Section]:
    """Every section that is brought."""
    return list(_SECTIONS.values())
