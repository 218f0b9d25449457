"""Laws of running work, whatever the process and whatever people do."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gongdan.flows.acts import (
    Act,
    AddSigner,
    Cancel,
    Complete,
    Delegate,
    Fail,
    Jump,
    LookAgain,
    Outcome,
    Place,
    Proceed,
    Redirect,
    RemoveSigner,
    Reopen,
    Retry,
    Return,
    Skip,
    Start,
    Suspend,
    TakeBack,
    Transfer,
    Unsuspend,
    Vote,
    Withdraw,
)
from gongdan.flows.checks import check
from gongdan.flows.conditions import judge
from gongdan.flows.effects import (
    InstanceEnded,
    StageEntered,
    StageLeft,
    StageSkipped,
    TaskClosed,
    TaskOpened,
    TaskReopened,
    TimerArmed,
    TimerCancelled,
    TokenMoved,
)
from gongdan.flows.engine import Surroundings, allowed_next, take
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Case, Member
from gongdan.flows.position import Position, Task, from_json
from gongdan.flows.progress import coverage
from gongdan.flows.roads import next_stages, redirect_targets, return_targets
from gongdan.flows.tests.makers import WEI, Json
from gongdan.flows.tests.strategies import processes
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal

choices = st.integers(0, 2)
people = st.integers(1, 7)
ENOUGH = 400
ROWS: tuple[Json, ...] = ({"sku": "a"}, {"sku": "b"})
PLACES = ("before", "after", "parallel")
# How many steps the engine was asked to take.
TAKEN = {"steps": 0}


def found(step: Human) -> tuple[Member, ...]:
    named = {"department_head": "p6", "manager": "p7"}
    ids = [(named.get(one.kind, one.value), one.weight) for one in step.handlers]
    return tuple(Member(int(who[1:]), weight) for who, weight in ids if who not in ("p0", ""))


AROUND = Surroundings(people=found, initiator=WEI.id, rows=lambda _field: ROWS)


def done(task: Task, choice: int, by: Actor = WEI) -> Act:
    facts = {"choice": choice}
    if task.is_machine:
        return Proceed(task=task.id, by=by, facts=facts)
    if task.kind == "approval":
        return Vote(task=task.id, verdict="approved", by=by, facts=facts)
    return Complete(task=task.id, by=by, facts=facts)


class RunningWork(RuleBasedStateMachine):
    """Random legal acts, and some that must be refused, on a random process."""

    @initialize(content=processes(), choice=choices, far=st.integers(0, 6))
    def begin(self, content: Json, choice: int, far: int) -> None:
        report = check(content)
        assert report.problems == ()
        self.graph, self.position = report.graph, Position()
        self.armed: set[int] = set()
        self.opened: set[int] = set()
        self.told: dict[tuple[str, int], str] = {}
        self.stands: dict[int, str] = {}
        self.act(Start(by=WEI, facts={"choice": choice}))
        for _ in range(far):
            self.advance(choice)

    def advance(self, choice: int) -> None:
        """One step towards the end."""
        if self.is_suspended():
            self.unsuspend()
        elif self.is_stuck():
            self.retry(choice)
        elif self.waits():
            self.proceed(choice)
        elif self.is_open():
            self.complete(choice)

    def act(self, act: Act) -> None:
        TAKEN["steps"] += 1
        outcome = take(self.graph, self.position, act, around=AROUND)
        self.position = outcome.position
        for effect in outcome.effects:
            self.keep(effect)

    def keep(self, effect: object) -> None:
        match effect:
            case TaskOpened(task=task) | TaskReopened(task=task):
                self.opened.add(task)
            case TaskClosed(task=task):
                self.opened.remove(task)
            case TimerArmed(task=task):
                self.armed.add(task)
            case TimerCancelled(task=task):
                self.armed.remove(task)
            case _:
                self.hear(effect)

    def hear(self, effect: object) -> None:
        match effect:
            case InstanceEnded(step=step):
                self.ended_at = step
            case StageEntered(step=step, round=number):
                self.told[step, number] = "open"
            case StageLeft(step=step, round=number, outcome=outcome):
                self.told[step, number] = outcome
            case StageSkipped(step=step, round=number):
                self.told[step, number] = "skipped"
            case TokenMoved(token=token, target=target):
                self.stands[token] = target

    def is_open(self) -> bool:
        return bool(self.position.open_tasks())

    def is_over(self) -> bool:
        return self.position.state not in ("new", "running", "suspended")

    def waits(self) -> bool:
        return bool(self.position.machine_tasks())

    def is_suspended(self) -> bool:
        return self.position.state == "suspended"

    def is_stuck(self) -> bool:
        return bool(self.position.incidents)

    @precondition(waits)
    @rule(
        choice=choices,
        which=st.integers(0, 9),
        outcome=st.sampled_from(["done", "done", "timeout", "rejected"]),
    )
    def proceed(self, choice: int, which: int = 0, outcome: Outcome = "done") -> None:
        tasks = self.position.machine_tasks()
        task, facts = tasks[which % len(tasks)], {"choice": choice}
        self.try_to(Proceed(task=task.id, by=WEI, outcome=outcome, facts=facts))

    @precondition(waits)
    @rule(choice=choices)
    def look_again(self, choice: int) -> None:
        self.try_to(LookAgain(by=WEI, facts={"choice": choice}))

    @precondition(waits)
    @rule(which=st.integers(0, 9), choice=choices)
    def fail(self, which: int, choice: int) -> None:
        tasks = self.position.machine_tasks()
        task, facts = tasks[which % len(tasks)], {"choice": choice}
        self.try_to(Fail(task=task.id, by=WEI, code="failed", facts=facts))

    @precondition(is_stuck)
    @rule(choice=choices)
    def retry(self, choice: int) -> None:
        self.try_to(Retry(by=WEI, facts={"choice": choice}))

    @precondition(is_open)
    @rule(seldom=st.integers(0, 3))
    def suspend(self, seldom: int) -> None:
        if seldom == 0:
            self.try_to(Suspend(by=WEI, reason="等"))

    @precondition(is_suspended)
    @rule()
    def unsuspend(self) -> None:
        self.act(Unsuspend(by=WEI))

    def do_at_once(self, choice: int) -> None:
        """What the system does by itself on the way holds nobody up."""
        while actions := [one for one in self.position.machine_tasks() if one.kind == "action"]:
            self.act(Proceed(task=actions[0].id, by=WEI, facts={"choice": choice}))

    @precondition(is_open)
    @rule(choice=choices, which=st.integers(0, 9))
    def complete(self, choice: int, which: int = 0) -> None:
        task = self.any_task(which)
        if self.is_suspended() or task.kind == "approval":
            self.try_to(done(task, choice))
            return
        self.do_at_once(choice)
        task = self.any_task(which) if self.is_open() else task
        if not self.is_open() or task.kind == "approval":
            return
        before = {other.id for other in self.position.unfinished_tasks()} - {task.id}
        case = Case({"choice": choice}, judge, found, WEI.id, rows=AROUND.rows)
        expected = next_stages(self.graph, self.position, case, task=task)
        self.act(done(task, choice))
        self.do_at_once(choice)
        opened = [one.step for one in self.position.unfinished_tasks() if one.id not in before]
        if expected != ("rejected",) and self.position.state != "rejected":
            ended = [self.ended_at] if self.is_over() else []
            assert {*opened, *ended} == set(expected)

    def any_task(self, which: int) -> Task:
        tasks = self.position.open_tasks()
        return tasks[which % len(tasks)]

    @precondition(is_open)
    @rule(choice=choices, which=st.integers(0, 9), authorized=st.sampled_from([True, True, False]))
    def skip(self, choice: int, which: int, authorized: bool) -> None:
        task = self.any_task(which)
        skip = Skip(
            task=task.id, by=WEI, reason="试", authorized=authorized, facts={"choice": choice}
        )
        self.try_to(skip)

    @precondition(is_open)
    @rule(data=st.data(), which=st.integers(0, 9))
    def send_back(self, data: st.DataObject, which: int) -> None:
        task = self.any_task(which)
        targets = return_targets(self.graph, self.position, task)
        target = data.draw(st.sampled_from([*targets, "end"]))
        resume = data.draw(st.sampled_from(["rerun", "straight_back"]))
        self.try_to(Return(task=task.id, target=target, by=WEI, reason="不对", resume=resume))

    @precondition(is_open)
    @rule(which=st.integers(0, 9), choice=choices)
    def refuse(self, which: int, choice: int) -> None:
        task, facts = self.any_task(which), {"choice": choice}
        self.try_to(Vote(task=task.id, verdict="rejected", by=WEI, comment="不行", facts=facts))

    @precondition(is_open)
    @rule(which=st.integers(0, 9), to=people, is_for_good=st.booleans())
    def hand_over(self, which: int, to: int, is_for_good: bool) -> None:
        kind = Transfer if is_for_good else Delegate
        self.try_to(kind(task=self.any_task(which).id, to=to, by=WEI, facts={"choice": 0}))

    @precondition(is_open)
    @rule(
        which=st.integers(0, 9), to=people, where=st.sampled_from(["before", "after", "parallel"])
    )
    def add_signer(self, which: int, to: int, where: Place) -> None:
        task = self.any_task(which).id
        facts = {"choice": 0}
        self.try_to(AddSigner(task=task, people=(to,), where=where, by=WEI, facts=facts))

    @precondition(is_open)
    @rule(which=st.integers(0, 9))
    def remove_signer(self, which: int) -> None:
        tasks = self.position.unfinished_tasks()
        task = tasks[which % len(tasks)]
        self.try_to(RemoveSigner(task=task.id, by=WEI, facts={"choice": 0}))

    @precondition(is_open)
    @rule(which=st.integers(0, 9))
    def take_back(self, which: int) -> None:
        tasks = self.position.tasks
        self.try_to(TakeBack(task=tasks[which % len(tasks)].id, by=WEI, facts={"choice": 0}))

    @precondition(is_open)
    @rule(seldom=st.integers(0, 3))
    def withdraw(self, seldom: int) -> None:
        self.try_to(Withdraw(by=WEI, is_final=seldom == 0))

    @precondition(is_open)
    @rule(data=st.data(), choice=choices)
    def jump(self, data: st.DataObject, choice: int) -> None:
        target = data.draw(st.sampled_from(sorted(self.graph.places)))
        facts = {"choice": choice}
        is_allowed = target in allowed_next(self.graph, self.position, facts, around=AROUND)
        before = self.position
        self.try_to(Jump(target=target, by=WEI, facts=facts))
        assert (self.position == before) is not is_allowed

    @precondition(is_open)
    @rule(data=st.data(), choice=choices, which=st.integers(0, 9))
    def redirect(self, data: st.DataObject, choice: int, which: int) -> None:
        active = [one for one in self.position.tokens if one.state == "active"]
        token = active[which % len(active)].id
        target = data.draw(st.sampled_from(sorted(self.graph.places)))
        is_allowed = target in redirect_targets(self.graph, self.position, token)
        before = self.position
        facts = {"choice": choice}
        self.try_to(Redirect(token=token, target=target, by=WEI, reason="改道", facts=facts))
        assert (self.position == before) is not (is_allowed and not self.is_suspended())

    @precondition(is_over)
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        target = data.draw(st.sampled_from(["", *sorted(self.graph.places)]))
        ended, self.position = self.position, Position()
        told, stands = self.told, self.stands
        self.told, self.stands = {}, {}
        self.try_to(Reopen(by=WEI, reason="又坏了", target=target, facts={"choice": 0}))
        if self.position == Position():
            self.position, self.told, self.stands = ended, told, stands

    @precondition(is_open)
    @rule(is_forced=st.booleans(), seldom=st.integers(0, 9))
    def cancel(self, is_forced: bool, seldom: int) -> None:
        if seldom == 0:
            self.try_to(Cancel(by=WEI, reason="不用了", is_forced=is_forced))

    def try_to(self, act: Act) -> None:
        before = self.position.as_json()
        try:
            self.act(act)
        except Refusal:
            assert self.position.as_json() == before

    @invariant()
    def tokens_live_exactly_while_it_runs(self) -> None:
        assert bool(self.position.live_tokens()) != self.is_over()

    @invariant()
    def nothing_is_open_after_the_end(self) -> None:
        over = self.is_over()
        assert not (over and (self.is_open() or self.waits() or self.armed))
        assert not (over and any(visit.state == "open" for visit in self.position.visits))
        assert not (over and any(scope.state == "open" for scope in self.position.scopes))

    @invariant()
    def tasks_belong_to_live_tokens(self) -> None:
        live = {token.id for token in self.position.live_tokens()}
        assert all(task.token in live for task in self.position.unfinished_tasks())
        assert {task.id for task in self.position.unfinished_tasks()} == self.opened
        limited = {task.id for task in self.position.open_tasks() if task.kind != "resubmit"}
        assert limited == self.armed

    @invariant()
    def somebody_has_the_turn_while_votes_are_open(self) -> None:
        unfinished = [one for one in self.position.unfinished_tasks() if not one.is_machine]
        waiting = {(one.step, one.round) for one in unfinished}
        assert waiting == {(one.step, one.round) for one in self.position.open_tasks()}

    @invariant()
    def every_active_thread_has_something_to_do(self) -> None:
        position = self.position
        busy = {one.token for one in (*position.open_tasks(), *position.machine_tasks())}
        stuck = {incident.token for incident in position.incidents}
        assert {one.id for one in position.tokens if one.state == "active"} == busy | stuck
        assert not busy & stuck

    @invariant()
    def nobody_signs_twice_in_one_vote(self) -> None:
        asked = [(one.step, one.round, one.assignee) for one in self.position.unfinished_tasks()
                 if one.kind == "approval"]  # fmt: skip
        assert len(asked) == len(set(asked))

    @invariant()
    def no_more_arrive_than_went_in(self) -> None:
        scopes = self.position.scopes
        assert all(scope.arrived <= scope.expected <= len(scope.branches) for scope in scopes)

    @invariant()
    def nothing_lives_in_a_scope_that_is_over(self) -> None:
        over = {scope.id for scope in self.position.scopes if scope.state != "open"}
        assert all(token.scope not in over for token in self.position.live_tokens())

    @invariant()
    def every_step_has_one_answer(self) -> None:
        answers = set(coverage(self.graph, self.position).values())
        allowed = {
            "completed": {"visited", "skipped", "not_taken"},
            "rejected": {"visited", "skipped", "not_taken"},
            "running": {"visited", "skipped", "not_taken", "present", "ahead"},
            "suspended": {"visited", "skipped", "not_taken", "present", "ahead"},
        }
        anything = {"visited", "skipped", "not_taken", "not_reached"}
        assert answers <= allowed.get(self.position.state, anything)

    @invariant()
    def what_was_told_says_the_same_as_what_is(self) -> None:
        stages = [one for one in self.position.visits if self.graph.step(one.step).is_stage]
        assert self.told == {(one.step, one.round): one.state for one in stages}
        threads = self.position.live_tokens()
        beside = [one.id for one in threads if self.graph.step(one.step).is_aside]
        live = {one.id: one.step for one in threads if one.id not in beside}
        assert live == {token: self.stands[token] for token in live}

    @invariant()
    def nothing_runs_that_nobody_can_end(self) -> None:
        position = self.position
        open_tasks = (*position.open_tasks(), *position.machine_tasks())
        assert self.is_over() or open_tasks or position.incidents

    @invariant()
    def storing_keeps_everything(self) -> None:
        assert from_json(self.position.as_json()) == self.position

    def teardown(self) -> None:
        if not hasattr(self, "position"):
            return
        for _ in range(ENOUGH):
            self.advance(0)
        assert self.is_over()


# In one go; whoever wants more asks for the long tests.
LEAST_STEPS = 10_000
IN_ONE_GO = settings(
    max_examples=300,
    stateful_step_count=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def run_until(steps: int) -> None:
    TAKEN["steps"] = 0
    while TAKEN["steps"] < steps:
        run_state_machine_as_test(RunningWork, settings=IN_ONE_GO)


def test_the_laws_hold_in_ten_thousand_steps_of_random_work() -> None:
    run_until(LEAST_STEPS)

    assert TAKEN["steps"] >= LEAST_STEPS


@pytest.mark.long
def test_the_laws_hold_in_half_a_million_steps() -> None:
    run_until(50 * LEAST_STEPS)

    assert TAKEN["steps"] >= 50 * LEAST_STEPS


@given(content=processes(), choice=choices)
@settings(max_examples=60, deadline=None)
def test_completing_everything_ends_every_process_once(content: Json, choice: int) -> None:
    graph = check(content).graph

    ends = _run_through(graph, {"choice": choice})

    assert ends == 1


def _run_through(graph: Graph, facts: Json) -> int:
    outcome = take(graph, Position(), Start(by=WEI, facts=facts), around=AROUND)
    effects = list(outcome.effects)
    while waiting := (*outcome.position.machine_tasks(), *outcome.position.open_tasks()):
        act = done(waiting[0], facts["choice"])
        outcome = take(graph, outcome.position, act, around=AROUND)
        effects.extend(outcome.effects)
    return sum(isinstance(effect, InstanceEnded) for effect in effects)
