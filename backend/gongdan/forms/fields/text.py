"""One line of text, perhaps an e-mail address, a Chinese phone number or a web address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import ClassVar
from urllib.parse import urlsplit

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, FieldKind, Setting, clean_string
from gongdan.kernel.errors import Problem

LONGEST = 500
_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"]+@[^@\s<>()\[\],;:\"]+\.[^@\s<>()\[\],;:\".]{2,}")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9][0-9]{9})")
_AREA = r"((?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8})"
_LANDLINES = (re.compile("0" + _AREA), re.compile(r"\+?860?" + _AREA))


class TextKind(FieldKind):
    """One line of text."""

    key = "text"
    settings: ClassVar[Mapping[str, Setting]] = {
        "format": settings.one_of("email", "phone_cn", "url"),
        "min_length": settings.whole(0, LONGEST),
        "max_length": settings.whole(1, LONGEST),
        "warn_duplicates": settings.flag,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Composed, trimmed, without control characters, in its format."""
        if not isinstance(value, str):
            return definition.problem("forms.not_text")
        text = clean_string(value)
        if text is None:
            return definition.problem("forms.control_characters")
        if not text:
            return None
        reader = FORMATS.get(str(definition.settings.get("format")))
        formatted = reader(text) if reader else text
        if formatted is None:
            return definition.problem(f"forms.not_{definition.settings['format']}")
        return length_problem(formatted, definition, longest=LONGEST) or formatted

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least length may not exceed the greatest."""
        if definition.whole("min_length", 0) > definition.whole("max_length", LONGEST):
            return [Problem(path="min_length", code="forms.min_over_max")]
        return []

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A string."""
        return {"type": "string", "maxLength": definition.whole("max_length", LONGEST)}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The text itself."""
        return value if isinstance(value, str) else ""


def length_problem(text: str, definition: FieldDefinition, *, longest: int) -> Problem | None:
    """Whether a text is too short or too long for its field."""
    least, most = definition.whole("min_length", 0), definition.whole("max_length", longest)
    if len(text) < least:
        return definition.problem("forms.too_short", least=least)
    if len(text) > most:
        return definition.problem("forms.too_long", most=most)
    return None


def _email(text: str) -> str | None:
    return text if len(text) <= 254 and _EMAIL.fullmatch(text) else None


def _phone_cn(text: str) -> str | None:
    digits = re.sub(r"[\s()-]", "", unicodedata.normalize("NFKC", text))
    mobile = _MOBILE.fullmatch(digits)
    if mobile:
        return mobile[1]
    found = (pattern.fullmatch(digits) for pattern in _LANDLINES)
    return next(("0" + landline[1] for landline in found if landline), None)


def _url(text: str) -> str | None:
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    is_address = parts.scheme in ("http", "https") and parts.netloc and not re.search(r"\s", text)
    return text if is_address else None


FORMATS: Mapping[str, Callable[[str], str | None]] = {
    "email": _email,
    "phone_cn": _phone_cn,
    "url": _url,
}
