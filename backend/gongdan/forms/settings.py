"""Checks of single settings in a field's definition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from gongdan.expressions.values import NUMBER
from gongdan.forms.kind import Setting
from gongdan.kernel.texts import is_text

_OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
OPTION_KEYS = frozenset({"key", "label", "color", "is_active"})
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
MOST_OPTIONS = 3000


def flag(value: object) -> bool:
    """Yes or no."""
    return isinstance(value, bool)


def whole(least: int, most: int) -> Setting:
    """A whole number between two."""

    def check(value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return check


def one_of(*choices: str) -> Setting:
    """One of a few words."""
    return lambda value: isinstance(value, str) and value in choices


def words(value: object) -> bool:
    """A text in one or more languages, or plain."""
    return is_text(value) or (isinstance(value, str) and value != "")


def number(value: object) -> bool:
    """An exact number."""
    return decimal_of(value) is not None


def matching(pattern: str) -> Setting:
    """Text of a form."""
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def extensions(value: object) -> bool:
    """File name endings in lower case without a dot."""
    return isinstance(value, list) and all(
        isinstance(item, str) and re.fullmatch(r"[a-z0-9]{1,10}", item) for item in value
    )


def options(value: object) -> bool:
    """A list of options whose keys differ."""
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_OPTIONS:
        return False
    keys = [option.get("key") for option in value if is_option(option, "when")]
    return len(keys) == len(value) == len(set(keys))


def decimal_of(value: object) -> Decimal | None:
    """The exact number a JSON value means, if it means one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    text = str(value) if isinstance(value, str | float | Decimal) else ""
    return Decimal(text) if NUMBER.fullmatch(text) else None


def code(value: object) -> bool:
    """A code: of a field, a dictionary, a record type."""
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def source(value: object) -> bool:
    """Records as options: of which type, and which of their fields names them."""
    return (
        isinstance(value, Mapping)
        and code(value.get("record_type"))
        and not value.keys() - {"record_type", "label"}
    )


def is_option(option: object, *more: str) -> bool:
    """One option, perhaps with further keys."""
    if not isinstance(option, Mapping) or option.keys() - {*OPTION_KEYS, *more}:
        return False
    key, color, when = option.get("key"), option.get("color"), option.get("when", [])
    return (
        isinstance(key, str)
        and _OPTION_KEY.fullmatch(key) is not None
        and is_text(option.get("label"))
        and (color is None or isinstance(color, str))
        and isinstance(option.get("is_active", True), bool)
        and isinstance(when, list)
        and all(isinstance(one, str) for one in when)
    )
