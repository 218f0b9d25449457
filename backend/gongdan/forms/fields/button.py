"""A button that opens something or fills fields in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.formats import url
from gongdan.forms.kind import Ask, Setting
from gongdan.forms.layout import LayoutKind


def _is_action(value: object) -> bool:
    """One of: open an address, file a work order of a type, put fixed answers into fields."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return False
    if "open" in value:
        return isinstance(value["open"], str) and url(value["open"]) is not None
    if "file" in value:
        return isinstance(value["file"], str) and value["file"] != ""
    fill = value.get("fill")
    return isinstance(fill, Mapping) and 0 < len(fill) <= 50


class ButtonKind(LayoutKind):
    """A button that opens an address, files a work order of a type, or fills answers in."""

    key = "button"
    settings: ClassVar[Mapping[str, Setting]] = {
        "action": _is_action,
        "look": settings.one_of("primary", "default", "link"),
    }

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields it fills in."""
        action = definition.settings.get("action")
        fill = action.get("fill") if isinstance(action, Mapping) else None
        return [Ask("action", str(name)) for name in fill] if isinstance(fill, Mapping) else []
