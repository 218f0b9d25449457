"""Everything wrong with a draft, as publishing and its builder see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gongdan.expressions import Type
from gongdan.flows.called import newest
from gongdan.flows.checks import Report, check
from gongdan.flows.people import unknown_people
from gongdan.flows.registry import outside_of


def judge_draft(
    code: str,
    content: Mapping[str, object],
    *,
    types: Mapping[str, Type] | None = None,
    is_from_elsewhere: bool = False,
) -> Report:
    """The report over a draft; what comes from elsewhere may name people still to be made here."""
    around = outside_of(code)
    known = types or around.types
    report = check(content, types=known, called=newest, around=around)
    unknown = [] if is_from_elsewhere else unknown_people(report.graph)
    return replace(report, problems=(*report.problems, *unknown))
