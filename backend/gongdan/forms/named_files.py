"""Files that answers name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.registry import KINDS
from gongdan.forms.uploads import FILE


def files_in(fields: Iterable[FieldDefinition], answers: Mapping[str, object]) -> set[str]:
    """The ids of all files that answers name, in rows of sub-tables too."""
    found: set[str] = set()
    for one in fields:
        value = answers.get(one.id)
        if one.columns and isinstance(value, list):
            for row in value:
                found |= files_in(one.columns, cast("Mapping[str, object]", row))
        elif value is not None:
            named = KINDS[one.kind].references(cast("Json", value))
            found |= {str(each.id) for each in named if each.kind == FILE}
    return found
