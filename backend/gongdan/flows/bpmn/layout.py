"""Where the elements of a drawing stand: from left to right, branches one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongdan.flows.bpmn.drawing import Bounds, Drawing, Flow, Node, Point
from gongdan.flows.bpmn.folding import Arrow, Folding, Item, Turn

EVENT, GATEWAY, TASK = (36, 36), (50, 50), (120, 80)
GAP_X, GAP_Y, PADDING, TITLE = 50, 40, 30, 30


@dataclass(frozen=True)
class _Size:
    width: int
    height: int


@dataclass
class Layout:
    """Places for every element, found from the drawing's blocks."""

    drawing: Drawing
    bounds: dict[str, Bounds] = field(default_factory=dict)
    _folded: dict[str, tuple[Item | Turn, ...]] = field(default_factory=dict)

    def placed(self) -> Mapping[str, Bounds]:
        """Where each element stands."""
        size = self._size_inside("")
        self._place(self._folded[""], PADDING, PADDING + size.height // 2)
        return self.bounds

    def _fold(self, container: str) -> tuple[Item | Turn, ...]:
        nodes = self.drawing.nodes
        arrows = []
        for flow in self.drawing.flows:
            source = nodes[flow.source]
            if source.inside == container and not flow.is_turn:
                arrows.append(Arrow(flow.id, source.attached_to or source.id, flow.target))
        inside = [node for node in self.drawing.inside(container) if not node.attached_to]
        if not inside:
            return ()
        return Folding(arrows, self.drawing.joins).fold(inside[0].id)

    def _size_inside(self, container: str) -> _Size:
        self._folded[container] = self._fold(container)
        return self._size(self._folded[container])

    def _size(self, items: tuple[Item | Turn, ...]) -> _Size:
        sizes = [self._size_of(item) for item in items if isinstance(item, Item)]
        if not sizes:
            return _Size(0, 0)
        width = sum(one.width for one in sizes) + GAP_X * (len(sizes) - 1)
        return _Size(width, max(one.height for one in sizes))

    def _size_of(self, item: Item) -> _Size:
        own = self._own(self.drawing.nodes[item.node])
        if not item.branches:
            return own
        sizes = [self._size(branch.items) for branch in item.branches]
        height = sum(max(one.height, GATEWAY[1]) + GAP_Y for one in sizes) - GAP_Y
        inner = max(one.width for one in sizes)
        return _Size(own.width + GAP_X + inner, max(own.height, height))

    def _own(self, node: Node) -> _Size:
        if node.is_gateway:
            return _Size(*GATEWAY)
        if node.tag.endswith("Event"):
            return _Size(*EVENT)
        if node.tag == "subProcess":
            inner = self._size_inside(node.id)
            return _Size(
                max(TASK[0], inner.width + 2 * PADDING),
                max(TASK[1], inner.height + 2 * PADDING + TITLE),
            )
        return _Size(*TASK)

    def _place(self, items: tuple[Item | Turn, ...], x: int, middle: int) -> None:
        for item in items:
            if isinstance(item, Turn):
                continue
            size = self._size_of(item)
            self._stand(self.drawing.nodes[item.node], x, middle)
            if item.branches:
                self._place_branches(item, x, middle, size)
            x += size.width + GAP_X

    def _place_branches(self, item: Item, x: int, middle: int, size: _Size) -> None:
        left = x + self._own(self.drawing.nodes[item.node]).width + GAP_X
        top = middle - size.height // 2
        for branch in item.branches:
            height = max(self._size(branch.items).height, GATEWAY[1])
            self._place(branch.items, left, top + height // 2)
            top += height + GAP_Y

    def _stand(self, node: Node, x: int, middle: int) -> None:
        size = self._own(node)
        self.bounds[node.id] = Bounds(x, middle - size.height // 2, size.width, size.height)
        if node.tag == "subProcess":
            self._place(self._folded[node.id], x + PADDING, middle + TITLE // 2)
        for edge in self.drawing.nodes.values():
            if edge.attached_to == node.id:
                low = middle + size.height // 2 - EVENT[1] // 2
                self.bounds[edge.id] = Bounds(x + size.width // 2, low, *EVENT)


def line(flow: Flow, bounds: Mapping[str, Bounds]) -> list[Point]:
    """The corners of an arrow; a way back runs below what it passes."""
    source, target = bounds[flow.source], bounds[flow.target]
    if flow.is_turn or target.x <= source.x:
        low = max(one.y + one.height for one in (source, target)) + GAP_Y // 2
        begin, end = source.middle[0], target.middle[0]
        return [
            (begin, source.y + source.height),
            (begin, low),
            (end, low),
            (end, target.y + target.height),
        ]
    begin, end = source.x + source.width, target.x
    out, into = source.middle[1], target.middle[1]
    if out == into:
        return [(begin, out), (end, into)]
    if source.width == GATEWAY[0]:
        middle = source.middle[0]
        edge = source.y if into < out else source.y + source.height
        return [(middle, edge), (middle, into), (end, into)]
    turn = end - GAP_X // 2
    return [(begin, out), (turn, out), (turn, into), (end, into)]
