"""What a migration of running work is asked for, and its mapping of steps made whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongdan.flows import queries as flows
from gongdan.flows.migrating import completed, plan_problems
from gongdan.flows.queries import ProcessValue
from gongdan.kernel.errors import InvalidInput, Problem

SAME_VERSION = "workorders.move_same_version"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """From which version to which, by which mapping; all runs of it, or those chosen."""

    process: str
    from_no: int
    to_no: int
    mapping: Mapping[str, str] = field(default_factory=dict)
    instance_ids: Sequence[int] | None = None
    reason: str = ""
    is_minor: bool = False

    def versions(self) -> tuple[ProcessValue, ProcessValue]:
        """The version that is left and the one that is followed then."""
        old = flows.version_numbered(self.process, self.from_no)
        return old, flows.version_numbered(self.process, self.to_no)


def whole_mapping(plan: Plan, old: ProcessValue, new: ProcessValue) -> dict[str, str]:
    """The mapping with what is proposed for the rest; refused where it is none."""
    if plan.from_no == plan.to_no:
        raise InvalidInput(problems=[Problem(path="to_no", code=SAME_VERSION)])
    mapping = completed(plan.mapping, old.graph, new.graph)
    problems = [
        Problem(path=f"mapping.{one.step}", code=one.code, step=one.step, target=one.target)
        for one in plan_problems(mapping, old.graph, new.graph)
    ]
    if problems:
        raise InvalidInput(problems=problems)
    return mapping
