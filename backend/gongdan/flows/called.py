"""Which processes others call: the newest published for a draft, the same ones for ever after."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.flows.definition import Called
from gongdan.flows.models import ProcessVersion, VersionState

Content = Mapping[str, object]


def newest(process: str) -> Content | None:
    """What a process says now."""
    found = ProcessVersion.objects.filter(process__code=process, state=VersionState.PUBLISHED)
    content: Content | None = found.values_list("content", flat=True).first()
    return content


def as_published(calls: Mapping[str, int]) -> Called:
    """What the called processes said when the calling one was published."""

    def called(process: str) -> Content | None:
        found = ProcessVersion.objects.filter(process__code=process, no=calls.get(process, 0))
        content: Content | None = found.values_list("content", flat=True).first()
        return content

    return called


def calls_of(content: Content) -> dict[str, int]:
    """The processes that one calls, and those they call, by the number of their newest version."""
    numbers: dict[str, int] = {}
    waiting = sorted(_called_in(content.get("steps")))
    while waiting:
        process = waiting.pop()
        published = ProcessVersion.objects.filter(
            process__code=process, state=VersionState.PUBLISHED
        ).first()
        if published is None or process in numbers:
            continue
        numbers[process] = published.no
        waiting += sorted(_called_in(published.content.get("steps")))
    return numbers


def _called_in(value: object) -> set[str]:
    """Every process named by a subprocess, however deep."""
    if isinstance(value, list):
        return set[str]().union(*(_called_in(one) for one in value))
    if not isinstance(value, dict):
        return set()
    own = value.get("process") if value.get("kind") == "subprocess" else None
    inside = (_called_in(value.get(name)) for name in ("steps", "branches"))
    return ({own} if isinstance(own, str) and own else set[str]()).union(*inside)
