"""How long the work waits by itself: so many minutes, or until a date the form names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from gongdan.flows.reading import Reader

Time = Literal["working", "clock"]
TIMES: tuple[Time, ...] = ("working", "clock")
# About a year of working days, ten years by the clock.
MOST_OF: Mapping[Time, int] = {"working": 120_000, "clock": 5_256_000}


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
    """Some time, if any, that comes to an end."""
    check_span(pause.minutes, reader, "minutes", most=MOST_OF[pause.time])


def check_span(
    minutes: int | None, reader: Reader, setting: str, *, most: int = MOST_OF["working"]
) -> None:
    """A time of at least a minute, and of no more than anybody can foresee."""
    if minutes is not None and minutes <= 0:
        reader.refuse(setting, "flows.deadline_not_positive")
    elif minutes is not None and minutes > most:
        reader.refuse(setting, "flows.number_wrong", least=1, most=most)
