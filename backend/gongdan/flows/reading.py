"""Reads what a builder stored, setting by setting, and collects what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, cast

from gongdan.kernel.errors import Problem

if TYPE_CHECKING:
    from gongdan.flows.graph import Step, Text

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
LANGUAGES = frozenset({"zh-CN", "en"})
DEEPEST = 8

ReadSteps = Callable[[object, "Reader"], "tuple[Step, ...]"]
# The steps of another process by its code, under the key of the step that calls it.
ReadCalled = Callable[[str, str], "tuple[Step, ...] | None"]


def nothing_to_call(_process: str, _key: str) -> tuple[Step, ...] | None:
    """No other process can be called."""
    return None


class Reader:
    """One object of a definition: typed settings out of it, problems beside it."""

    def __init__(
        self,
        raw: object,
        *,
        path: str,
        problems: list[Problem],
        read_steps: ReadSteps,
        read_called: ReadCalled = nothing_to_call,
        depth: int = 0,
    ) -> None:
        self.path, self.problems, self.depth = path, problems, depth
        self._read_steps, self.read_called = read_steps, read_called
        self.raw: Mapping[str, object] = cast("dict[str, object]", raw) if _is_object(raw) else {}
        self._seen: set[str] = set()
        if not _is_object(raw):
            self.refuse("", "flows.not_an_object")

    def refuse(self, setting: str, code: str, /, **facts: object) -> None:
        """Note one problem with one setting."""
        place = f"{self.path}.{setting}" if setting else self.path
        step = self.path.split(".")[0]
        self.problems.append(Problem(path=place, code=code, **{"step": step, **facts}))

    def take(self, setting: str) -> object:
        """The raw value of a setting, which now counts as known."""
        self._seen.add(setting)
        return self.raw.get(setting)

    def key(self) -> str:
        """The object's own key: lower-case letters, digits, underscores."""
        value = self.take("key")
        if isinstance(value, str) and KEY.fullmatch(value):
            return value
        self.refuse("key", "flows.key_wrong")
        return ""

    def text(self, setting: str, *, required: bool = False) -> Text:
        """Words for people by language."""
        value = self.take(setting)
        if value is None or value == {}:
            if required:
                self.refuse(setting, "flows.name_missing")
            return {}
        if not _is_text(value):
            self.refuse(setting, "flows.text_wrong")
            return {}
        words = cast("dict[str, str]", value)
        if required and not any(word.strip() for word in words.values()):
            self.refuse(setting, "flows.name_missing")
        return words

    def string(self, setting: str) -> str:
        """A short text for programs; empty when not given."""
        value = self.take(setting)
        if value is None or isinstance(value, str):
            return value or ""
        self.refuse(setting, "flows.value_wrong")
        return ""

    def choice(self, setting: str, allowed: Iterable[str], *, default: str) -> str:
        """One of several words."""
        value = self.take(setting)
        if value is None:
            return default
        if value not in tuple(allowed):
            self.refuse(setting, "flows.choice_wrong", allowed=sorted(allowed))
            return default
        return str(value)

    def flag(self, setting: str, *, default: bool = False) -> bool:
        """Yes or no."""
        value = self.take(setting)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.refuse(setting, "flows.value_wrong")
        return default

    def number(self, setting: str) -> int | None:
        """A whole number, or none."""
        value = self.take(setting)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.refuse(setting, "flows.value_wrong")
        return None

    def condition(self, setting: str) -> Mapping[str, object] | None:
        """A condition as its tree; its types are checked when the process is published."""
        value = self.take(setting)
        if value is None or _is_object(value):
            return cast("dict[str, object] | None", value)
        self.refuse(setting, "flows.condition_wrong", detail="")
        return None

    def values(self, setting: str) -> Mapping[str, Mapping[str, object]]:
        """Expressions by name."""
        value = self.take(setting)
        given = value if value is not None else {}
        if isinstance(given, dict) and all(_is_object(one) for one in given.values()):
            return given
        self.refuse(setting, "flows.value_wrong")
        return {}

    def objects(self, setting: str) -> list[Reader]:
        """A list of objects, each with its own reader."""
        return [
            Reader(
                item,
                path=f"{self.path}.{setting}.{index}",
                problems=self.problems,
                read_steps=self._read_steps,
                read_called=self.read_called,
                depth=self.depth,
            )
            for index, item in enumerate(self._list(setting))
        ]

    def strings(self, setting: str) -> tuple[str, ...]:
        """A list of words."""
        items = self._list(setting)
        if all(isinstance(item, str) for item in items):
            return tuple(str(item) for item in items)
        self.refuse(setting, "flows.value_wrong")
        return ()

    def steps(self, setting: str) -> tuple[Step, ...]:
        """A sequence of steps."""
        raw = self.take(setting)
        if raw and self.depth > DEEPEST:
            self.refuse(setting, "flows.too_deep", deepest=DEEPEST)
            return ()
        return self._read_steps(raw, self)

    def called(self, process: str, *, key: str) -> tuple[Step, ...]:
        """The steps of another process that is called here."""
        steps = self.read_called(process, key)
        if steps is None:
            self.refuse("process", "flows.called_unknown", process=process)
        return steps or ()

    def finish(self) -> None:
        """Refuse every setting that nobody took: nothing is silently ignored."""
        for setting in sorted(set(self.raw) - self._seen):
            self.refuse(setting, "flows.unknown_setting", setting=setting)

    def _list(self, setting: str) -> list[object]:
        value = self.take(setting)
        if value is None or isinstance(value, list):
            return value or []
        self.refuse(setting, "flows.value_wrong")
        return []


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _is_text(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) <= LANGUAGES
        and all(isinstance(word, str) for word in value.values())
    )
