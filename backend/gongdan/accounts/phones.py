"""Telephone numbers as they are compared: one line is one key, however it was typed."""

from __future__ import annotations

import re

COUNTRY = re.compile(r"^(0086|86(?=\d{10,}))")
SHORTEST = 3


def phone_key(phone: str) -> str:
    """The digits that make the line: no spaces, signs, country code, or leading zeros.

    The person table keeps the same key of every number, made by the database.
    """
    digits = re.sub(r"[^0-9]", "", phone)
    return COUNTRY.sub("", digits).lstrip("0")
