"""Reads a BPMN file into a drawing; hostile XML is refused before anything is made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from gongdan.flows.bpmn.drawing import Bounds, Drawing, Finding, Flow, Node, Settings, Trigger
from gongdan.flows.bpmn.names import DIAGRAM, MODEL, SHAPES, local, model, ours
from gongdan.kernel.errors import InvalidInput, Problem

LARGEST = 5 * 1024 * 1024
MOST_ELEMENTS = 500
DEEPEST = 12
CONTAINERS = ("subProcess", "transaction", "adHocSubProcess")
# What a process holds besides its elements; none of it is lost, the file is kept.
BESIDE = ("extensionElements", "documentation", "laneSet", "sequenceFlow", "incoming", "outgoing")
ANNOTATIONS = ("association", "textAnnotation", "group", "category")
DATA = ("dataObject", "dataObjectReference", "dataStoreReference", "ioSpecification", "property")
LOOPS: Mapping[str, Literal["parallel", "sequential", "while"]] = {
    "multiInstanceLoopCharacteristics": "parallel",
    "standardLoopCharacteristics": "while",
}
TRIGGER = "EventDefinition"


@dataclass(frozen=True)
class Parsed:
    """What a file holds: the process that is read, and what was noticed on the way."""

    drawing: Drawing
    findings: tuple[Finding, ...]


def parse(data: bytes) -> Parsed:
    """The one process of a file, the largest where it holds several; refused when it is none."""
    if len(data) > LARGEST:
        raise _refused("flows.bpmn_too_large", most=LARGEST // 1024 // 1024)
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as broken:
        raise _refused("flows.bpmn_unreadable") from broken
    if root.tag != model("definitions"):
        raise _refused("flows.bpmn_unreadable")
    processes = root.findall(model("process"))
    if not processes:
        raise _refused("flows.bpmn_no_process")
    chosen = max(processes, key=lambda one: len(list(one.iter())))
    return _Reading(root, chosen).parsed([one for one in processes if one is not chosen])


def _refused(code: str, **facts: object) -> InvalidInput:
    return InvalidInput(problems=[Problem(path="file", code=code, **facts)])


class _Reading:
    """One process being read."""

    def __init__(self, root: Element, process: Element) -> None:
        self.root, self.process = root, process
        self.nodes: dict[str, Node] = {}
        self.flows: list[Flow] = []
        self.joins: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.messages = {
            str(one.get("id")): one.get("name") or str(one.get("id"))
            for tag in ("message", "signal", "error", "escalation")
            for one in root.findall(model(tag))
        }

    def parsed(self, others: list[Element]) -> Parsed:
        self._walk(self.process, "", depth=0)
        for other in others:
            self._find("flows.bpmn_other_process", other, blocks=False)
        for flow in self.root.iter(model("messageFlow")):
            self._find("flows.bpmn_message_flow", flow, blocks=False)
        drawing = Drawing(
            id=str(self.process.get("id", "")),
            name=self.process.get("name", "") or self._participant(),
            nodes=self.nodes,
            flows=tuple(one for one in self.flows if self._is_whole(one)),
            lanes=self._lanes(),
            joins=self.joins,
            bounds=dict(_bounds(self.root)),
            settings=_settings(self.process, "process"),
        )
        return Parsed(drawing, tuple(self.findings))

    def _walk(self, container: Element, inside: str, *, depth: int) -> None:
        for child in container:
            tag = local(child.tag)
            if not str(child.tag).startswith(f"{{{MODEL}}}"):
                continue
            if tag == "sequenceFlow":
                self.flows.append(_flow(child))
            elif tag in DATA or tag in ANNOTATIONS:
                self._find("flows.bpmn_not_used", child, blocks=False)
            elif tag not in BESIDE and tag not in LOOPS:
                self._node(child, tag, inside, depth=depth)

    def _node(self, child: Element, tag: str, inside: str, *, depth: int) -> None:
        id_ = str(child.get("id", ""))
        if not id_ or id_ in self.nodes:
            raise _refused("flows.bpmn_unreadable")
        if len(self.nodes) >= MOST_ELEMENTS or depth > DEEPEST:
            raise _refused("flows.bpmn_too_many", most=MOST_ELEMENTS, deepest=DEEPEST)
        joins = child.find(f"{model('extensionElements')}/{ours('join')}")
        if joins is not None:
            self.joins[str(joins.get("of"))] = id_
        self.nodes[id_] = Node(
            id=id_,
            tag=tag,
            name=" ".join((child.get("name") or "").split()),
            inside=inside,
            triggers=tuple(self._triggers(child)),
            attached_to=child.get("attachedToRef", ""),
            is_interrupting=child.get("cancelActivity", "true") != "false",
            default=child.get("default", ""),
            calls=child.get("calledElement", ""),
            loop=_loop(child),
            documentation=(child.findtext(model("documentation")) or "").strip(),
            settings=_settings(child, "step"),
        )
        if tag in CONTAINERS:
            self._walk(child, id_, depth=depth + 1)

    def _triggers(self, node: Element) -> Iterator[Trigger]:
        for child in node:
            tag = local(child.tag)
            if not tag.endswith(TRIGGER):
                continue
            kind = tag.removesuffix(TRIGGER)
            reference = child.get(f"{kind}Ref", "")
            said = self.messages.get(reference) or " ".join("".join(child.itertext()).split())
            yield Trigger(kind, said)

    def _is_whole(self, flow: Flow) -> bool:
        source, target = self.nodes.get(flow.source), self.nodes.get(flow.target)
        if source and target and source.inside == target.inside:
            return True
        self.findings.append(Finding("flows.bpmn_flow_broken", flow.id, flow.name))
        return False

    def _lanes(self) -> dict[str, str]:
        lanes: dict[str, str] = {}
        for lane in self.process.iter(model("lane")):
            for held in lane.findall(model("flowNodeRef")):
                if lane.get("name"):
                    lanes[(held.text or "").strip()] = str(lane.get("name"))
        return lanes

    def _participant(self) -> str:
        for one in self.root.iter(model("participant")):
            if one.get("processRef") == self.process.get("id"):
                return one.get("name") or ""
        return ""

    def _find(self, code: str, element: Element, *, blocks: bool) -> None:
        name = element.get("name") or (element.findtext(model("text")) or "").strip()[:80]
        finding = Finding(code, str(element.get("id", "")), name, blocks=blocks)
        self.findings.append(replace(finding, detail=local(element.tag)))


def _flow(element: Element) -> Flow:
    condition = element.findtext(model("conditionExpression")) or ""
    settings = _settings(element, "branch")
    way = _settings(element, "way")
    return Flow(
        id=str(element.get("id", "")),
        source=str(element.get("sourceRef", "")),
        target=str(element.get("targetRef", "")),
        name=" ".join((element.get("name") or "").split()),
        condition=condition.strip(),
        settings=settings or way,
        is_turn=way is not None,
    )


def _loop(node: Element) -> Literal["", "parallel", "sequential", "while"]:
    for child in node:
        kind = LOOPS.get(local(child.tag))
        if kind:
            return "sequential" if child.get("isSequential") == "true" else kind
    return ""


def _settings(element: Element, tag: str) -> Settings | None:
    """Our own settings beside an element; what somebody spoiled by hand counts as not there."""
    text = element.findtext(f"{model('extensionElements')}/{ours(tag)}")
    if text is None:
        return None
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _bounds(root: Element) -> Iterator[tuple[str, Bounds]]:
    for shape in root.iter(f"{{{DIAGRAM}}}BPMNShape"):
        box = shape.find(f"{{{SHAPES}}}Bounds")
        if box is None:
            continue
        try:
            x, y, width, height = (
                round(float(box.get(k, "0"))) for k in ("x", "y", "width", "height")
            )
        except (ValueError, OverflowError):
            continue
        yield str(shape.get("bpmnElement")), Bounds(x, y, width, height)
