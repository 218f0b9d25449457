"""From a cell to a value, or to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from gongdan.channels.imports.mapping import Column
from gongdan.channels.imports.targets import TARGETS
from gongdan.records.sheets.moments import FORMATS, moment

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
COUNT = re.compile(r"\d{1,5}(?:\.0+)?")
MOST = 32_767
SHOWN = 60
SHORT, MOST_KNOWN = 80, 200_000
FORMULA = ("=", "+", "-", "@")
YES = frozenset(["true", "yes", "y", "1", "是", "met", "达标", "已达标", "t"])
NO = frozenset(["false", "no", "n", "0", "否", "missed", "breached", "未达标", "超时", "f"])
STATUS_WORDS = {
    "new": ("open", "new", "待派单"),
    "assigned": ("assigned", "待处理"),
    "in_progress": ("active", "in progress", "处理中"),
    "waiting": ("waiting", "pending", "on hold", "挂起"),
    "resolved": ("resolved", "solved", "已解决", "待用户确认"),
    "closed": ("closed", "done", "已关闭", "已办结", "完成"),
    "cancelled": ("cancelled", "canceled", "已取消"),
}
CHANNEL_WORDS = {
    "phone": ("phone", "电话"),
    "email": ("email", "e-mail", "mail", "邮件"),
    "portal": ("web", "self service", "self-service", "网站"),
    "in_person": ("in person", "walk-in", "当面"),
}
WORDS = {
    "status": {word: key for key, words in STATUS_WORDS.items() for word in words},
    "channel": {word: key for key, words in CHANNEL_WORDS.items() for word in words},
}
Value = str | int | bool | datetime


@dataclass(frozen=True)
class Wrong:
    """Why a cell could not be taken."""

    column: str
    code: str
    value: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A value, and the word it stands for where that is kept too."""

    value: Value
    said: str = ""


class Cell:
    """Reads the cells of one column; what was read once is remembered."""

    def __init__(self, column: Column, *, zone: ZoneInfo, missing: frozenset[str]) -> None:
        self.column, self.zone, self.missing = column, zone, missing
        self.target = TARGETS[column.target]
        self.known: dict[str, Taken | Wrong | None] = {}
        readers: dict[str, Callable[[str], Value | Wrong]] = {
            "text": self._text,
            "moment": self._moment,
            "choice": self._choice,
            "grade": self._grade,
            "count": self._count,
            "flag": self._flag,
        }
        self._read = readers[self.target.kind]

    def read(self, cell: str) -> Taken | Wrong | None:
        """What a cell says; nothing when its value is missing."""
        taken = self._taken(_unquoted(cell.strip()))
        if len(cell) < SHORT and len(self.known) < MOST_KNOWN:
            self.known[cell] = taken
        return taken

    def _taken(self, text: str) -> Taken | Wrong | None:
        if not text or text in self.missing:
            return None
        meant = self.column.values.get(text, text)
        found = self._read(meant) if meant else ""
        if isinstance(found, Wrong):
            return found
        return Taken(found, text if self.target.kind in ("choice", "grade") else "")

    def _text(self, text: str) -> Value | Wrong:
        return text if len(text) <= self.target.limit else self._wrong("cell_too_long", text)

    def _moment(self, text: str) -> Value | Wrong:
        formats = [self.column.format] if self.column.format else list(FORMATS)
        for format_ in formats:
            at = moment(text, format_)
            if at is not None:
                aware = at if at.tzinfo else at.replace(tzinfo=self.zone)
                return self._in_range(aware, text)
        return self._wrong("cell_not_moment", text)

    def _in_range(self, at: datetime, text: str) -> Value | Wrong:
        day = timedelta(days=1)
        if not EARLIEST + day <= at <= LATEST - day:
            return self._wrong("cell_not_moment", text)
        return at.astimezone(UTC)

    def _choice(self, text: str) -> Value | Wrong:
        if text in self.target.choices:
            return text
        found = WORDS[self.target.key].get(text.casefold())
        return found or self._wrong("cell_not_choice", text)

    def _grade(self, text: str) -> Value | Wrong:
        digit = text.removeprefix("P").removeprefix("p")[:1]
        return int(digit) if digit in self.target.choices else self._wrong("cell_not_choice", text)

    def _count(self, text: str) -> Value | Wrong:
        if COUNT.fullmatch(text) and int(float(text)) <= MOST:
            return int(float(text))
        return self._wrong("cell_not_count", text)

    def _flag(self, text: str) -> Value | Wrong:
        folded = text.casefold()
        if folded in YES:
            return True
        return False if folded in NO else self._wrong("cell_not_flag", text)

    def _wrong(self, code: str, text: str) -> Wrong:
        return Wrong(self.column.name, f"channels.{code}", text[:SHOWN], self.target.key)


def _unquoted(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text
