"""Inputs that a schema alone cannot judge, cleaned or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from gongdan.accounts.models import Person
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.texts import LANGUAGES, Text

NAME_LIMIT = 120
PASSWORD_MIN_LENGTH = 10


def text(value: Mapping[str, str], *, path: str = "name") -> Text:
    """A name in one or both languages, trimmed; refused when it is empty in both or too long."""
    cleaned = {key: value.get(key, "").strip() for key in LANGUAGES if value.get(key, "").strip()}
    if not cleaned:
        raise refused(path, "kernel.required")
    if any(len(each) > NAME_LIMIT for each in cleaned.values()):
        raise refused(path, "kernel.too_long", limit=NAME_LIMIT)
    return cleaned


def choices(values: Iterable[str], *, known: Iterable[str], path: str) -> list[str]:
    """The values without repetition in a fixed order; refused when one is not known."""
    wanted, allowed = set(values), list(known)
    for value in sorted(wanted - set(allowed)):
        raise refused(path, "kernel.not_a_choice", choices=", ".join(allowed), given=value)
    return [value for value in allowed if value in wanted]


def password(value: str, *, of: Person) -> str:
    """A password that is good enough for this person, or the reasons why it is not."""
    try:
        validate_password(value, of)
    except ValidationError as weak:
        problems = [
            Problem(path="password", code=f"accounts.{each.code}", **(each.params or {}))
            for each in weak.error_list
        ]
        raise InvalidInput(problems=problems) from None
    return value


def refused(path: str, code: str, **facts: object) -> InvalidInput:
    """The refusal of one input."""
    return InvalidInput(problems=[Problem(path=path, code=code, **facts)])
