"""One step of the engine in the making: a working copy of the position and the effects so far."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from gongdan.flows.effects import RouteTaken
from gongdan.flows.errors import Stuck
from gongdan.flows.going_back import send_back
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
    Turn,
)
from gongdan.flows.position import InstanceState, Position, Token, VisitState
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.end import End
from gongdan.flows.steps.subprocess import Subprocess
from gongdan.flows.threads import Threads
from gongdan.flows.verdicts import approvers_of, ask_each, reject, settle

# So many steps may one thread take in one go, and all together.
LONGEST = 200
LONGEST_OF_ALL = 5000
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


class Walk(Threads):
    """Moves tokens through the graph until every one waits for somebody or the process ends."""

    def __init__(self, graph: Graph, position: Position, case: Case) -> None:
        super().__init__(graph, position, case)
        self._roads: deque[Road] = deque()
        self._decided: Counter[int] = Counter()

    def run(self) -> None:
        """Follow every road to its end."""
        while self._roads and self.state == "running":
            road = self._roads.popleft()
            if self.tokens[road.token].is_live:
                road.follow()

    def go(self, token: int, key: str, *, back_to: str = "") -> None:
        """Put a token on its way to a step, after which it may come straight back to another."""
        self._roads.append(Road(token, lambda: self._enter(token, key, back_to)))

    def go_on(self, token: int) -> None:
        """Let a token leave its step for what follows."""
        self._roads.append(Road(token, lambda: self._follow(token)))

    def retry(self, token: int) -> None:
        """Ask the step at which a token got stuck once more."""
        self._roads.append(Road(token, lambda: self._decide(token)))

    def proceed(self, task_id: int, outcome: str) -> None:
        """What the work waited for by itself is over: go on as the step says."""
        task = self.tasks[task_id]
        step = self.graph.step(task.step)
        self.close_task(task, "done", outcome=outcome)
        self._apply(task.token, step, step.on_proceed(outcome))

    def _enter(self, token: int, key: str, back_to: str = "") -> None:
        self.place(token, key)
        if back_to:
            self.put(replace(self.tokens[token], back_to=back_to))
        self._decide(token)

    def _decide(self, token: int) -> None:
        """Ask the step what is next; a walk that never ends is an incident, not a hang."""
        self._decided[token] += 1
        if self._decided[token] > LONGEST or self._decided.total() > LONGEST_OF_ALL:
            self.raise_incident(token, code="flows.loop_guard", detail="")
            return
        step = self.graph.step(self.tokens[token].step)
        case = self.case_of(token)
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
            case Into():
                self._go_into(token, step, following)
            case Turn():
                self._turn(token, step, following)
            case Arrive() | Finish():
                self._finish(token, step, following)

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

    def _go_into(self, token: int, step: Step, into: Into) -> None:
        if into.aside:
            self.go_on(token)
            token = self.set_aside(token)
        for inner in self.split(token, into):
            self._begin(step, inner)

    def _begin(self, split: Step, inner: Token) -> None:
        steps = self.graph.branch(split.key, inner.branch).steps
        if steps:
            self.go(inner.id, steps[0].key)
        else:
            self._roads.append(Road(inner.id, lambda: self.arrive(inner.id)))

    def _turn(self, token: int, step: Step, turn: Turn) -> None:
        """Back to where it was before, or on to what lies further down in the same sequence."""
        self.effects.append(RouteTaken(step.key, turn.way, turn.target))
        self.leave(token, "done")
        if self.graph.precedes(turn.target, step.key):
            send_back(self, token, turn.target)
        else:
            self.go(token, self.graph.entry(turn.target))

    def end_at_last(self) -> None:
        """End what waited at its end for what was done beside it."""
        for one in [one for one in self.tokens.values() if one.state == "waiting"]:
            if isinstance(self.graph.step(one.step), End):
                self.put(replace(one, state="active"))
                self.retry(one.id)

    def _finish(self, token: int, step: Step, finish: Arrive | Finish) -> None:
        if self._must_wait(token, finish):
            self.put(replace(self.tokens[token], state="waiting"))
            return
        self.leave(token, "done")
        if isinstance(finish, Arrive):
            self.arrive(token)
            return
        if self.end_block(token, is_rejected=finish.outcome != "completed"):
            return
        self.stop(self.tokens[token], "consumed", visit="done")
        outcome = finish.result or finish.outcome
        self.end(ENDINGS[finish.outcome], outcome, step=step.key, status=step.status)

    def _must_wait(self, token: int, finish: Arrive | Finish) -> bool:
        """Nothing that was given out is lost when the work itself is through."""
        is_through = isinstance(finish, Finish) and finish.outcome == "completed"
        in_block = any(
            isinstance(self.graph.step(corner.split), Subprocess)
            for corner in self.graph.corners(self.tokens[token].step)
        )
        return is_through and not in_block and bool(self.aside())

    def _follow(self, token: int) -> None:
        here = self.tokens[token]
        following = here.back_to or self.graph.after(here.step)
        if following is not None:
            self._enter(token, following)
        else:
            self.arrive(token)
