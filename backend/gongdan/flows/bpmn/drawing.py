"""A BPMN process as plain values: elements, the flows between them, and where they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

GATEWAYS = (
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "eventBasedGateway",
    "complexGateway",
)
Settings = Mapping[str, object]
Point = tuple[int, int]


@dataclass(frozen=True)
class Bounds:
    """Where an element stands, in pixels from the upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True)
class Trigger:
    """What an event waits for or does: ``timer``, ``message``, ``terminate`` ..."""

    kind: str
    said: str = ""


@dataclass(frozen=True)
class Node:
    """One element of a process. ``settings`` are our own, from the file's extension elements."""

    id: str
    tag: str
    name: str = ""
    inside: str = ""
    triggers: tuple[Trigger, ...] = ()
    attached_to: str = ""
    is_interrupting: bool = True
    default: str = ""
    calls: str = ""
    loop: Literal["", "parallel", "sequential", "while"] = ""
    documentation: str = ""
    settings: Settings | None = None

    @property
    def is_gateway(self) -> bool:
        """Whether it only splits or joins."""
        return self.tag in GATEWAYS


@dataclass(frozen=True)
class Flow:
    """An arrow from one element to another. ``is_turn``: a way of ours that is no structure."""

    id: str
    source: str
    target: str
    name: str = ""
    condition: str = ""
    settings: Settings | None = None
    is_turn: bool = False


@dataclass(frozen=True)
class Drawing:
    """One process. ``joins`` says at which gateway what was split by which comes together."""

    id: str
    name: str = ""
    nodes: Mapping[str, Node] = field(default_factory=dict)
    flows: tuple[Flow, ...] = ()
    lanes: Mapping[str, str] = field(default_factory=dict)
    joins: Mapping[str, str] = field(default_factory=dict)
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    settings: Settings | None = None

    def inside(self, container: str) -> list[Node]:
        """The elements of the process itself (``""``) or of one of its subprocesses."""
        return [node for node in self.nodes.values() if node.inside == container]


@dataclass(frozen=True)
class Finding:
    """Something a file holds that was not taken over as it is.

    ``blocks``: nothing in the process reminds of it, so somebody must say that it was looked at.
    """

    code: str
    element: str
    name: str = ""
    step: str = ""
    blocks: bool = True
    detail: str = ""
