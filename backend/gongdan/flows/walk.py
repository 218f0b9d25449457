"""One step of the engine in the making: a working copy of the position and the effects so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from gongdan.flows.draft import Draft
from gongdan.flows.effects import (
    BranchTaken,
    Copied,
    InstanceEnded,
    TokenMoved,
    entered,
)
from gongdan.flows.errors import Stuck
from gongdan.flows.graph import Graph, Step
from gongdan.flows.moves import (
    Arrive,
    Case,
    Finish,
    Into,
    Next,
    Opening,
    Pass,
    PassOver,
    Reject,
    Stay,
)
from gongdan.flows.position import (
    InstanceState,
    Position,
    Scope,
    Token,
    TokenState,
    Visit,
    VisitState,
)
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.copy import Copy
from gongdan.flows.verdicts import approvers_of, ask_each, reject, settle

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


class Walk(Draft):
    """Moves tokens through the graph until every one waits for somebody or the process ends."""

    def __init__(self, graph: Graph, position: Position, case: Case) -> None:
        super().__init__(graph, position, case)
        self._roads: deque[Road] = deque()

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
        return self.put(Token(id=self.next_id(), scope=scope, branch=branch, step="", round=0))

    def go(self, token: int, key: str, *, back_to: str = "") -> None:
        """Put a token on its way to a step, after which it may come straight back to another."""
        self._roads.append(Road(token, lambda: self._enter(token, key, back_to)))

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
        self.put(replace(before, step=key, round=number, state="active", back_to=""))
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
        self.put(replace(parent, state="waiting"))
        scope = Scope(
            id=self.next_id(),
            parent_token=token,
            split=parent.step,
            branches=branches,
            expected=expected or len(branches),
        )
        self.scopes[scope.id] = scope
        self.effects.append(BranchTaken(parent.step, branches))
        return [self.new_token(scope=scope.id, branch=branch) for branch in branches]

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

    def _enter(self, token: int, key: str, back_to: str = "") -> None:
        self.place(token, key)
        if back_to:
            self.put(replace(self.tokens[token], back_to=back_to))
        self._decide(token)

    def _decide(self, token: int) -> None:
        step = self.graph.step(self.tokens[token].step)
        case = self.case
        if isinstance(step, Approval):
            case = replace(case, approvers=approvers_of(self, token))
        try:
            following = step.on_enter(case)
        except Stuck as failed:
            self.raise_incident(token, code=failed.code, detail=failed.message)
            return
        self._apply(token, step, following)

    def _apply(self, token: int, step: Step, following: Next) -> None:
        match following:
            case Pass():
                self._pass(token, "done")
            case PassOver(reason=reason):
                self._pass(token, "skipped", reason=reason)
            case Stay(tasks=openings):
                self._stay(token, step, openings)
            case Reject():
                reject(self, token)
            case Into(branches=branches, expected=expected):
                self._go_into(token, step, branches, expected)
            case Arrive():
                self.leave(token, "done")
                self._arrive(token)
            case Finish(outcome=outcome):
                self.leave(token, "done")
                self._stop(self.tokens[token], "consumed", visit="done")
                self.end(ENDINGS[outcome], outcome, step=step.key, status=step.status)

    def _pass(self, token: int, state: VisitState, *, reason: str = "") -> None:
        self.leave(token, state, reason=reason)
        self.go_on(token)

    def _stay(self, token: int, step: Step, openings: tuple[Opening, ...]) -> None:
        if isinstance(step, Approval):
            ask_each(self, token, openings)
            settle(self, token)
            return
        for opening in openings:
            self.open_task(token, opening)

    def _go_into(
        self, token: int, step: Step, branches: tuple[str, ...], expected: int | None
    ) -> None:
        for inner in self.split(token, branches, expected=expected):
            self._begin(step, inner)

    def _begin(self, split: Step, inner: Token) -> None:
        steps = self.graph.branch(split.key, inner.branch).steps
        if steps:
            self.go(inner.id, steps[0].key)
        else:
            self._roads.append(Road(inner.id, lambda: self._arrive(inner.id)))

    def _follow(self, token: int) -> None:
        here = self.tokens[token]
        following = here.back_to or self.graph.after(here.step)
        if following is not None:
            self._enter(token, following)
        else:
            self._arrive(token)

    def _arrive(self, token: int) -> None:
        here = self.tokens[token]
        scope = self.scopes[here.scope or 0]
        if not here.is_live or scope.state != "open":
            return
        self.put(replace(here, state="consumed"))
        scope = replace(scope, arrived=scope.arrived + 1)
        joined = scope.arrived == scope.expected
        self.scopes[scope.id] = replace(scope, state="joined") if joined else scope
        if joined:
            self._cancel_tokens_of(scope)
            self.leave(scope.parent_token, "done")
            self.go_on(scope.parent_token)

    def _cancel_tokens_of(self, scope: Scope) -> None:
        for inner in [token for token in self.tokens.values() if token.scope == scope.id]:
            if inner.is_live:
                self.clear_inside(inner.id)
                self._stop(inner, "cancelled", visit="cancelled")

    def _stop(self, token: Token, state: TokenState, *, visit: VisitState) -> None:
        self.leave(token.id, visit)
        self.put(replace(token, state=state))
