"""Processes and journeys for the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gongdan.flows.acts import (
    Act,
    AddSigner,
    Cancel,
    Complete,
    Fail,
    Jump,
    LookAgain,
    Place,
    Proceed,
    Redirect,
    Reopen,
    Resume,
    Retry,
    Return,
    Skip,
    Start,
    Suspend,
    TakeBack,
    Tick,
    Unsuspend,
    Verdict,
    Vote,
    Withdraw,
)
from gongdan.flows.checks import check
from gongdan.flows.effects import Effect, StageSkipped, TokenMoved
from gongdan.flows.engine import Outcome, Surroundings, take
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Member, People
from gongdan.flows.position import Position, Task
from gongdan.flows.progress import Coverage, coverage
from gongdan.flows.roads import usual_reopening
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


def approval(key: str, **settings: object) -> Json:
    return {
        **handling(key),
        "kind": "approval",
        "handlers": [{"kind": "role", "role": "boss"}],
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


@dataclass
class Meeting:
    """Running work with approvals: who is found for which step, and what has happened."""

    graph: Graph
    people: dict[str, tuple[int | Member, ...]] = field(default_factory=dict)
    rules: dict[str, tuple[int, ...]] = field(default_factory=dict)
    position: Position = field(default_factory=Position)
    effects: list[Effect] = field(default_factory=list)
    around: Surroundings = field(default_factory=Surroundings)

    def begin(self, people: People | None = None) -> Meeting:
        self.around = Surroundings(people=people or self._found, initiator=WEI.id)
        return self.do(Start(by=WEI))

    def _found(self, step: Human) -> tuple[Member, ...]:
        kinds = [handler.kind for handler in step.handlers]
        found = next((self.rules[kind] for kind in kinds if kind in self.rules), None)
        ids = self.people.get(step.key, ()) if found is None else found
        return tuple(one if isinstance(one, Member) else Member(one) for one in ids)

    def do(self, act: Act) -> Meeting:
        outcome = take(self.graph, self.position, act, around=self.around)
        self.position = outcome.position
        self.effects.extend(outcome.effects)
        return self

    def task_of(self, person: int) -> Task:
        unfinished = self.position.unfinished_tasks()
        return next(task for task in unfinished if task.assignee == person)

    def vote(self, task: int, verdict: Verdict, comment: str = "", **facts: object) -> Meeting:
        return self.do(Vote(task=task, verdict=verdict, by=WEI, comment=comment, facts=facts))

    def yes(self, person: int, **facts: object) -> Meeting:
        return self.vote(self.task_of(person).id, "approved", **facts)

    def no(self, person: int, *, comment: str = "不行") -> Meeting:
        return self.vote(self.task_of(person).id, "rejected", comment)

    def add(self, person: int, people: tuple[int, ...], where: Place) -> Meeting:
        task = self.task_of(person)
        return self.do(AddSigner(task=task.id, people=people, where=where, by=WEI))

    def at(self, step: str) -> Task:
        return next(task for task in self.position.open_tasks() if task.step == step)

    def complete(self, step: str) -> Meeting:
        return self.do(Complete(task=self.at(step).id, by=WEI))

    def send_back(self, step: str, *, to: str, resume: Resume = "rerun") -> Meeting:
        task = self.at(step)
        return self.do(Return(task=task.id, target=to, by=WEI, reason="不对", resume=resume))

    @property
    def stands_at(self) -> list[str]:
        return list(dict.fromkeys(task.step for task in self.position.open_tasks()))

    def turn(self) -> list[int | None]:
        return [task.assignee for task in self.position.open_tasks()]

    def votes(self, step: str) -> dict[int | None, str]:
        return {task.assignee: task.outcome for task in self.position.tasks if task.step == step}


def patterns() -> set[int]:
    """The numbers of all control-flow patterns that some journey shows."""
    files = [json.loads(path.read_text("utf-8")) for path in JOURNEYS.glob("*.json")]
    return {number for stored in files for number in stored["patterns"]}


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
    before: dict[str, Coverage] = field(default_factory=dict)

    def set_out_again(self) -> None:
        """Finished work is taken up as a new run of the same process."""
        self.before = coverage(self.graph, self.position)
        self.position = Position()

    @property
    def path(self) -> list[str]:
        return [effect.target for effect in self.effects if isinstance(effect, TokenMoved)]

    @property
    def skipped(self) -> list[str]:
        return [effect.step for effect in self.effects if isinstance(effect, StageSkipped)]


def travel(stem: str, name: str) -> tuple[Travelled, Json]:
    stored = json.loads((JOURNEYS / f"{stem}.json").read_text("utf-8"))
    journey = next(one for one in stored["journeys"] if one["name"] == name)
    report = check(stored["process"], called=stored.get("called", {}).get)
    assert report.problems == ()
    travelled = Travelled(graph=report.graph)
    rows = stored.get("rows", {})
    around = Surroundings(
        people=_people_of(stored.get("people", {})),
        initiator=WEI.id,
        rows=lambda field: rows.get(field, []),
    )
    for line in journey["acts"]:
        act = act_of(line, travelled.position, travelled.graph)
        stood = travelled.position
        if isinstance(act, Reopen):
            travelled.set_out_again()
        try:
            outcome = take(report.graph, travelled.position, act, around=around)
        except Refusal as refusal:
            travelled.refusals.append(refusal.code)
            travelled.position = stood
        else:
            travelled.position = outcome.position
            travelled.effects.extend(outcome.effects)
    return travelled, journey["expected"]


def _people_of(stored: dict[str, list[int | list[int]]]) -> People:
    """Who is found for which step: persons, or persons with the weight of their vote."""

    def people(step: Human) -> tuple[Member, ...]:
        pairs = [one if isinstance(one, list) else [one, 1] for one in stored.get(step.key, [])]
        return tuple(Member(person, weight) for person, weight in pairs)

    return people


def act_of(line: Json, position: Position, graph: Graph | None = None) -> Act:
    task = _meant(line, position)
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
        "vote": lambda: Vote(
            task=task, verdict=line["verdict"], by=WEI, comment=reason, facts=facts
        ),
        "take_back": lambda: TakeBack(task=task, by=WEI),
        "withdraw": lambda: Withdraw(by=WEI),
        "jump": lambda: Jump(target=line["target"], by=WEI, **done),
        "cancel": lambda: Cancel(by=WEI, reason=reason),
        "redirect": lambda: Redirect(
            token=_token(line, position), target=line["target"], by=WEI, reason=reason, facts=facts
        ),
        "reopen": lambda: Reopen(
            by=WEI,
            reason=reason,
            target=line.get("target") or (usual_reopening(graph, position) if graph else ""),
            facts=facts,
        ),
        "add_signer": lambda: AddSigner(
            task=task, people=tuple(line["people"]), where=line["where"], by=WEI, facts=facts
        ),
        "retry": lambda: Retry(by=WEI, facts=facts),
        "proceed": lambda: Proceed(
            task=_waiting(line, position), by=WEI, outcome=line.get("outcome", "done"), facts=facts
        ),
        "fail": lambda: Fail(task=_waiting(line, position), by=WEI, code="failed", facts=facts),
        "look_again": lambda: LookAgain(by=WEI, facts=facts),
        "suspend": lambda: Suspend(by=WEI, reason=reason),
        "unsuspend": lambda: Unsuspend(by=WEI, facts=facts),
    }
    return made[line["do"]]()


def _meant(line: Json, position: Position) -> int:
    """The task a line names: by its person, the open one first, or by its step."""
    tasks = {task.step: task.id for task in position.open_tasks()}
    if "person" not in line:
        return tasks.get(line.get("step", ""), 0)
    voters = {task.assignee: task.id for task in position.tasks}
    voters |= {task.assignee: task.id for task in reversed(position.open_tasks())}
    return voters.get(line["person"], 0)


def _token(line: Json, position: Position) -> int:
    """The thread that stands at a step."""
    return next((one.id for one in position.live_tokens() if one.step == line["step"]), 0)


def _waiting(line: Json, position: Position) -> int:
    """What waits for itself at a step."""
    return next((one.id for one in position.machine_tasks() if one.step == line["step"]), 0)
