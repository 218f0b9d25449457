"""How long the work waits by itself: so many minutes, or until a date the form names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from gongdan.flows.reading import Reader

Time = Literal["working", "clock"]
TIMES: tuple[Time, ...] = ("working", "clock")


@dataclass(frozen=True)
class Pause:
    """Minutes of working time (or of the clock), or the field whose date is waited for."""

    minutes: int | None = None
    until: str = ""
    time: Time = "working"
    calendar: str = ""


def read_pause(reader: Reader) -> Pause:
    """The pause as stored."""
    return Pause(
        minutes=reader.number("minutes"),
        until=reader.string("until"),
        time=cast("Time", reader.choice("time", TIMES, default="working")),
        calendar=reader.string("calendar"),
    )


def check_minutes(pause: Pause, reader: Reader) -> None:
    """Some time, if any."""
    if pause.minutes is not None and pause.minutes <= 0:
        reader.refuse("minutes", "flows.deadline_not_positive")
