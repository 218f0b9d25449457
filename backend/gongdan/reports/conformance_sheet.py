"""The conformance report as rows for a spreadsheet. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from gongdan.kernel.texts import Text, pick
from gongdan.reports.conformed import Conformance, SkipReason, StepConformance

COLUMNS: tuple[Text, ...] = (
    {"zh-CN": "流程", "en": "Process"},
    {"zh-CN": "版本", "en": "Version"},
    {"zh-CN": "节点", "en": "Step"},
    {"zh-CN": "编码", "en": "Key"},
    {"zh-CN": "工单数", "en": "Orders"},
    {"zh-CN": "走过", "en": "Passed"},
    {"zh-CN": "跳过", "en": "Left out"},
    {"zh-CN": "未走到的分支", "en": "Branch not taken"},
    {"zh-CN": "还停在这里", "en": "Still there"},
    {"zh-CN": "走过多次", "en": "More than once"},
    {"zh-CN": "超时次数", "en": "Times late"},
    {"zh-CN": "超时中位数（工作分钟）", "en": "Median lateness (working minutes)"},
    {"zh-CN": "最长超时（工作分钟）", "en": "Worst lateness (working minutes)"},
    {"zh-CN": "跳过的原因", "en": "Why it was left out"},
)
BY_ITSELF: dict[str, Text] = {
    "nobody": {"zh-CN": "没有审批人，自动通过", "en": "nobody to approve it, passed by itself"},
    "dedupe": {"zh-CN": "审批人前面已经同意过", "en": "its approvers said yes before"},
    "self": {"zh-CN": "审批人就是提交人", "en": "its approver is the requester"},
    "no_rows": {"zh-CN": "明细没有行", "en": "no rows to walk it for"},
}


def sheet(found: Conformance, *, language: str) -> Iterator[list[str]]:
    """A line for each step, under a head."""
    yield [pick(name, language) for name in COLUMNS]
    for step in found.steps:
        yield _line(found, step, language)


def _line(found: Conformance, step: StepConformance, language: str) -> list[str]:
    return [
        pick(found.name, language),
        str(found.version),
        pick(step.name, language),
        step.key,
        str(found.orders),
        str(step.passed),
        str(step.skipped),
        str(step.not_taken),
        str(step.open),
        str(step.repeated),
        str(step.late),
        _number(step.late_median_minutes),
        _number(step.late_worst_minutes),
        "; ".join(_why(one, language) for one in step.reasons),
    ]


def _number(minutes: float | None) -> str:
    return "" if minutes is None else f"{minutes:g}"


def _why(one: SkipReason, language: str) -> str:
    known = BY_ITSELF.get(one.reason) if one.by_kind == "system" else None
    why = pick(known, language) if known else f"{one.by}: {one.reason}"
    return f"{why} ×{one.count}"
