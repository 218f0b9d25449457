"""One step of the engine in the making: a working copy of the position and the effects so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from gongdan.flows.effects import (
    BranchTaken,
    Copied,
    Effect,
    IncidentRaised,
    InstanceEnded,
    StageLeft,
    StageSkipped,
    TaskClosed,
    TimerCancelled,
    TokenMoved,
    duty,
    entered,
)
from gongdan.flows.errors import ConditionFailed
from gongdan.flows.graph import Graph, Step
from gongdan.flows.moves import Arrive, Case, Finish, Into, Next, Pass, Stay
from gongdan.flows.position import (
    Incident,
    InstanceState,
    Position,
    Scope,
    Task,
    TaskState,
    Token,
    TokenState,
    Visit,
    VisitState,
)
from gongdan.flows.steps.copy import Copy
from gongdan.flows.steps.handling import Handling

LONGEST = 200
ENDINGS: dict[str, InstanceState] = {
    "completed": "completed",
    "rejected": "rejected",
    "cancelled": "cancelled",
}


@dataclass(frozen=True)
class Road:
    """A token on its way, and what it does next."""

    token: int
    follow: Callable[[], None]


class Walk:
    """Moves tokens through the graph until every one waits for somebody or the process ends."""

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
        self._roads: deque[Road] = deque()

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

    def run(self) -> None:
        """Follow every road to its end; a walk that never ends is an incident, not a hang."""
        for _ in range(LONGEST):
            if not self._roads or self.state != "running":
                return
            road = self._roads.popleft()
            if self.tokens[road.token].is_live:
                road.follow()
        for road in self._roads:
            self.raise_incident(road.token, code="flows.loop_guard", detail="")

    def new_token(self, *, scope: int | None, branch: str) -> Token:
        """A new thread of the work, not yet anywhere."""
        return self._put(Token(id=self._next_id(), scope=scope, branch=branch, step="", round=0))

    def go(self, token: int, key: str) -> None:
        """Put a token on its way to a step."""
        self._roads.append(Road(token, lambda: self._enter(token, key)))

    def go_on(self, token: int) -> None:
        """Let a token leave its step for what follows."""
        self._roads.append(Road(token, lambda: self._follow(token)))

    def retry(self, token: int) -> None:
        """Ask the step at which a token got stuck once more."""
        self._roads.append(Road(token, lambda: self._decide(token)))

    def place(self, token: int, key: str) -> Step:
        """Stand a token at a step: a new visit in the next round."""
        before, step = self.tokens[token], self.graph.step(key)
        number = 1 + sum(visit.step == key for visit in self.visits)
        self._put(replace(before, step=key, round=number, state="active"))
        self.visits.append(Visit(step=key, round=number, token=token))
        self.effects.append(TokenMoved(token, before.step, key))
        if step.is_stage:
            self.effects.append(entered(step, number))
        if isinstance(step, Copy):
            self.effects.append(Copied(key, number, step.receivers))
        return step

    def split(
        self, token: int, branches: tuple[str, ...], *, expected: int | None = None
    ) -> list[Token]:
        """Let a token wait at its split while new ones go into the branches."""
        parent = self.tokens[token]
        self._put(replace(parent, state="waiting"))
        scope = Scope(
            id=self._next_id(),
            parent_token=token,
            split=parent.step,
            branches=branches,
            expected=expected or len(branches),
        )
        self.scopes[scope.id] = scope
        self.effects.append(BranchTaken(parent.step, branches))
        return [self.new_token(scope=scope.id, branch=branch) for branch in branches]

    def close_task(self, task: Task, state: TaskState) -> None:
        """End a duty and its timer."""
        self.tasks[task.id] = replace(task, state=state, outcome=state)
        self.effects.append(TaskClosed(task.id, task.step, state))
        step = self.graph.step(task.step)
        if isinstance(step, Handling) and step.limit_minutes is not None:
            self.effects.append(TimerCancelled(task.id))

    def leave(self, token: int, state: VisitState, *, reason: str = "") -> None:
        """End a token's visit to its step, with whatever duties are still open there."""
        for task in [task for task in self.tasks.values() if task.token == token]:
            if task.state == "pending":
                self.close_task(task, "returned" if state == "returned" else "cancelled")
        here = self.tokens[token]
        for index, visit in enumerate(self.visits):
            if visit.token == token and visit.state == "open":
                self.visits[index] = replace(visit, state=state)
                self._tell_left(here, state, reason)

    def clear_inside(self, token: int) -> None:
        """Cancel every scope a token waits for, with all that lives in it."""
        for scope in [scope for scope in self.scopes.values() if scope.parent_token == token]:
            if scope.state == "open":
                self.scopes[scope.id] = replace(scope, state="cancelled")
                self._cancel_tokens_of(scope)

    def end(self, state: InstanceState, outcome: str, *, step: str = "", status: str = "") -> None:
        """End the process: nothing lives on."""
        for token in [token for token in self.tokens.values() if token.is_live]:
            self._stop(token, "cancelled", visit="cancelled")
        for scope in [scope for scope in self.scopes.values() if scope.state == "open"]:
            self.scopes[scope.id] = replace(scope, state="cancelled")
        self.state, self.outcome = state, outcome
        self.incidents.clear()
        self.effects.append(InstanceEnded(state, outcome, step, status))

    def raise_incident(self, token: int, *, code: str, detail: str) -> None:
        """Stop this thread until somebody repairs the cause; the others go on."""
        step = self.tokens[token].step
        self.incidents.append(Incident(step=step, token=token, code=code, detail=detail))
        self.effects.append(IncidentRaised(step, code, detail))

    def _enter(self, token: int, key: str) -> None:
        self.place(token, key)
        self._decide(token)

    def _decide(self, token: int) -> None:
        step = self.graph.step(self.tokens[token].step)
        try:
            following = step.on_enter(self.case)
        except ConditionFailed as failed:
            self.raise_incident(token, code=failed.code, detail=failed.message)
            return
        self._apply(token, step, following)

    def _apply(self, token: int, step: Step, following: Next) -> None:
        match following:
            case Pass():
                self.leave(token, "done")
                self.go_on(token)
            case Stay(tasks=kinds):
                for kind in kinds:
                    self._open_task(token, step, kind)
            case Into(branches=branches, expected=expected):
                for inner in self.split(token, branches, expected=expected):
                    self._begin(step, inner)
            case Arrive():
                self.leave(token, "done")
                self._arrive(token)
            case Finish(outcome=outcome):
                self.leave(token, "done")
                self._stop(self.tokens[token], "consumed", visit="done")
                self.end(ENDINGS[outcome], outcome, step=step.key, status=step.status)

    def _begin(self, split: Step, inner: Token) -> None:
        steps = self.graph.branch(split.key, inner.branch).steps
        if steps:
            self.go(inner.id, steps[0].key)
        else:
            self._roads.append(Road(inner.id, lambda: self._arrive(inner.id)))

    def _follow(self, token: int) -> None:
        following = self.graph.after(self.tokens[token].step)
        if following is not None:
            self._enter(token, following)
        else:
            self._arrive(token)

    def _arrive(self, token: int) -> None:
        here = self.tokens[token]
        scope = self.scopes[here.scope or 0]
        if not here.is_live or scope.state != "open":
            return
        self._put(replace(here, state="consumed"))
        scope = replace(scope, arrived=scope.arrived + 1)
        joined = scope.arrived == scope.expected
        self.scopes[scope.id] = replace(scope, state="joined") if joined else scope
        if joined:
            self._cancel_tokens_of(scope)
            self.leave(scope.parent_token, "done")
            self.go_on(scope.parent_token)

    def _open_task(self, token: int, step: Step, kind: str) -> None:
        number = self.tokens[token].round
        task = Task(id=self._next_id(), token=token, step=step.key, round=number, kind=kind)
        self.tasks[task.id] = task
        if isinstance(step, Handling):
            self.effects.extend(duty(task, step))

    def _cancel_tokens_of(self, scope: Scope) -> None:
        for inner in [token for token in self.tokens.values() if token.scope == scope.id]:
            if inner.is_live:
                self.clear_inside(inner.id)
                self._stop(inner, "cancelled", visit="cancelled")

    def _stop(self, token: Token, state: TokenState, *, visit: VisitState) -> None:
        self.leave(token.id, visit)
        self._put(replace(token, state=state))

    def _tell_left(self, here: Token, state: VisitState, reason: str) -> None:
        if not self.graph.step(here.step).is_stage:
            return
        if state == "skipped":
            self.effects.append(StageSkipped(here.step, here.round, reason))
        self.effects.append(StageLeft(here.step, here.round, state))

    def _put(self, token: Token) -> Token:
        self.tokens[token.id] = token
        return token

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id
