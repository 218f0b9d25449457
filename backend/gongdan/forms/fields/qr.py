"""A code to be scanned, on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from gongdan.expressions.tree import Expression
from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.kind import Condition, Setting
from gongdan.forms.layout import LayoutKind
from gongdan.kernel.errors import Problem


class QrKind(LayoutKind):
    """A QR code of what an expression says; without one, of the record's own address."""

    key = "qr"
    settings: ClassVar[Mapping[str, Setting]] = {
        "content": lambda value: isinstance(value, Mapping),
        "size": settings.whole(40, 600),
    }

    def conditions(self, definition: FieldDefinition) -> list[Condition]:
        """The content."""
        content = definition.settings.get("content")
        return [Condition("content", cast("Expression", content), "text")] if content else []

    def check_together(self, _definition: FieldDefinition) -> list[Problem]:
        """Nothing more."""
        return []
