"""Writes a drawing as a BPMN 2.0 file with its diagram; our own settings travel beside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from gongdan.flows.bpmn.drafting import draft
from gongdan.flows.bpmn.drawing import Bounds, Drawing, Flow, Node, Trigger
from gongdan.flows.bpmn.layout import Layout, line
from gongdan.flows.bpmn.names import (
    DIAGRAM,
    LINES,
    OURS,
    PREFIXES,
    SCHEMA_INSTANCE,
    SHAPES,
    model,
    ours,
)


def write_bpmn(
    content: Mapping[str, object], *, code: str, name: str, language: str = "zh-CN"
) -> bytes:
    """The process as a BPMN file; reading it again gives the same process."""
    drawing = draft(content, code=code, name=name, language=language)
    for prefix, address in PREFIXES.items():
        register_namespace(prefix, address)
    root = Element(
        model("definitions"),
        {"id": f"Definitions_{code}", "targetNamespace": OURS, "exporter": "Gongdan"},
    )
    messages = _messages(root, drawing)
    process = SubElement(
        root, model("process"), {"id": drawing.id, "name": name, "isExecutable": "false"}
    )
    _beside(process, "process", drawing.settings)
    _elements(process, drawing, "", messages)
    _diagram(root, drawing, Layout(drawing).placed())
    indent(root)
    written: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _messages(root: Element, drawing: Drawing) -> dict[str, str]:
    """The messages that are waited for, by what they are called."""
    known: dict[str, str] = {}
    for node in drawing.nodes.values():
        for trigger in node.triggers:
            if trigger.kind == "message" and trigger.said not in known:
                known[trigger.said] = f"Message_{len(known) + 1}"
                named = {"id": known[trigger.said], "name": trigger.said}
                SubElement(root, model("message"), named)
    return known


def _elements(parent: Element, drawing: Drawing, inside: str, messages: Mapping[str, str]) -> None:
    for node in drawing.inside(inside):
        element = _node(parent, node, drawing, messages)
        if node.tag == "subProcess":
            _elements(element, drawing, node.id, messages)
    for flow in drawing.flows:
        if drawing.nodes[flow.source].inside == inside:
            _flow(parent, flow)


def _node(parent: Element, node: Node, drawing: Drawing, messages: Mapping[str, str]) -> Element:
    given = {
        "id": node.id,
        "name": node.name,
        "default": node.default,
        "attachedToRef": node.attached_to,
        "calledElement": node.calls if node.tag == "callActivity" else "",
    }
    attributes = {name: value for name, value in given.items() if value}
    element = SubElement(parent, model(node.tag), attributes)
    split = next((split for split, join in drawing.joins.items() if join == node.id), "")
    _beside(element, "step", node.settings, join=split)
    for flow in (one for one in drawing.flows if one.target == node.id):
        SubElement(element, model("incoming")).text = flow.id
    for flow in (one for one in drawing.flows if one.source == node.id):
        SubElement(element, model("outgoing")).text = flow.id
    for trigger in node.triggers:
        _trigger(element, node, trigger, messages)
    if node.loop:
        is_sequential = "true" if node.loop == "sequential" else "false"
        several = {"isSequential": is_sequential}
        SubElement(element, model("multiInstanceLoopCharacteristics"), several)
    return element


def _trigger(element: Element, node: Node, trigger: Trigger, messages: Mapping[str, str]) -> None:
    attributes = {"id": f"{node.id}_{trigger.kind}"}
    if trigger.kind == "message":
        attributes["messageRef"] = messages[trigger.said]
    event = SubElement(element, model(f"{trigger.kind}EventDefinition"), attributes)
    if trigger.kind == "timer":
        is_date = not trigger.said.startswith("P")
        _formal(event, "timeDate" if is_date else "timeDuration", trigger.said)
    elif trigger.kind == "conditional":
        _formal(event, "condition", trigger.said)


def _flow(parent: Element, flow: Flow) -> None:
    attributes = {"id": flow.id, "sourceRef": flow.source, "targetRef": flow.target}
    if flow.name:
        attributes["name"] = flow.name
    element = SubElement(parent, model("sequenceFlow"), attributes)
    _beside(element, "way" if flow.is_turn else "branch", flow.settings)
    if flow.condition:
        _formal(element, "conditionExpression", flow.condition)


def _formal(parent: Element, tag: str, said: str) -> None:
    kind = {f"{{{SCHEMA_INSTANCE}}}type": "bpmn:tFormalExpression"}
    SubElement(parent, model(tag), kind).text = said


def _beside(
    element: Element, tag: str, settings: Mapping[str, object] | None, *, join: str = ""
) -> None:
    if not settings and not join:
        return
    extension = SubElement(element, model("extensionElements"))
    if settings:
        text = json.dumps(settings, ensure_ascii=False, sort_keys=True)
        SubElement(extension, ours(tag)).text = text
    if join:
        SubElement(extension, ours("join"), {"of": join})


def _diagram(root: Element, drawing: Drawing, bounds: Mapping[str, Bounds]) -> None:
    diagram = SubElement(root, f"{{{DIAGRAM}}}BPMNDiagram", {"id": "Diagram_1"})
    about = {"id": "Plane_1", "bpmnElement": drawing.id}
    plane = SubElement(diagram, f"{{{DIAGRAM}}}BPMNPlane", about)
    for node in drawing.nodes.values():
        attributes = {"id": f"{node.id}_shape", "bpmnElement": node.id}
        if node.tag == "subProcess":
            attributes["isExpanded"] = "true"
        shape = SubElement(plane, f"{{{DIAGRAM}}}BPMNShape", attributes)
        box = bounds[node.id]
        sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        SubElement(shape, f"{{{SHAPES}}}Bounds", {key: str(one) for key, one in sides.items()})
    for flow in drawing.flows:
        edge = {"id": f"{flow.id}_edge", "bpmnElement": flow.id}
        drawn = SubElement(plane, f"{{{DIAGRAM}}}BPMNEdge", edge)
        for x, y in line(flow, bounds):
            SubElement(drawn, f"{{{LINES}}}waypoint", {"x": str(x), "y": str(y)})
