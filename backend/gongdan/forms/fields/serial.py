"""A number of its own for every record, given when it is submitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import WORDS, Ask, CleanContext, FieldKind, Setting
from gongdan.forms.patterns import covers_reset, is_pattern
from gongdan.kernel.errors import Problem


class SerialKind(FieldKind):
    """A text after a pattern; whoever stores the record takes the number from a counter."""

    key = "serial"
    is_computed = True
    is_column = False
    operators: ClassVar[tuple[str, ...]] = WORDS
    settings: ClassVar[Mapping[str, Setting]] = {
        "pattern": is_pattern,
        "reset": settings.one_of("none", "year", "month", "day"),
        "within": lambda value: (
            isinstance(value, list) and len(value) <= 5 and all(map(settings.code, value))
        ),
        "gapless": settings.flag,
    }

    def clean(
        self, _value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Nobody fills it in."""
        return definition.problem("forms.computed", field=definition.code)

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields that have a counter for each of their answers."""
        within = definition.settings.get("within")
        return [Ask("within", str(name)) for name in within] if isinstance(within, list) else []

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """When counting begins anew, the pattern must tell the periods apart."""
        pattern = str(definition.settings.get("pattern") or "{seq:6}")
        if covers_reset(pattern, str(definition.settings.get("reset"))):
            return []
        return [Problem(path="reset", code="forms.reset_not_in_pattern")]

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The number."""
        return value if isinstance(value, str) else ""
