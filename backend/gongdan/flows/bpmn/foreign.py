"""The elements of other tools as steps of ours, one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from gongdan.flows.bpmn.conditions import Unclear, tree_of
from gongdan.flows.bpmn.drawing import Drawing, Finding, Node
from gongdan.flows.bpmn.durations import minutes_of
from gongdan.flows.bpmn.keys import Keys, text_of_name

# Rules by which the people of a lane or a pool may be found, if its name says something to us.
Hints = Callable[[str], "list[dict[str, object]]"]
Step = dict[str, object]
CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
BAD_ENDS: Mapping[str, str] = {"error": "rejected", "cancel": "cancelled"}


def no_hints(_lane: str) -> list[dict[str, object]]:
    """Nobody is known by that name."""
    return []


def step_of(
    node: Node, drawing: Drawing, *, key: str, hints: Hints = no_hints
) -> tuple[Step, list[Finding]]:
    """The step an element becomes, and what somebody should look at."""
    making = _Making(node, drawing, key, hints)
    step = making.step()
    return {**step, **making.named()}, making.findings


class _Making:
    def __init__(self, node: Node, drawing: Drawing, key: str, hints: Hints) -> None:
        self.node, self.drawing, self.key, self.hints = node, drawing, key, hints
        self.findings: list[Finding] = []

    def named(self) -> Step:
        return {"name": text_of_name(self.node.name)} if self.node.name else {}

    def step(self) -> Step:
        make = MADE_BY.get(self.node.tag)
        if make is not None:
            return make(self)
        self._find("flows.bpmn_unknown_element", detail=self.node.tag)
        return self._made("milestone")

    def _made(self, kind: str) -> Step:
        return {"key": self.key, "kind": kind}

    def _start(self) -> Step:
        if self.node.triggers:
            self._find("flows.bpmn_start_otherwise", blocks=False)
        return self._made("start")

    def _end(self) -> Step:
        kinds = [trigger.kind for trigger in self.node.triggers]
        outcome = next((BAD_ENDS[kind] for kind in kinds if kind in BAD_ENDS), "completed")
        step = {**self._made("end"), "outcome": outcome}
        return {**step, "ends": "all"} if "terminate" in kinds else step

    def _work(self) -> Step:
        """Somebody's work. Several people at once vote."""
        step = self._made(
            "approval" if self.node.loop in ("parallel", "sequential") else "handling"
        )
        if step["kind"] == "approval":
            step["mode"] = "all" if self.node.loop == "parallel" else "in_turn"
        else:
            step["status"] = "in_progress"
        lane = self.drawing.lanes.get(self.node.id, "")
        step["handlers"] = self.hints(lane) if lane else []
        if not step["handlers"]:
            self._find("flows.bpmn_handler_missing", blocks=False, detail=lane)
        self._limits()
        return step

    def _limits(self) -> None:
        """Told, not guessed: other tools count days of the clock, deadlines here working time."""
        for edge in self.drawing.nodes.values():
            if edge.attached_to != self.node.id:
                continue
            self._find("flows.bpmn_boundary_dropped", element=edge.id, detail=edge.name)

    def _thrown(self) -> Step:
        return self._automatic() if self.node.triggers else self._made("milestone")

    def _automatic(self) -> Step:
        script = self.node.tag == "scriptTask"
        code = "flows.bpmn_script_refused" if script else "flows.bpmn_action_missing"
        self._find(code, blocks=False)
        return {**self._made("action"), "do": []}

    def _inside(self) -> Step:
        step = self._made("subprocess")
        if self.node.tag in ("transaction", "adHocSubProcess"):
            self._find("flows.bpmn_unknown_element", detail=self.node.tag)
        if self.node.loop:
            self._find("flows.bpmn_rows_missing")
        if self.node.tag == "callActivity":
            is_code = CODE.fullmatch(self.node.calls)
            step["process"] = (
                self.node.calls if is_code else Keys().key(self.node.calls or self.key)
            )
        return step

    def _catch(self) -> Step:
        trigger = next(iter(self.node.triggers), None)
        if trigger is None or trigger.kind in ("message", "signal"):
            said = trigger.said if trigger else self.node.name
            return {**self._made("wait"), "event": Keys().key(said or self.key)}
        if trigger.kind == "timer":
            return self._pause(trigger.said)
        if trigger.kind == "conditional":
            return self._condition(trigger.said)
        self._find("flows.bpmn_unknown_element", detail=f"{trigger.kind}EventDefinition")
        return self._made("milestone")

    def _pause(self, said: str) -> Step:
        step, minutes = self._made("delay"), minutes_of(said)
        if not minutes:
            self._find("flows.bpmn_timer_unclear", blocks=False, detail=said[:200])
            return step
        return {**step, "minutes": minutes, "time": "clock"}

    def _condition(self, said: str) -> Step:
        step = self._made("wait")
        try:
            return {**step, "when": tree_of(said)}
        except Unclear:
            self._find("flows.bpmn_condition_unclear", blocks=False, detail=said[:200])
            return step

    def _find(self, code: str, *, element: str = "", blocks: bool = True, detail: str = "") -> None:
        where, name = element or self.node.id, self.node.name
        self.findings.append(Finding(code, where, name, self.key, blocks, detail))


MADE_BY: Mapping[str, Callable[[_Making], Step]] = {
    "startEvent": _Making._start,
    "endEvent": _Making._end,
    **dict.fromkeys(("task", "userTask", "manualTask"), _Making._work),
    **dict.fromkeys(
        ("serviceTask", "sendTask", "businessRuleTask", "scriptTask"), _Making._automatic
    ),
    **dict.fromkeys(
        ("subProcess", "transaction", "adHocSubProcess", "callActivity"), _Making._inside
    ),
    **dict.fromkeys(("intermediateCatchEvent", "receiveTask"), _Making._catch),
    "intermediateThrowEvent": _Making._thrown,
}
