"""What happens to what leaves the system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event

DELIVERY = "delivery"


@dataclass(frozen=True, kw_only=True)
class DeliveriesQueued(Event):
    """Something is to leave the system; the rest of a batch is told with its first."""

    name: ClassVar[str] = "deliveries.queued"
    kind: str
    count: int


@dataclass(frozen=True, kw_only=True)
class DeliveriesForgotten(Event):
    """What was sent long ago was thrown away."""

    name: ClassVar[str] = "deliveries.forgotten"
    count: int


@dataclass(frozen=True, kw_only=True)
class DeliverySent(Event):
    """The other side took it."""

    name: ClassVar[str] = "deliveries.sent"
    kind: str
    attempts: int


@dataclass(frozen=True, kw_only=True)
class DeliveryRefused(Event):
    """The other side did not take it; it is tried again, or given up."""

    name: ClassVar[str] = "deliveries.refused"
    kind: str
    attempts: int
    is_given_up: bool
    because: str


@dataclass(frozen=True, kw_only=True)
class DeliveryRetried(Event):
    """Somebody had a dead letter tried again from the beginning."""

    name: ClassVar[str] = "deliveries.retried"
    kind: str


@dataclass(frozen=True, kw_only=True)
class DeliveryDismissed(Event):
    """Somebody decided that a dead letter need not arrive."""

    name: ClassVar[str] = "deliveries.dismissed"
    kind: str
