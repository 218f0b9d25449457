"""Which encoding a text is in, guessed from all of its bytes, and how sure that is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from gongdan.records.errors import SheetUnreadable

CHUNK = 1024 * 1024
HEAD = 64 * 1024
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16-le", "utf-16-be", "utf-16", "latin-1")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Guess:
    """An encoding and how sure it is, in percent."""

    encoding: str
    confidence: int


def guess(content: BinaryIO) -> Guess:
    """The encoding of a text file; refused when it is no text."""
    content.seek(0)
    head = content.read(HEAD)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return _checked(content, Guess(encoding, 100))
    if b"\x00" in head:
        return _checked(content, _wide(head))
    if _decodes(content, "utf-8"):
        return Guess("utf-8", 100 if head.isascii() else 98)
    for encoding, doubt in (("gbk", 0), ("gb18030", 5)):
        if _decodes(content, encoding):
            return Guess(encoding, _chinese_percent(head, encoding) - doubt)
    return Guess("latin-1", 20)


def _checked(content: BinaryIO, guessed: Guess) -> Guess:
    if not _decodes(content, guessed.encoding):
        raise SheetUnreadable(reason=f"not {guessed.encoding}")
    return guessed


def _wide(head: bytes) -> Guess:
    """UTF-16 without a mark: the zero bytes of its commas and digits stand on one side."""
    low, high = head[0::2].count(0), head[1::2].count(0)
    if max(low, high) < 8 * min(low, high) + 2:
        raise SheetUnreadable(reason="binary")
    return Guess("utf-16-be" if low > high else "utf-16-le", 85)


def _decodes(content: BinaryIO, encoding: str) -> bool:
    content.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := content.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _chinese_percent(head: bytes, encoding: str) -> int:
    """How much of what is not ASCII is everyday Chinese."""
    text = head.decode(encoding, errors="ignore")
    beyond = [char for char in text if char > "\x7f"]
    usual = sum(
        "一" <= char <= "鿿" or "　" <= char <= "〿" or "！" <= char <= "～" for char in beyond
    )
    return 50 + 45 * usual // max(len(beyond), 1)
