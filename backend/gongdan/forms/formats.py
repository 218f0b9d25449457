"""Formats of one line of text: what is taken, and the one way in which it is kept."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import urlsplit

_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"]+@[^@\s<>()\[\],;:\"]+\.[^@\s<>()\[\],;:\".]{2,}")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9][0-9]{9})")
_AREA = r"((?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8})"
_LANDLINES = (re.compile("0" + _AREA), re.compile(r"\+?860?" + _AREA))
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")
_ID_NUMBER = re.compile(r"[1-9][0-9]{16}[0-9X]")
_ID_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_ID_CHECKS = "10X98765432"
_CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = re.compile(f"[{_CREDIT_LETTERS}]{{2}}[0-9]{{6}}[{_CREDIT_LETTERS}]{{10}}")
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    f"[{_PLACES}][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{{4}}[A-HJ-NP-Z0-9挂学警港澳]"
    "|[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF])"
)
_MAC = re.compile(r"[0-9A-F]{12}")


def email(text: str) -> str | None:
    """A mail address."""
    return text if len(text) <= 254 and _EMAIL.fullmatch(text) else None


def phone(text: str) -> str | None:
    """A Chinese number as it is dialed there, any other with plus and country."""
    digits = _dialed(text)
    return phone_cn(text) or (digits if _ABROAD.fullmatch(digits) else None)


def phone_cn(text: str) -> str | None:
    """A Chinese mobile number, or a landline with its area code."""
    digits = _dialed(text)
    found = (pattern.fullmatch(digits) for pattern in _LANDLINES)
    landline = next(("0" + line[1] for line in found if line), None)
    return mobile_cn(text) or landline


def mobile_cn(text: str) -> str | None:
    """A Chinese mobile number."""
    found = _MOBILE.fullmatch(_dialed(text))
    return found[1] if found else None


def id_number_cn(text: str) -> str | None:
    """A citizen's number of 18 places (GB 11643): a date of birth and a check digit."""
    number = _plain(text)
    if not _ID_NUMBER.fullmatch(number) or not _is_day(number[6:14]):
        return None
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return number if _ID_CHECKS[total % 11] == number[17] else None


def credit_code_cn(text: str) -> str | None:
    """A unified social credit code of 18 places (GB 32100) with its check character."""
    code = _plain(text)
    if not _CREDIT_CODE.fullmatch(code):
        return None
    values = (_CREDIT_LETTERS.index(letter) for letter in code[:17])
    total = sum(value * weight for value, weight in zip(values, _CREDIT_WEIGHTS, strict=True))
    return code if _CREDIT_LETTERS[(31 - total % 31) % 31] == code[17] else None


def plate_cn(text: str) -> str | None:
    """A vehicle's plate, those of electric vehicles too."""
    plate = re.sub(r"[\s·•.-]", "", _plain(text))
    return plate if _PLATE.fullmatch(plate) else None


def url(text: str) -> str | None:
    """An address of the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    is_address = parts.scheme in ("http", "https") and parts.netloc and not re.search(r"\s", text)
    return text if is_address else None


def ip(text: str) -> str | None:
    """An internet address of either version."""
    try:
        return str(ipaddress.ip_address(text)) if "%" not in text else None
    except ValueError:
        return None


def mac(text: str) -> str | None:
    """The address of a network card."""
    digits = re.sub(r"[:.-]", "", text.upper())
    pairs = (digits[place : place + 2] for place in range(0, 12, 2))
    return ":".join(pairs) if _MAC.fullmatch(digits) else None


def _dialed(text: str) -> str:
    return re.sub(r"[\s()-]", "", unicodedata.normalize("NFKC", text))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()


def _is_day(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= 1800
    except ValueError:
        return False


FORMATS: Mapping[str, Callable[[str], str | None]] = {
    "email": email,
    "phone": phone,
    "phone_cn": phone_cn,
    "mobile_cn": mobile_cn,
    "id_number_cn": id_number_cn,
    "credit_code_cn": credit_code_cn,
    "plate_cn": plate_cn,
    "url": url,
    "ip": ip,
    "mac": mac,
}
