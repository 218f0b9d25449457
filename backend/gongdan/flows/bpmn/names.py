"""The names a BPMN file is written with. Source: OMG BPMN 2.0.2, formal/2013-12-09."""

from __future__ import annotations

from typing import Final

MODEL: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
SHAPES: Final = "http://www.omg.org/spec/DD/20100524/DC"
LINES: Final = "http://www.omg.org/spec/DD/20100524/DI"
SCHEMA_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
OURS: Final = "urn:gongdan:process:1"
PREFIXES: Final = {
    "bpmn": MODEL,
    "bpmndi": DIAGRAM,
    "dc": SHAPES,
    "di": LINES,
    "xsi": SCHEMA_INSTANCE,
    "gongdan": OURS,
}


def model(tag: str) -> str:
    """A tag of the model with its namespace."""
    return f"{{{MODEL}}}{tag}"


def ours(tag: str) -> str:
    """A tag of our own with its namespace."""
    return f"{{{OURS}}}{tag}"


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]
