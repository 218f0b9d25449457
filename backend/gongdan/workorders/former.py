"""Steps of an order as they were: by the version that held when the work stood there."""

from __future__ import annotations

from gongdan.flows import queries as flows
from gongdan.flows.graph import Step
from gongdan.workorders.models import FlowInstance


def step_then(instance: FlowInstance, key: str) -> Step:
    """A step of the process a run follows, or of a version it followed before."""
    versions = [instance.process_version_id, *reversed(instance.former_version_ids)]
    graphs = (flows.version(one).graph for one in versions)
    return next(graph for graph in graphs if key in graph.places).step(key)
