"""Counting votes: whether an approval is decided, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable

from gongdan.flows.acts import Verdict
from gongdan.flows.position import Task, TaskState
from gongdan.flows.steps.approval import COUNTED, Approval

OUT: tuple[TaskState, ...] = ("cancelled", "transferred")
Group = tuple[Task, ...]


def members_of(group: Group) -> Group:
    """Those whose votes count by themselves: its people and who was added beside them.

    The initiator who is left out has no vote, unless there is nobody else.
    """
    members = tuple(task for task in group if is_member(task) and task.state not in OUT)
    return tuple(task for task in members if task.outcome != "self") or members


def is_member(task: Task) -> bool:
    """Whether it is a vote of its own, no signature before or after another's."""
    return task.sign in ("", "parallel")


def verdict_of(step: Approval, group: Group) -> Verdict | None:
    """What the votes decide, as early as that is certain."""
    members = members_of(group)
    passed = _weight(step, (one for one in members if opinion(step, one, group) == "approved"))
    failed = _weight(step, (one for one in members if opinion(step, one, group) == "rejected"))
    if step.mode == "any":
        return _first(passed, failed)
    if failed and step.reject_rule == "any":
        return "rejected"
    needed = _total(step, group) * (step.percent if step.mode in COUNTED else 100)
    if passed * 100 >= needed:
        return "approved"
    possible = _weight(step, members) - failed
    return "rejected" if possible * 100 < needed else None


def opinion(step: Approval, task: Task, group: Group) -> Verdict | None:
    """What a member says, with those who sign before and after them."""
    before = _signers("before", task, group)
    if step.reject_rule == "any" and any(one.outcome == "rejected" for one in before):
        return "rejected"
    if task.state == "skipped":
        return "approved"
    if task.state != "done":
        return None
    after = _signers("after", task, group)
    if "rejected" in (task.outcome, *(one.outcome for one in after)):
        return "rejected"
    return None if any(one.is_open for one in after) else "approved"


def turns(step: Approval, group: Group) -> dict[int, TaskState]:
    """For every open task whether it is its turn."""
    return {
        task.id: "waiting" if _must_wait(step, task, group) else "pending"
        for task in group
        if task.is_open
    }


def _must_wait(step: Approval, task: Task, group: Group) -> bool:
    if any(one.is_open for one in _signers("before", task, group)):
        return True
    if step.mode != "in_turn" or task.sign in ("before", "after"):
        return False
    earlier = (one for one in members_of(group) if one.seq < task.seq)
    return any(opinion(step, one, group) is None for one in earlier)


def _signers(where: str, task: Task, group: Group) -> list[Task]:
    return [
        one
        for one in group
        if one.sign == where and one.added_by == task.id and one.state not in OUT
    ]


def _first(passed: int, failed: int) -> Verdict | None:
    if passed:
        return "approved"
    return "rejected" if failed else None


def _total(step: Approval, group: Group) -> int:
    """All votes there are; without those added later when the threshold is frozen."""
    members = members_of(group)
    first = tuple(task for task in members if task.sign == "")
    return _weight(step, (step.threshold_frozen and first) or members)


def _weight(step: Approval, tasks: Iterable[Task]) -> int:
    return sum(task.weight if step.mode == "weight" else 1 for task in tasks)
