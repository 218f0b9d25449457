"""From a process of ours to a drawing: elements, flows, and the settings that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from gongdan.flows.bpmn.conditions import text_of
from gongdan.flows.bpmn.drawing import Drawing, Flow, Node, Trigger
from gongdan.flows.bpmn.durations import duration_of
from gongdan.kernel.texts import pick

Step = Mapping[str, object]
TAGS: Mapping[str, str] = {
    "start": "startEvent",
    "handling": "userTask",
    "approval": "userTask",
    "copy": "sendTask",
    "exclusive": "exclusiveGateway",
    "inclusive": "inclusiveGateway",
    "parallel": "parallelGateway",
    "milestone": "intermediateThrowEvent",
    "delay": "intermediateCatchEvent",
    "wait": "intermediateCatchEvent",
    "route": "exclusiveGateway",
    "action": "serviceTask",
    "subprocess": "subProcess",
    "suborder": "callActivity",
    "subtasks": "userTask",
    "end": "endEvent",
}
# What is drawn as elements and arrows of its own, unless it is empty.
DRAWN = ("branches", "ways", "steps")
SEVERAL: Mapping[str, Literal["parallel", "sequential"]] = {"in_turn": "sequential"}


@dataclass(frozen=True)
class _Tail:
    """Where the next step hangs on: an element, and what the arrow from it says."""

    node: str
    label: Flow | None = None


@dataclass
class _Draft:
    language: str
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    joins: dict[str, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    inside: str = ""


def draft(content: Mapping[str, object], *, code: str, name: str, language: str) -> Drawing:
    """The process as it is drawn, its words in one language and all of them in its settings."""
    making = _Draft(language)
    steps = _objects(content.get("steps"))
    _sequence(making, steps, [])
    for step in _every(steps):
        _ways(making, step)
    beside = {key: value for key, value in content.items() if key != "steps"}
    defaults = {flow.source: flow.id for flow in making.flows if _is_default(flow)}
    nodes = {
        id_: replace(node, default=defaults.get(id_, "")) for id_, node in making.nodes.items()
    }
    return Drawing(
        id=f"Process_{code.replace('-', '_')}",
        name=name,
        nodes=nodes,
        # Branches in their order, also those without steps, whose arrows are drawn last.
        flows=tuple(sorted(making.flows, key=lambda flow: making.order.get(flow.id, 0))),
        joins=making.joins,
        settings=beside,
    )


def element_id(key: object) -> str:
    """The id of the element a step becomes."""
    return f"Step_{key}"


def _sequence(making: _Draft, steps: Iterable[Step], tails: list[_Tail]) -> list[_Tail]:
    for step in steps:
        node = _node(making, step)
        making.nodes[node.id] = node
        _arrive(making, tails, node.id)
        tails = _after(making, step, node)
    return tails


def _after(making: _Draft, step: Step, node: Node) -> list[_Tail]:
    """What the next step hangs on, once everything inside this one is drawn."""
    kind = step["kind"]
    if kind == "end":
        return []
    if kind == "subprocess":
        outer, making.inside = making.inside, node.id
        _sequence(making, _objects(step.get("steps")), [])
        making.inside = outer
        return [_Tail(node.id)]
    if kind == "wait" and step.get("steps"):
        return _join(making, node, [_Tail(node.id), *_overdue(making, step, node)])
    branches = _objects(step.get("branches"))
    if not branches:
        return [_Tail(node.id)]
    ends: list[_Tail] = []
    for branch in branches:
        tail = _Tail(node.id, _label(making, node, branch))
        ends += _sequence(making, _objects(branch.get("steps")), [tail])
    return _join(making, node, ends)


def _overdue(making: _Draft, step: Step, node: Node) -> list[_Tail]:
    """The time limit at the edge of a wait, and what is done when it is reached."""
    minutes = step.get("minutes")
    trigger = Trigger("timer", duration_of(minutes if isinstance(minutes, int) else 0))
    edge = Node(
        f"Limit_{step['key']}",
        "boundaryEvent",
        inside=making.inside,
        triggers=(trigger,),
        attached_to=node.id,
    )
    making.nodes[edge.id] = edge
    return _sequence(making, _objects(step.get("steps")), [_Tail(edge.id)])


def _join(making: _Draft, node: Node, ends: list[_Tail]) -> list[_Tail]:
    if not ends:
        return []
    tag = node.tag if node.is_gateway else "exclusiveGateway"
    join = Node(f"Join_{node.id.removeprefix('Step_')}", tag, inside=making.inside)
    making.nodes[join.id] = join
    making.joins[node.id] = join.id
    _arrive(making, ends, join.id)
    return [_Tail(join.id)]


def _arrive(making: _Draft, tails: Iterable[_Tail], target: str) -> None:
    for tail in tails:
        label = tail.label or Flow(f"Flow_{len(making.flows) + 1}", tail.node, "")
        making.flows.append(replace(label, target=target))


def _label(making: _Draft, node: Node, branch: Step) -> Flow:
    key = node.id.removeprefix("Step_")
    id_ = f"Flow_{key}_{branch.get('key', '')}"
    making.order[id_] = len(making.order)
    return Flow(
        id=id_,
        source=node.id,
        target="",
        name=_name(branch, making.language),
        condition=text_of(branch.get("when")),
        settings=_without(branch, "steps"),
    )


def _ways(making: _Draft, step: Step) -> None:
    """The ways of a route, drawn once every step has its element."""
    for way in _objects(step.get("ways")):
        target = element_id(way.get("to"))
        source = element_id(step["key"])
        if target not in making.nodes or making.nodes[target].inside != making.nodes[source].inside:
            continue
        making.flows.append(
            Flow(
                id=f"Flow_{step['key']}_{way.get('key', '')}",
                source=source,
                target=target,
                name=_name(way, making.language),
                condition=text_of(way.get("when")),
                settings=_without(way, "to"),
                is_turn=True,
            )
        )


def _node(making: _Draft, step: Step) -> Node:
    kind = str(step["kind"])
    settings = _without(step, *DRAWN)
    tag = TAGS[kind]
    if kind == "subprocess" and step.get("process"):
        tag = "callActivity"
    if kind == "wait" and step.get("steps"):
        tag = "receiveTask"
    return Node(
        id=element_id(step["key"]),
        tag=tag,
        name=_name(step, making.language),
        inside=making.inside,
        triggers=tuple(_triggers(step)),
        calls=str(step.get("process") or step.get("type") or ""),
        loop=_loop(step),
        settings=settings,
    )


def _triggers(step: Step) -> Iterable[Trigger]:
    kind, minutes = step["kind"], step.get("minutes")
    if kind == "end" and step.get("ends", "all") == "all":
        yield Trigger("terminate")
    elif kind == "delay":
        said = duration_of(minutes) if isinstance(minutes, int) else str(step.get("until", ""))
        yield Trigger("timer", said)
    elif kind == "wait" and not step.get("steps"):
        if step.get("when"):
            yield Trigger("conditional", text_of(step["when"]))
        elif step.get("until"):
            yield Trigger("timer", str(step["until"]))
        else:
            yield Trigger("message", str(step.get("event", "")))


def _loop(step: Step) -> Literal["", "parallel", "sequential"]:
    if step["kind"] == "approval":
        mode = str(step.get("mode", "one"))
        return "" if mode == "one" else SEVERAL.get(mode, "parallel")
    return "parallel" if step.get("each") else ""


def _is_default(flow: Flow) -> bool:
    return bool(flow.settings and flow.settings.get("is_default"))


def _name(one: Step, language: str) -> str:
    name = one.get("name")
    return pick(cast("dict[str, str]", name), language) if isinstance(name, dict) else ""


def _without(one: Step, *drawn: str) -> dict[str, object]:
    return {key: value for key, value in one.items() if key not in drawn or not value}


def _objects(value: object) -> list[Step]:
    return cast("list[Step]", value) if isinstance(value, list) else []


def _every(steps: Iterable[Step]) -> Iterable[Step]:
    for step in steps:
        yield step
        yield from _every(_objects(step.get("steps")))
        for branch in _objects(step.get("branches")):
            yield from _every(_objects(branch.get("steps")))
