"""Processes and journeys for the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gongdan.flows.acts import Act, Cancel, Complete, Jump, Reopen, Retry, Return, Skip, Start, Tick
from gongdan.flows.checks import check
from gongdan.flows.effects import Effect, StageSkipped, TokenMoved
from gongdan.flows.engine import Outcome, take
from gongdan.flows.graph import Graph
from gongdan.flows.position import Position
from gongdan.kernel.actors import Actor, Rights
from gongdan.kernel.errors import Refusal

Json: TypeAlias = dict[str, object]

WEI = Actor("person", 1, "王伟", Rights(person_id=1, is_internal=True))
BUILDER = Actor("person", 2, "陈静", Rights(person_id=2, is_internal=True, is_administrator=True))
JOURNEYS = Path(__file__).parent / "journeys"


def text(words: str) -> Json:
    return {"zh-CN": words, "en": words}


def start(key: str = "start") -> Json:
    return {"key": key, "kind": "start", "name": text("提交")}


def end(key: str = "end", **settings: object) -> Json:
    return {"key": key, "kind": "end", "name": text("关闭"), **settings}


def handling(key: str, **settings: object) -> Json:
    return {
        "key": key,
        "kind": "handling",
        "name": text(key),
        "handlers": [{"kind": "assignee"}],
        "limit_minutes": 60,
        **settings,
    }


def equals(name: str, value: object) -> Json:
    return {"op": "=", "args": [{"field": name}, {"value": value}]}


def branch(key: str, *steps: Json, when: Json | None = None) -> Json:
    way: Json = {"key": key, "steps": list(steps)}
    return {**way, "when": when} if when else {**way, "is_default": True}


def exclusive(key: str, *branches: Json) -> Json:
    return {"key": key, "kind": "exclusive", "branches": list(branches)}


def process(*steps: Json) -> Json:
    return {"format": 1, "steps": list(steps)}


def codes(content: Mapping[str, object], **checked: object) -> list[str]:
    return [problem.code for problem in check(content, **checked).problems]


def make_graph(*steps: Json) -> Graph:
    report = check(process(*steps))
    assert report.problems == ()
    return report.graph


def begin(graph: Graph, **facts: object) -> Outcome:
    return take(graph, Position(), Start(by=WEI, facts=facts))


def complete(graph: Graph, position: Position, **facts: object) -> Outcome:
    task = position.open_tasks()[0]
    return take(graph, position, Complete(task=task.id, by=WEI, facts=facts))


def journeys() -> list[tuple[str, str]]:
    return [
        (path.stem, journey["name"])
        for path in sorted(JOURNEYS.glob("*.json"))
        for journey in json.loads(path.read_text("utf-8"))["journeys"]
    ]


@dataclass
class Travelled:
    graph: Graph
    position: Position = field(default_factory=Position)
    effects: list[Effect] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def path(self) -> list[str]:
        return [effect.target for effect in self.effects if isinstance(effect, TokenMoved)]

    @property
    def skipped(self) -> list[str]:
        return [effect.step for effect in self.effects if isinstance(effect, StageSkipped)]


def travel(stem: str, name: str) -> tuple[Travelled, Json]:
    stored = json.loads((JOURNEYS / f"{stem}.json").read_text("utf-8"))
    journey = next(one for one in stored["journeys"] if one["name"] == name)
    report = check(stored["process"])
    assert report.problems == ()
    travelled = Travelled(graph=report.graph)
    for line in journey["acts"]:
        try:
            outcome = take(report.graph, travelled.position, act_of(line, travelled.position))
        except Refusal as refusal:
            travelled.refusals.append(refusal.code)
        else:
            travelled.position = outcome.position
            travelled.effects.extend(outcome.effects)
    return travelled, journey["expected"]


def act_of(line: Json, position: Position) -> Act:
    tasks = {task.step: task.id for task in position.open_tasks()}
    task = tasks.get(line.get("step"), 0)
    facts, reason = line.get("facts", {}), line.get("reason", "")
    done = {
        "facts": facts,
        "ticked": tuple(Tick(key, photos) for key, photos in line.get("ticked", {}).items()),
        "provided": frozenset(line.get("provided", [])),
    }
    authorized = line.get("authorized", False)
    made = {
        "start": lambda: Start(by=WEI, facts=facts),
        "complete": lambda: Complete(task=task, by=WEI, **done),
        "skip": lambda: Skip(task=task, by=WEI, reason=reason, authorized=authorized, facts=facts),
        "return": lambda: Return(task=task, target=line["target"], by=WEI, reason=reason),
        "jump": lambda: Jump(target=line["target"], by=WEI, **done),
        "cancel": lambda: Cancel(by=WEI, reason=reason),
        "reopen": lambda: Reopen(by=WEI, reason=reason, target=line.get("target"), facts=facts),
        "retry": lambda: Retry(by=WEI, facts=facts),
    }
    return made[line["do"]]()
