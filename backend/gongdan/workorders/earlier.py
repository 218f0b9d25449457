"""What was done before an order was taken up again."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.flows import queries as flows
from gongdan.flows.progress import Coverage, coverage
from gongdan.workorders.models import FlowInstance
from gongdan.workorders.positions import load


def passed_before(instance: FlowInstance) -> Mapping[str, Coverage]:
    """What became of each step in the runs that ended before this one."""
    ended = instance.reopened_from
    if ended is None:
        return {}
    graph = flows.version(ended.process_version_id).graph
    return coverage(graph, load(ended), before=passed_before(ended))
