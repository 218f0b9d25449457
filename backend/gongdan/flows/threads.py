"""The threads of running work: standing at steps, waiting for branches, arriving, ending."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from gongdan.flows.draft import Draft
from gongdan.flows.effects import BranchTaken, Copied, InstanceEnded, TokenMoved, entered
from gongdan.flows.graph import Step
from gongdan.flows.moves import Case, Into
from gongdan.flows.position import (
    InstanceState,
    Scope,
    Token,
    TokenState,
    Visit,
    VisitState,
)
from gongdan.flows.steps.copy import Copy
from gongdan.flows.steps.subprocess import Subprocess


class Threads(Draft):
    """Tokens and scopes of a working copy."""

    @abstractmethod
    def end_at_last(self) -> None:
        """End what waited at its end for what was done beside it."""

    @abstractmethod
    def go_on(self, token: int) -> None:
        """Let a token leave its step for what follows."""

    def new_token(self, *, scope: int | None, branch: str, item: int | None = None) -> Token:
        """A new thread of the work, not yet anywhere."""
        number = self.next_id()
        return self.put(Token(id=number, scope=scope, branch=branch, step="", round=0, item=item))

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

    def aside(self) -> list[Token]:
        """The threads that hold what was given out beside the work and is not done yet."""
        live = (one for one in self.tokens.values() if one.state == "waiting")
        return [one for one in live if one.scope is None and self.graph.step(one.step).is_aside]

    def set_aside(self, token: int) -> int:
        """A thread of its own for what is done beside the work, standing where that begins."""
        here = self.tokens[token]
        beside = self.new_token(scope=None, branch="")
        self.put(replace(beside, step=here.step, round=here.round))
        for index, visit in enumerate(self.visits):
            if (visit.step, visit.round) == (here.step, here.round):
                self.visits[index] = replace(visit, token=beside.id)
        return beside.id

    def split(self, token: int, into: Into) -> list[Token]:
        """Let a token wait at its split while new ones go into the branches."""
        parent = self.tokens[token]
        self.put(replace(parent, state="waiting"))
        scope = Scope(
            id=self.next_id(),
            parent_token=token,
            split=parent.step,
            branches=into.branches,
            expected=into.expected or len(into.branches),
        )
        self.scopes[scope.id] = scope
        self.effects.append(BranchTaken(parent.step, into.branches))
        return [
            self.new_token(scope=scope.id, branch=branch, item=index if into.each else None)
            for index, branch in enumerate(into.branches)
        ]

    def clear_inside(self, token: int) -> None:
        """Cancel every scope a token waits for, with all that lives in it."""
        for scope in [scope for scope in self.scopes.values() if scope.parent_token == token]:
            if scope.state == "open":
                self.scopes[scope.id] = replace(scope, state="cancelled")
                self._cancel_tokens_of(scope)

    def arrive(self, token: int) -> None:
        """A thread came to the end of its branch; the work goes on when enough have."""
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
            self.go_on_from(scope.parent_token)

    def go_on_from(self, token: int) -> None:
        """All that a thread waited for is there; what was done beside the work ends with that."""
        if token not in {one.id for one in self.aside()}:
            self.go_on(token)
            return
        self.put(replace(self.tokens[token], state="consumed"))
        if not self.aside():
            self.end_at_last()

    def end(self, state: InstanceState, outcome: str, *, step: str = "", status: str = "") -> None:
        """End the process: nothing lives on."""
        for token in [token for token in self.tokens.values() if token.is_live]:
            self.stop(token, "cancelled", visit="cancelled")
        for scope in [scope for scope in self.scopes.values() if scope.state == "open"]:
            self.scopes[scope.id] = replace(scope, state="cancelled")
        self.state, self.outcome = state, outcome
        self.incidents.clear()
        self.effects.append(InstanceEnded(state, outcome, step, status))

    def end_block(self, token: int, *, is_rejected: bool) -> bool:
        """End the innermost subprocess around a thread instead of everything, where there is one.

        What was refused inside ends everything unless the subprocess says to go on.
        """
        member = self._member_of_block(token)
        while member is not None:
            block = self.graph.step(self.scopes[member.scope or 0].split)
            if not is_rejected or getattr(block, "on_rejected", "") == "go_on":
                self.clear_inside(member.id)
                self.leave(member.id, "done")
                self.forget_incidents(member.id)
                self.arrive(member.id)
                return True
            member = self._member_of_block(self.scopes[member.scope or 0].parent_token)
        return False

    def case_of(self, token: int) -> Case:
        """The facts as they are for one thread: with the cells of the row for which it walks."""
        here: Token | None = self.tokens[token]
        number = here.round if here else 1
        while here is not None and here.item is None:
            here = self._around(here)
        if here is None:
            return replace(self.case, round=number)
        block = self.graph.step(self.scopes[here.scope or 0].split)
        rows = self.case.rows(getattr(block, "each", ""))
        row = rows[here.item] if here.item is not None and here.item < len(rows) else {}
        cells = {f"row.{code}": value for code, value in row.items()}
        return replace(self.case, facts={**self.case.facts, **cells}, round=number)

    def is_of_other_row(self, one: int, other: int) -> bool:
        """Whether two threads walk for different rows of the same sub-table."""
        rows = self._rows_of(one)
        return any(rows.get(scope, item) != item for scope, item in self._rows_of(other).items())

    def _rows_of(self, token: int) -> dict[int, int]:
        here: Token | None = self.tokens[token]
        found: dict[int, int] = {}
        while here is not None:
            if here.item is not None:
                found[here.scope or 0] = here.item
            here = self._around(here)
        return found

    def stop(self, token: Token, state: TokenState, *, visit: VisitState) -> None:
        """End a thread where it stands."""
        self.leave(token.id, visit)
        self.put(replace(token, state=state))

    def _around(self, here: Token) -> Token | None:
        return self.tokens[self.scopes[here.scope].parent_token] if here.scope else None

    def _member_of_block(self, token: int) -> Token | None:
        here: Token | None = self.tokens[token]
        while here is not None and here.scope is not None:
            if isinstance(self.graph.step(self.scopes[here.scope].split), Subprocess):
                return here
            here = self._around(here)
        return None

    def _cancel_tokens_of(self, scope: Scope) -> None:
        for inner in [token for token in self.tokens.values() if token.scope == scope.id]:
            if inner.is_live:
                self.clear_inside(inner.id)
                self.stop(inner, "cancelled", visit="cancelled")
                self.forget_incidents(inner.id)
