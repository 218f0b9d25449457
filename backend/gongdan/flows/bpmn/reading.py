"""From a drawing to a process of ours: its blocks found, each element made a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongdan.flows.bpmn.drawing import Finding, Node
from gongdan.flows.bpmn.folding import Arrow, Branch, Folding, Item, Turn, Unstructured
from gongdan.flows.bpmn.foreign import Hints, no_hints, step_of
from gongdan.flows.bpmn.keys import text_of_name
from gongdan.flows.bpmn.making import ALWAYS, Making
from gongdan.flows.bpmn.parsing import parse

Steps = list[dict[str, object]]
SPLITS: Mapping[str, str] = {
    "exclusiveGateway": "exclusive",
    "inclusiveGateway": "inclusive",
    "complexGateway": "inclusive",
    "parallelGateway": "parallel",
}


@dataclass(frozen=True)
class Imported:
    """A process out of a file: what it became, and what somebody should look at."""

    name: str
    content: dict[str, object]
    findings: tuple[Finding, ...]


def read_bpmn(data: bytes, *, hints: Hints = no_hints) -> Imported:
    """A process from a BPMN file; what was not understood is told, and must be looked at."""
    parsed = parse(data)
    reading = _Reading(parsed, hints)
    steps = reading.whole()
    content = {**(parsed.drawing.settings or {"format": 1}), "steps": steps}
    findings = (*parsed.findings, *reading.findings)
    review = [_open(finding) for finding in findings if finding.blocks]
    if review:
        content["review"] = review
    return Imported(parsed.drawing.name, content, findings)


def _open(finding: Finding) -> dict[str, object]:
    facts = {"element": finding.element, "name": finding.name, "detail": finding.detail}
    given = {key: value for key, value in facts.items() if value}
    return {"code": finding.code, "step": finding.step, **given}


class _Reading(Making):
    """One drawing being made into steps."""

    def whole(self) -> Steps:
        """The steps of the process, from its start to an end."""
        steps = self._container("")
        if not steps or steps[0]["kind"] != "start":
            steps.insert(0, {"key": self.names.key("start"), "kind": "start"})
        if _goes_on(steps):
            steps.append({"key": self.names.key("end"), "kind": "end"})
        return steps

    def _container(self, inside: str) -> Steps:
        nodes = self.drawing.inside(inside)
        start = _start(nodes, self._arrows(inside))
        folding = Folding(self._arrows(inside), self.drawing.joins)
        steps: Steps = []
        if start is not None:
            try:
                steps = self._steps(folding.fold(start.id), depth=0)
            except Unstructured as crossing:
                name = self.drawing.nodes[crossing.element].name
                self.find("flows.bpmn_unstructured", crossing.element, name)
                folding.reached.update(node.id for node in nodes)
        for node in nodes:
            if node.id not in folding.reached and not node.attached_to:
                self.find("flows.bpmn_not_reached", node.id, node.name)
        return [one for one in steps if one["kind"] != "start"] if inside else steps

    def _arrows(self, inside: str) -> list[Arrow]:
        """The arrows of one container; a time limit of ours begins at the step it belongs to."""
        arrows: list[Arrow] = []
        for flow in self.drawing.flows:
            source = self.drawing.nodes[flow.source]
            if source.inside != inside:
                continue
            host = self.drawing.nodes.get(source.attached_to)
            if host is not None and not host.settings:
                continue
            self.flows[flow.id] = flow
            begins = host.id if host else flow.source
            arrows.append(Arrow(flow.id, begins, flow.target, is_turn=flow.is_turn))
        return arrows

    def _steps(self, items: Sequence[Item | Turn], *, depth: int) -> Steps:
        steps: Steps = []
        for item in items:
            if isinstance(item, Turn):
                steps.append(self.turn(item))
            else:
                steps.extend(self._item(item, depth=depth))
        return steps

    def _item(self, item: Item, *, depth: int) -> Steps:
        node = self.drawing.nodes[item.node]
        if node.settings:
            return [self._ours(node, item, depth=depth)]
        if item.branches:
            return self._split(node, item, depth=depth)
        if node.is_gateway:
            return []
        step, findings = step_of(node, self.drawing, key=self.keys[node.id], hints=self.hints)
        self.findings.extend(findings)
        if step["kind"] == "end" and step.get("outcome") == "completed" and depth:
            step.setdefault("ends", "branch")
        if step.get("kind") == "subprocess" and "process" not in step:
            step["steps"] = self._container(node.id)
        return [step]

    def _ours(self, node: Node, item: Item, *, depth: int) -> dict[str, object]:
        """A step that was written by us: its settings, its name as it stands in the file now."""
        step = dict(node.settings or {})
        _rename(step, node.name)
        kind = step.get("kind")
        if kind in SPLITS.values() and item.branches:
            below = depth + (kind != "exclusive")
            step["branches"] = [self._own_branch(one, depth=below) for one in item.branches]
        elif kind == "route" and item.branches:
            turns = [one for one in item.branches if self.flows[one.arrow.id].is_turn]
            step["ways"] = [self._own_way(one.arrow) for one in turns]
        elif kind == "wait" and item.branches:
            late = [one for one in item.branches if one.items]
            step["steps"] = [one for way in late for one in self._steps(way.items, depth=depth)]
        elif kind == "subprocess" and self.drawing.inside(node.id):
            step["steps"] = self._container(node.id)
        return step

    def _own_branch(self, branch: Branch, *, depth: int) -> dict[str, object]:
        flow = self.flows[branch.arrow.id]
        settings = dict(flow.settings or {"key": self.names.key(flow.id)})
        _rename(settings, flow.name)
        if branch.items:
            settings["steps"] = self._steps(branch.items, depth=depth)
        return settings

    def _own_way(self, arrow: Arrow) -> dict[str, object]:
        flow = self.flows[arrow.id]
        settings = dict(flow.settings or {"key": self.names.key(flow.id)})
        _rename(settings, flow.name)
        return {**settings, "to": self.keys[arrow.target]}

    def _split(self, node: Node, item: Item, *, depth: int) -> Steps:
        kind = SPLITS.get(node.tag, "")
        if node.tag == "eventBasedGateway":
            return self._first_event(node, item, depth=depth)
        turning = [one for one in item.branches if one.items and isinstance(one.items[0], Turn)]
        staying = [one for one in item.branches if one not in turning]
        if not kind:
            # A task with several ways out takes them all, unless they have conditions.
            has_conditions = any(self.flows[one.arrow.id].condition for one in item.branches)
            leaf = self._item(Item(node.id), depth=depth)
            kind = "inclusive" if has_conditions else "parallel"
            key = self.names.key(f"{self.keys[node.id]}_split")
            return [*leaf, *self._branches(node, item, kind, key, depth=depth)]
        if kind != "parallel" and turning and len(staying) == 1:
            return [self.route(node, turning, staying[0])]
        self.compare_join(node, item)
        return self._branches(node, item, kind, self.keys[node.id], depth=depth)

    def _branches(self, node: Node, item: Item, kind: str, key: str, *, depth: int) -> Steps:
        below = depth + (kind != "exclusive")
        step: dict[str, object] = {"key": key, "kind": kind}
        if node.is_gateway and node.name:
            step["name"] = text_of_name(node.name)
        step["branches"] = [
            self._branch(one, node, kind, key, depth=below) for one in item.branches
        ]
        if item.join or kind == "exclusive":
            return [step]
        return [step, {"key": self.names.key(f"{key}_end"), "kind": "end"}]

    def _branch(
        self, branch: Branch, node: Node, kind: str, step: str, *, depth: int
    ) -> dict[str, object]:
        flow = self.flows[branch.arrow.id]
        made: dict[str, object] = {"key": self.names.key(flow.id or "branch")}
        if flow.name:
            made["name"] = text_of_name(flow.name)
        if kind != "parallel":
            made.update(self.condition(flow, node, step))
        return {**made, "steps": self._steps(branch.items, depth=depth)}

    def _first_event(self, node: Node, item: Item, *, depth: int) -> Steps:
        """What comes first, an event or a time: a wait with a limit, where that says the same."""
        waits = [(one, self._head(one)) for one in item.branches]
        kinds = [[t.kind for t in head.triggers] if head else [] for _, head in waits]
        events = [one for (one, _), kind in zip(waits, kinds, strict=True) if kind != ["timer"]]
        late = [one for (one, _), kind in zip(waits, kinds, strict=True) if kind == ["timer"]]
        if len(events) != 1 or len(late) != 1 or len(events[0].items) != 1:
            self.find("flows.bpmn_unstructured", node.id, node.name)
            for one in item.branches:
                self._steps(one.items, depth=depth)
            return []
        (wait,), (timer, *after) = events[0].items, late[0].items
        step = self._steps([wait], depth=depth)[0]
        pause = self._steps([timer], depth=depth)[0]
        step["minutes"] = pause.get("minutes")
        if after:
            step["on_timeout"] = "branch"
            step["steps"] = self._steps(after, depth=depth)
        return [step]

    def _head(self, branch: Branch) -> Node | None:
        first = branch.items[0] if branch.items else None
        return self.drawing.nodes[first.node] if isinstance(first, Item) else None


def _start(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> Node | None:
    """Where a container begins: its plain start, any other start, or what nothing leads to."""
    starts = [node for node in nodes if node.tag == "startEvent"]
    plain = [node for node in starts if not node.triggers]
    reached = {arrow.target for arrow in arrows if not arrow.is_turn}
    first = [node for node in nodes if node.id not in reached and not node.attached_to]
    return next(iter([*plain, *starts, *first]), None)


def _goes_on(steps: Sequence[Mapping[str, object]]) -> bool:
    """Whether something should follow the last step."""
    last = steps[-1]
    if last["kind"] == "end":
        return last.get("ends", "all") != "all"
    branches = last.get("branches")
    if last["kind"] == "exclusive" and isinstance(branches, list):
        return any(not one["steps"] or _goes_on(one["steps"]) for one in branches)
    ways = last.get("ways")
    return not (isinstance(ways, list) and any(way.get("when") == ALWAYS for way in ways))


def _rename(settings: dict[str, object], name: str) -> None:
    """What somebody called it in another tool counts, in the language they wrote."""
    known = settings.get("name")
    told = known if isinstance(known, dict) else {}
    if name and name not in told.values():
        settings["name"] = {**told, **text_of_name(name)}
