"""What reading a drawing stands on: keys, conditions, and ways that lead back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongdan.flows.bpmn.conditions import Unclear, tree_of
from gongdan.flows.bpmn.drawing import Drawing, Finding, Flow, Node
from gongdan.flows.bpmn.folding import Branch, Item, Turn
from gongdan.flows.bpmn.foreign import Hints
from gongdan.flows.bpmn.keys import Keys, text_of_name
from gongdan.flows.bpmn.parsing import Parsed

ALWAYS = {"value": True}


class Making:
    """One drawing being made into steps, and what was noticed on the way."""

    def __init__(self, parsed: Parsed, hints: Hints) -> None:
        self.drawing: Drawing = parsed.drawing
        self.hints, self.findings = hints, list[Finding]()
        self.flows: dict[str, Flow] = {}
        own = [node for node in self.drawing.nodes.values() if node.settings]
        self.keys = {node.id: str((node.settings or {}).get("key", "")) for node in own}
        names = Keys(self.keys.values())
        for node in self.drawing.nodes.values():
            self.keys.setdefault(node.id, names.key(node.id))
        self.names = names

    def condition(self, flow: Flow, node: Node, step: str) -> dict[str, object]:
        """When a branch is taken, as far as the file says it plainly."""
        without = [one for one in self.drawing.flows if one.source == node.id and not one.condition]
        is_only = len(without) == 1 and without[0].id == flow.id
        if node.default == flow.id or (not node.default and is_only):
            return {"is_default": True}
        tree = self.tree(flow, step)
        return {} if tree is None else {"when": tree}

    def tree(self, flow: Flow, step: str) -> Mapping[str, object] | None:
        """A condition as our tree; told when it says more than we read."""
        try:
            return tree_of(flow.condition)
        except Unclear:
            self.findings.append(
                Finding(
                    "flows.bpmn_condition_unclear",
                    flow.id,
                    flow.name,
                    step,
                    blocks=False,
                    detail=flow.condition[:200],
                )
            )
            return None

    def route(self, node: Node, turning: Sequence[Branch], straight: Branch) -> dict[str, object]:
        """A gateway of which all ways but one lead back."""
        key = self.keys[node.id]
        onward = self.flows[straight.arrow.id]
        ways = []
        for one in turning:
            flow = self.flows[one.arrow.id]
            way: dict[str, object] = {"key": self.names.key(flow.id or "way")}
            if flow.name:
                way["name"] = text_of_name(flow.name)
            tree = self.tree(flow if flow.condition else onward, key)
            if tree is not None:
                way["when"] = tree if flow.condition else {"op": "not", "args": [tree]}
            ways.append({**way, "to": self.landing(one.arrow.target)})
        named = {"name": text_of_name(node.name)} if node.name else {}
        return {"key": key, "kind": "route", **named, "ways": ways}

    def turn(self, turn: Turn) -> dict[str, object]:
        """A way back that is always taken."""
        way = {"key": "back", "when": ALWAYS, "to": self.landing(turn.arrow.target)}
        return {"key": self.names.key("back"), "kind": "route", "ways": [way]}

    def landing(self, node: str) -> str:
        """The step an arrow leads to: a gateway that only joins is none, what follows it is."""
        seen: set[str] = set()
        while node not in seen and self.drawing.nodes[node].is_gateway:
            following = [one for one in self.drawing.flows if one.source == node]
            if len(following) != 1 or self.drawing.nodes[node].settings:
                break
            seen.add(node)
            node = following[0].target
        return self.keys[node]

    def compare_join(self, node: Node, item: Item) -> None:
        """Branches that part one way and meet another way work differently in other tools."""
        join = self.drawing.nodes.get(item.join)
        if join is None or not join.is_gateway or join.tag == node.tag:
            return
        if len([one for one in self.drawing.flows if one.source == join.id]) < 2:
            self.find("flows.bpmn_gateways_differ", node.id, node.name, detail=join.tag)

    def find(self, code: str, element: str, name: str, *, detail: str = "") -> None:
        """Note something somebody should look at."""
        step = self.keys.get(element, "")
        self.findings.append(Finding(code, element, name, step, detail=detail))
