"""The moments at which something must happen to an order, set and taken back by one command."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.kernel.storing import execute, upsert
from gongdan.workorders.models import Timer, WorkOrder

CANCEL = """
UPDATE workorders_timer SET state = 'cancelled' WHERE key = ANY(%s) AND state = 'armed'"""


@dataclass
class Moments:
    """What a command wants of the order's timers, written down in two statements when it ends."""

    order: WorkOrder
    armed: dict[str, Timer] = field(default_factory=dict)
    disarmed: set[str] = field(default_factory=set)

    def arm(self, kind: str, reference: int | str, due_at: datetime | None) -> None:
        """Set the one timer of this kind and reference to a moment, or disarm it."""
        key = _key(kind, reference)
        if due_at is None:
            self._disarm(key)
            return
        self.disarmed.discard(key)
        self.armed[key] = Timer(
            work_order=self.order,
            kind=kind,
            reference=str(reference),
            due_at=due_at,
            state="armed",
            key=key,
        )

    def disarm(self, kinds: Iterable[str], reference: int | str) -> None:
        """Cancel the armed timers of these kinds."""
        for kind in kinds:
            self._disarm(_key(kind, reference))

    def save(self) -> None:
        """Write down what is wanted."""
        if self.armed:
            upsert([*self.armed.values()], key=["key"], changed=["due_at", "state", "fired_at"])
        if self.disarmed:
            execute(CANCEL, [sorted(self.disarmed)])
        self.armed, self.disarmed = {}, set()

    def _disarm(self, key: str) -> None:
        self.armed.pop(key, None)
        self.disarmed.add(key)


def _key(kind: str, reference: int | str) -> str:
    return f"{kind}:{reference}"
