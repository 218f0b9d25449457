"""Finding a set's words in a text, and the negations that take them back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, cast

from gongdan.rules.matching import entries
from gongdan.rules.published import Content

Place = Literal["title", "text"]
PLACE_WEIGHT: Final[dict[Place, int]] = {"title": 2, "text": 1}

# "不用开发票": refusing words may stand a little before what they refuse.
REFUSING: Final = (
    "不需要", "不用", "不要", "不必", "不想", "不是", "不打算", "不申请", "不考虑",
    "不涉及", "并非", "无需", "无须", "请别", "先别", "请勿", "别给", "别再",
    "没有要求", "没要求", "没有申请", "没申请", "没有说", "没说",
    "do not need", "don't need", "no need",
)  # fmt: skip
# "没收到发票" asks for one, "没有退货" does not: these deny only what follows at once.
LACKING: Final = ("没有", "没", "未", "不", "无", "非", "别", "勿", "取消", "no", "not")
ASKING: Final = ("为什么不", "为何不", "怎么不", "凭什么不", "还不", "一直不", "迟迟不", "拒不")
WITHDRAWING: Final = re.compile(
    r"[就也都先]{0,2}(不用了|不需要了|不要了|不必了|不用开|不用退|不用办|不用处理|免了|算了)"
)
REACH: Final = 4
BREAK: Final = re.compile(r"[,.!?;:，。！？；：、\n]|但|而是|只要|只需|我要|我想")
BETWEEN_IDEOGRAPHS: Final = re.compile(r"(?<=[\u3400-\u9fff])[ \t\u3000]+(?=[\u3400-\u9fff])")


@dataclass(frozen=True)
class Match:
    """One word of a set, found in one place, with the phrase that takes it back if any."""

    word: str
    weight: int
    place: Place
    score: int
    negated_by: str | None

    def as_dict(self) -> dict[str, object]:
        """The match as JSON."""
        return {
            "word": self.word,
            "weight": self.weight,
            "place": self.place,
            "score": self.score,
            "negated_by": self.negated_by,
        }


@dataclass(frozen=True)
class Listed:
    """Words with what they are looked for as, the longest first, and the phrases against them."""

    words: tuple[tuple[str, Content], ...]
    negative: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The text in one width and case, without blanks between ideographs."""
    return BETWEEN_IDEOGRAPHS.sub("", unicodedata.normalize("NFKC", text).lower())


def listed(keyword_set: Content) -> Listed:
    """The words of a set made ready to be looked for, once for a published version."""
    entered = sorted(entries(keyword_set["words"]), key=lambda entry: -len(str(entry["word"])))
    return Listed(
        tuple((normal(str(entry["word"])), entry) for entry in entered),
        tuple((phrase, normal(phrase)) for phrase in _phrases(keyword_set)),
    )


def find_words(words: Listed, text: str, place: Place) -> list[Match]:
    """The words of a set in a normal text: longer ones first, each counted once."""
    there = [(word, entry) for word, entry in words.words if word in text]
    if not there:
        return []
    taken: list[range] = []
    denied = [(phrase, span) for phrase, said in words.negative for span in _spans(said, text)]
    found = (_find(word, entry, text, place, (taken, denied)) for word, entry in there)
    return [match for match in found if match is not None]


def _phrases(keyword_set: Content) -> list[str]:
    return cast("list[str]", keyword_set.get("negative", []))


def _find(
    said: str,
    entry: Content,
    text: str,
    place: Place,
    seen: tuple[list[range], list[tuple[str, range]]],
) -> Match | None:
    taken, denied = seen
    word = str(entry["word"])
    spans = [span for span in _spans(said, text) if not _overlaps(span, taken)]
    if not spans:
        return None
    taken.extend(spans)
    negations = [_explicit(span, denied) or _negation(span, text) for span in spans]
    negated_by = negations[0] if all(negations) else None
    weight = int(str(entry["weight"]))
    score = 0 if negated_by else weight * PLACE_WEIGHT[place]
    return Match(word, weight, place, score, negated_by)


def _spans(word: str, text: str) -> Iterator[range]:
    start = text.find(word) if word else -1
    while start >= 0:
        span = range(start, start + len(word))
        if _is_whole(span, text):
            yield span
        start = text.find(word, start + 1)


def _is_whole(span: range, text: str) -> bool:
    """Latin words only count whole: no "it" in "with"."""
    before, after = text[span.start - 1 : span.start], text[span.stop : span.stop + 1]
    starts_inside = _is_latin(before) and _is_latin(text[span.start])
    return not starts_inside and not (_is_latin(after) and _is_latin(text[span.stop - 1]))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _overlaps(span: range, taken: list[range]) -> bool:
    return any(span.start < other.stop and other.start < span.stop for other in taken)


def _explicit(span: range, denied: list[tuple[str, range]]) -> str | None:
    return next((phrase for phrase, other in denied if _overlaps(span, [other])), None)


def _negation(span: range, text: str) -> str | None:
    before = text[: span.start].rstrip(" ")
    direct = next((word for word in LACKING if _ends_with(before, word)), None)
    if direct is not None and not _is_question(before, len(before) - len(direct)):
        return direct
    withdrawn = WITHDRAWING.match(text, span.stop)
    return withdrawn.group() if withdrawn else _refusal(BREAK.split(before)[-1])


def _ends_with(text: str, word: str) -> bool:
    return text.endswith(word) and _is_whole(range(len(text) - len(word), len(text)), text + " ")


def _refusal(clause: str) -> str | None:
    for word in REFUSING:
        at = clause.rfind(word)
        is_near = at >= 0 and len(clause) - at - len(word) <= REACH
        if is_near and not _is_question(clause, at):
            return word
    return None


def _is_question(text: str, at: int) -> bool:
    """Yes-or-no questions ("要不要", "有没有") deny nothing; "为什么不" even asks for it."""
    repeats = 0 < at < len(text) - 1 and text[at - 1] == text[at + 1]
    return repeats or text[: at + 1].endswith(ASKING)
