"""The running work's tables."""

from gongdan.workorders.models.clocks import Clock, ClockSegment, Timer
from gongdan.workorders.models.core import AssignCursor, Decision, Holding, WorkOrder
from gongdan.workorders.models.moves import ProcessMove, ProcessMoveItem
from gongdan.workorders.models.rules import RuleOccasion, ShadowDecision
from gongdan.workorders.models.stages import (
    ChecklistMark,
    ChildOrder,
    FlowInstance,
    FlowScope,
    FlowTask,
    FlowToken,
    StageVisit,
)
from gongdan.workorders.models.work import (
    Comment,
    Link,
    Participant,
    PartUsed,
    Presence,
    Satisfaction,
    Subtask,
    TimeEntry,
)

__all__ = [
    "AssignCursor",
    "ChecklistMark",
    "ChildOrder",
    "Clock",
    "ClockSegment",
    "Comment",
    "Decision",
    "FlowInstance",
    "FlowScope",
    "FlowTask",
    "FlowToken",
    "Holding",
    "Link",
    "PartUsed",
    "Participant",
    "Presence",
    "ProcessMove",
    "ProcessMoveItem",
    "RuleOccasion",
    "Satisfaction",
    "ShadowDecision",
    "StageVisit",
    "Subtask",
    "TimeEntry",
    "Timer",
    "WorkOrder",
]
