"""Keys for steps out of the ids other tools give, and names out of their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gongdan.kernel.texts import Text

LONGEST = 40
CHINESE = re.compile(r"[\u3400-\u9fff]")


class Keys:
    """Gives each element a key of its own, as near to its id as keys may be."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def key(self, id_: str) -> str:
        """A key that nobody has yet."""
        words = re.sub(r"[^a-z0-9]+", "_", id_.lower()).strip("_")
        wanted = words if words[:1].isalpha() else f"step_{words}".rstrip("_")
        wanted = wanted[:LONGEST].rstrip("_")
        key, number = wanted, 2
        while key in self._taken:
            ending = f"_{number}"
            key, number = wanted[: LONGEST - len(ending)] + ending, number + 1
        self._taken.add(key)
        return key


def text_of_name(name: str) -> Text:
    """A label as a text in the language it is written in; nothing for nothing."""
    if not name:
        return {}
    return {"zh-CN" if CHINESE.search(name) else "en": name}
