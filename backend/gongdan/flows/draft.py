"""A working copy of a position, changed step by step, and the effects so far."""

from __future__ import annotations

from dataclasses import replace

from gongdan.flows.effects import (
    Effect,
    IncidentRaised,
    StageLeft,
    StageSkipped,
    TaskClosed,
    TimerCancelled,
    WaitOver,
    opened,
    timer,
)
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Case, Opening
from gongdan.flows.position import (
    Incident,
    Position,
    Task,
    TaskState,
    Token,
    Visit,
    VisitState,
)


class Draft:
    """What a step of the engine works on; the position itself never changes."""

    def __init__(self, graph: Graph, position: Position, case: Case) -> None:
        self.graph, self.case = graph, case
        self.effects: list[Effect] = []
        self.state, self.outcome = position.state, position.outcome
        self.incidents = list(position.incidents)
        self.scopes = {scope.id: scope for scope in position.scopes}
        self.tokens = {token.id: token for token in position.tokens}
        self.tasks = {task.id: task for task in position.tasks}
        self.visits = list(position.visits)
        self._last_id = position.last_id

    def result(self) -> Position:
        """The position reached."""
        return Position(
            state=self.state,
            outcome=self.outcome,
            scopes=tuple(self.scopes.values()),
            tokens=tuple(self.tokens.values()),
            tasks=tuple(self.tasks.values()),
            visits=tuple(self.visits),
            incidents=tuple(self.incidents),
            last_id=self._last_id,
        )

    def put(self, token: Token) -> Token:
        """Keep a token as it is now."""
        self.tokens[token.id] = token
        return token

    def next_id(self) -> int:
        """A number that nothing in this work has yet."""
        self._last_id += 1
        return self._last_id

    def open_task(self, token: int, opening: Opening) -> Task:
        """A new duty at the token's step."""
        here = self.tokens[token]
        task = Task(
            id=self.next_id(),
            token=token,
            step=here.step,
            round=here.round,
            kind=opening.kind,
            assignee=opening.assignee,
            weight=opening.weight,
        )
        step = self.graph.step(task.step)
        self.tasks[task.id] = task
        self.effects.extend([opened(task, step), *timer(task, step)])
        return task

    def close_task(self, task: Task, state: TaskState, *, outcome: str = "") -> None:
        """End a duty and its timer."""
        self.tasks[task.id] = replace(task, state=state, outcome=outcome or state)
        self.effects.append(TaskClosed(task.id, task.step, state))
        if task.is_machine and state == "done":
            self.effects.append(WaitOver(task.step, task.kind, outcome))
        if task.state == "pending":
            self.stop_timer(task)

    def stop_timer(self, task: Task) -> None:
        """A task's time runs no longer, if it ever was limited."""
        step = self.graph.step(task.step)
        if isinstance(step, Human) and step.limit_minutes is not None:
            self.effects.append(TimerCancelled(task.id))

    def leave(self, token: int, state: VisitState, *, reason: str = "") -> None:
        """End a token's visit to its step, with whatever duties are still open there."""
        closed: TaskState = "returned" if state == "returned" else "cancelled"
        why = "decided" if state in ("done", "rejected") else ""
        for task in [task for task in self.tasks.values() if task.token == token]:
            if task.is_open:
                self.close_task(task, closed, outcome=why)
        here = self.tokens[token]
        for index, visit in enumerate(self.visits):
            if visit.token == token and visit.state == "open":
                self.visits[index] = replace(visit, state=state)
                self._tell_left(here, state, reason)

    def pass_over(self, token: int, key: str, *, reason: str) -> None:
        """Note that a stage nobody ever stood in was left out."""
        if any(visit.step == key for visit in self.visits):
            return
        self.visits.append(Visit(step=key, round=1, token=token, state="skipped"))
        self.effects.append(StageSkipped(key, 1, reason))

    def raise_incident(self, token: int, *, code: str, detail: str) -> None:
        """Stop this thread until somebody repairs the cause; the others go on."""
        step = self.tokens[token].step
        self.incidents.append(Incident(step=step, token=token, code=code, detail=detail))
        self.effects.append(IncidentRaised(step, code, detail))

    def forget_incidents(self, token: int) -> None:
        """A thread that stands elsewhere now is not stuck any more."""
        self.incidents = [one for one in self.incidents if one.token != token]

    def _tell_left(self, here: Token, state: VisitState, reason: str) -> None:
        if not self.graph.step(here.step).is_stage:
            return
        if state == "skipped":
            self.effects.append(StageSkipped(here.step, here.round, reason))
        self.effects.append(StageLeft(here.step, here.round, state))
