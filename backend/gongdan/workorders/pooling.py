"""Who may take a task of a pool, put it back, or give it to one of its people."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from gongdan.kernel.actors import Actor

CLAIM, RELEASE, DISPATCH = "claim", "release", "dispatch"
AT_WORK = ("new", "assigned", "in_progress")


class Pooled(Protocol):
    """A task that several may have."""

    @property
    def assignee_id(self) -> int | None:
        """Who has it now."""

    @property
    def candidate_ids(self) -> Collection[int]:
        """Who may have it; nobody where it is no pool."""

    @property
    def dispatcher_ids(self) -> Collection[int]:
        """Who says which of them does it; nobody where they take it themselves."""


def acts_on_pool(task: Pooled, *, leads: bool, by: Actor) -> list[str]:
    """What this person may do about who has the task."""
    if not task.candidate_ids:
        return []
    person, found = by.rights.person_id or 0, list[str]()
    if task.assignee_id is None and person in task.candidate_ids and not task.dispatcher_ids:
        found.append(CLAIM)
    if task.assignee_id is not None and (task.assignee_id == person or leads):
        found.append(RELEASE)
    if person in task.dispatcher_ids or leads:
        found.append(DISPATCH)
    return found
