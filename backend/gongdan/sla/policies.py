"""SLA policies as values: what is promised to whom; the first whose condition holds counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from gongdan.expressions.checking import find_problems
from gongdan.expressions.explanation import explain
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text
from gongdan.sla.ladders import Level, check_ladder, read_ladder
from gongdan.sla.metrics import STAGE, is_metric

FORMAT = 1
PRIORITIES = ("1", "2", "3", "4")
PAUSING = re.compile(r"waiting(:[a-z_]{1,20})?|stage:.{1,40}")
REOPENINGS = ("continue", "anew")
MOST_POLICIES = 100
MOST_MINUTES = 400 * 24 * 60
KEYS = frozenset({"format", "policies"})
POLICY_KEYS = frozenset(
    {
        "key",
        "name",
        "if",
        "calendar",
        "targets",
        "warn_at_percent",
        "pause_when",
        "ladder",
        "on_reopen",
    }
)
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class Policy:
    """One promise set: targets in working seconds by metric and priority, on one calendar.

    ``on_reopen`` says whether work taken up again goes on with its clock or begins another.
    """

    key: str
    name: Mapping[str, str]
    condition: Expression | None
    calendar: str
    targets: Mapping[str, Mapping[int, int]]
    warn_at_percent: tuple[int, ...]
    pause_when: frozenset[str]
    ladder: tuple[Level, ...] = ()
    on_reopen: str = "continue"

    @property
    def asks_stages(self) -> bool:
        """Whether anything in it depends on the open stages."""
        return any(name.startswith(STAGE) for name in (*self.targets, *self.pause_when))

    def target_seconds(self, metric: str, *, priority: int) -> int | None:
        """What is promised for a metric at a priority, if anything is."""
        return self.targets.get(metric, {}).get(priority)


@dataclass(frozen=True)
class Tried:
    """One policy that was looked at, whether it held, and why as stored JSON."""

    policy: str
    is_match: bool
    why: Mapping[str, object] | None

    def as_dict(self) -> dict[str, object]:
        """The trace line as JSON."""
        return {"policy": self.policy, "is_match": self.is_match, "why": self.why}


@dataclass(frozen=True)
class Selection:
    """The policy that applies, if one does, and every policy tried on the way."""

    policy: Policy | None
    trace: tuple[Tried, ...]


def select(policies: Iterable[Policy], values: Mapping[str, object]) -> Selection:
    """The first policy whose condition holds for these facts; without one it always holds."""
    trace: list[Tried] = []
    for policy in policies:
        tried = _try(policy, values)
        trace.append(tried)
        if tried.is_match:
            return Selection(policy, tuple(trace))
    return Selection(None, tuple(trace))


def check(
    content: Mapping[str, object],
    *,
    calendars: Iterable[str],
    facts: Mapping[str, Type] | None = None,
) -> list[Problem]:
    """Everything wrong with a policy set's content; given ``facts``, with its conditions too."""
    problems = [
        Problem(path=key, code="sla.unknown_key", key=key) for key in sorted(content.keys() - KEYS)
    ]
    if content.get("format") != FORMAT:
        problems.append(Problem(path="format", code="sla.format_unknown", format=FORMAT))
    policies = content.get("policies")
    if not isinstance(policies, list) or len(policies) > MOST_POLICIES:
        return [*problems, Problem(path="policies", code="sla.policies_malformed")]
    known = frozenset(calendars)
    for index, policy in enumerate(policies):
        problems += _policy_problems(policy, path=f"policies.{index}", calendars=known)
        if facts is not None and isinstance(policy, Mapping) and policy.get("if") is not None:
            path = f"policies.{index}.if"
            problems += find_problems(policy["if"], facts, expected="boolean", path=path)
    return [*problems, *_repeated(policies)]


def read(content: Mapping[str, object]) -> tuple[Policy, ...]:
    """The policies that checked content means, in order."""
    policies = cast("Sequence[Mapping[str, object]]", content["policies"])
    return tuple(_read(policy) for policy in policies)


def _try(policy: Policy, values: Mapping[str, object]) -> Tried:
    if policy.condition is None:
        return Tried(policy.key, is_match=True, why=None)
    trace = explain(policy.condition, values)
    return Tried(policy.key, is_match=trace.result is True, why=trace.as_dict())


def _policy_problems(policy: object, *, path: str, calendars: frozenset[str]) -> list[Problem]:
    if not isinstance(policy, Mapping):
        return [Problem(path=path, code="sla.policies_malformed")]
    problems = [
        Problem(path=f"{path}.{key}", code="sla.unknown_key", key=key)
        for key in sorted(policy.keys() - POLICY_KEYS)
    ]
    key, name, calendar = policy.get("key"), policy.get("name"), policy.get("calendar")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        problems.append(Problem(path=f"{path}.key", code="sla.key_malformed"))
    if not is_text(name):
        problems.append(Problem(path=f"{path}.name", code="sla.name_missing"))
    if not isinstance(calendar, str) or calendar not in calendars:
        problems.append(Problem(path=f"{path}.calendar", code="sla.calendar_unknown"))
    problems += _target_problems(policy.get("targets"), path=f"{path}.targets")
    return [*problems, *_moment_problems(policy, path=path)]


def _target_problems(targets: object, *, path: str) -> list[Problem]:
    if not isinstance(targets, Mapping) or not targets:
        return [Problem(path=path, code="sla.targets_missing")]
    problems = []
    for metric, minutes in sorted(targets.items()):
        if not is_metric(metric) or not isinstance(minutes, Mapping) or not minutes:
            problems.append(Problem(path=f"{path}.{metric}", code="sla.metric_unknown"))
            continue
        problems += [
            Problem(path=f"{path}.{metric}.{priority}", code="sla.target_malformed")
            for priority, value in sorted(minutes.items())
            if priority not in PRIORITIES or not _is_whole(value, 1, MOST_MINUTES)
        ]
    return problems


def _moment_problems(policy: Mapping[str, object], *, path: str) -> list[Problem]:
    levels = policy.get("warn_at_percent", [])
    statuses = policy.get("pause_when", [])
    problems = []
    if not isinstance(levels, list) or not all(_is_whole(level, 1, 99) for level in levels):
        problems.append(Problem(path=f"{path}.warn_at_percent", code="sla.percent_malformed"))
    if not isinstance(statuses, list) or not all(_is_pausing(item) for item in statuses):
        problems.append(Problem(path=f"{path}.pause_when", code="sla.status_unknown"))
    if policy.get("on_reopen", "continue") not in REOPENINGS:
        problems.append(Problem(path=f"{path}.on_reopen", code="sla.reopening_unknown"))
    return [*problems, *check_ladder(policy.get("ladder", []), path=f"{path}.ladder")]


def _is_pausing(item: object) -> bool:
    return isinstance(item, str) and PAUSING.fullmatch(item) is not None


def _repeated(policies: list[object]) -> list[Problem]:
    keys = [policy.get("key") for policy in policies if isinstance(policy, Mapping)]
    return [
        Problem(path=f"policies.{index}.key", code="sla.key_repeated", key=key)
        for index, key in enumerate(keys)
        if key in keys[:index]
    ]


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _read(policy: Mapping[str, object]) -> Policy:
    targets = cast("Mapping[str, Mapping[str, int]]", policy["targets"])
    return Policy(
        key=cast("str", policy["key"]),
        name=cast("Mapping[str, str]", policy["name"]),
        condition=cast("Expression | None", policy.get("if")),
        calendar=cast("str", policy["calendar"]),
        targets={metric: _seconds(minutes) for metric, minutes in targets.items()},
        warn_at_percent=tuple(sorted(cast("list[int]", policy.get("warn_at_percent", [])))),
        pause_when=frozenset(cast("list[str]", policy.get("pause_when", []))),
        ladder=read_ladder(cast("Sequence[Mapping[str, object]]", policy.get("ladder", []))),
        on_reopen=cast("str", policy.get("on_reopen", "continue")),
    )


def _seconds(minutes: Mapping[str, int]) -> dict[int, int]:
    return {int(priority): value * 60 for priority, value in minutes.items()}
