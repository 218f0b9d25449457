"""The escalation ladder of a policy: what is done how long before or after a due time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text
from gongdan.sla.clock_values import Rung
from gongdan.sla.metrics import is_metric

ACTS: Final = ("notify", "raise_priority", "reassign", "subtask", "group")
WHOM: Final = ("assignee", "leads", "team", "requester")
ROLE: Final = "role:"
SCHEMES: Final = ("https://", "http://")
MOST_LEVELS: Final = 20
MOST_MINUTES: Final = 60 * 24 * 90
KEYS: Final = frozenset(
    {"key", "metric", "minutes", "before", "repeat_minutes", "do", "whom", "team", "title", "url"}
)
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class Level:
    """One level: working minutes before or after the due time, and what is done then.

    ``metric`` empty means every promise of the policy.
    """

    key: str
    metric: str = ""
    minutes: int = 0
    is_before: bool = False
    repeat_minutes: int = 0
    do: str = "notify"
    whom: tuple[str, ...] = ()
    team: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    url: str = ""

    @property
    def rung(self) -> Rung:
        """The level as the clock knows it."""
        offset = (-60 if self.is_before else 60) * self.minutes
        return Rung(self.key, offset, self.repeat_minutes * 60)


def rungs_for(levels: Sequence[Level], metric: str) -> tuple[Rung, ...]:
    """The rungs of one promise, the earliest first."""
    meant = (level.rung for level in levels if level.metric in ("", metric))
    return tuple(sorted(meant, key=lambda rung: (rung.offset_seconds, rung.key)))


def check_ladder(ladder: object, *, path: str) -> list[Problem]:
    """Everything wrong with a ladder."""
    if not isinstance(ladder, list) or len(ladder) > MOST_LEVELS:
        return [Problem(path=path, code="sla.level_malformed")]
    problems = [
        problem
        for index, level in enumerate(ladder)
        for problem in _problems(level, path=f"{path}.{index}")
    ]
    keys = [level.get("key") for level in ladder if isinstance(level, Mapping)]
    repeated = (index for index, key in enumerate(keys) if key in keys[:index])
    problems += [
        Problem(path=f"{path}.{index}.key", code="sla.key_repeated", key=keys[index])
        for index in repeated
    ]
    return problems


def read_ladder(ladder: Sequence[Mapping[str, object]]) -> tuple[Level, ...]:
    """The levels that a checked ladder means."""
    return tuple(
        Level(
            key=cast("str", one["key"]),
            metric=cast("str", one.get("metric", "")),
            minutes=cast("int", one.get("minutes", 0)),
            is_before=one.get("before") is True,
            repeat_minutes=cast("int", one.get("repeat_minutes", 0)),
            do=cast("str", one.get("do", "notify")),
            whom=tuple(cast("list[str]", one.get("whom", []))),
            team=cast("str", one.get("team", "")),
            title=cast("Mapping[str, str]", one.get("title", {})),
            url=cast("str", one.get("url", "")),
        )
        for one in ladder
    )


def _problems(level: object, *, path: str) -> list[Problem]:
    if not isinstance(level, Mapping):
        return [Problem(path=path, code="sla.level_malformed")]
    wrong = [f"{path}.{key}" for key in sorted(level.keys() - KEYS)]
    key, metric = level.get("key"), level.get("metric", "")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        wrong.append(f"{path}.key")
    if metric != "" and not is_metric(metric):
        wrong.append(f"{path}.metric")
    wrong += [
        f"{path}.{name}"
        for name in ("minutes", "repeat_minutes")
        if not _is_minutes(level.get(name, 0))
    ]
    if not isinstance(level.get("before", False), bool):
        wrong.append(f"{path}.before")
    wrong += _act_problems(level, path)
    return [Problem(path=one, code="sla.level_malformed") for one in wrong]


def _act_problems(level: Mapping[str, object], path: str) -> list[str]:
    do, whom, team = level.get("do", "notify"), level.get("whom", []), level.get("team", "")
    wrong = [] if do in ACTS else [f"{path}.do"]
    is_list = isinstance(whom, list) and all(_is_whom(one) for one in whom)
    if not is_list or (do == "notify" and not whom):
        wrong.append(f"{path}.whom")
    if not isinstance(team, str):
        wrong.append(f"{path}.team")
    if do == "subtask" and not is_text(level.get("title")):
        wrong.append(f"{path}.title")
    url = level.get("url", "")
    if not isinstance(url, str) or (do == "group" and not url.startswith(SCHEMES)):
        wrong.append(f"{path}.url")
    return wrong


def _is_whom(name: object) -> bool:
    return isinstance(name, str) and (
        name in WHOM or (name.startswith(ROLE) and len(name) > len(ROLE))
    )


def _is_minutes(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_MINUTES
