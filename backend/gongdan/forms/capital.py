"""Amounts in the Chinese numerals of the bank, which nobody can alter."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "兆")


def in_capitals(amount: Decimal) -> str:
    """An amount in yuan, jiao and fen."""
    cents = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    whole = _whole(yuan) + "元" if yuan else ""
    small = (_DIGITS[jiao] + "角" if jiao else "") + (_DIGITS[fen] + "分" if fen else "")
    if whole and fen and not jiao:
        small = "零" + small
    said = (whole + small or "零元") + ("" if fen else "整")
    return ("负" if amount < 0 else "") + said


def _whole(number: int) -> str:
    groups: list[int] = []
    while number:
        number, rest = divmod(number, 10_000)
        groups.append(rest)
    said = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        is_gap = bool(said) and (
            group < 1000 or (place + 1 < len(groups) and not groups[place + 1])
        )
        said += ("零" if is_gap else "") + _group(group) + _GROUPS[place]
    return said


def _group(group: int) -> str:
    said, is_gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            said += ("零" if is_gap else "") + _DIGITS[digit] + _PLACES[place]
            is_gap = False
        elif said:
            is_gap = True
    return said
