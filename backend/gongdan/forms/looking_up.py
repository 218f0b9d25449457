"""What can be looked up through the links of a form: which fields, and their answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from gongdan.expressions.operations.lookup import reached
from gongdan.expressions.surroundings import Lookup
from gongdan.expressions.values import Type, Value

if TYPE_CHECKING:
    from gongdan.forms.definition import FieldDefinition
    from gongdan.forms.kind import CleanContext

LINK: Final = "link"
Types = Mapping[str, Type]


def types_through(
    fields: Iterable[FieldDefinition], linked: Callable[[str], Types]
) -> Iterator[tuple[str, Type]]:
    """What formulas may look up through the links among these fields, by every name of a link."""
    for one in fields:
        if one.kind == LINK:
            found = linked(str(one.settings.get("record_type", "")))
            for name in one.names:
                yield from reached(name, found)


def looking_up(context: CleanContext) -> Lookup:
    """How formulas ask the first record of a link, under the rights of who fills in."""

    def ask(name: str, key: Value, code: str) -> Value:
        link = context.form.fields.get(name)
        first = key[0] if isinstance(key, tuple) else key
        if link is None or link.kind != LINK or first is None:
            return None
        record_type = str(link.settings["record_type"])
        return context.records.read(record_type, int(str(first)), code)

    return ask
