"""What happens around a deadline: levels before and after it, each once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.pauses import check_span
from gongdan.flows.reading import Reader

DO = ("notify", "urge", "reassign", "approve", "reject", "skip", "go_to")
WHOM = ("owner", "lead", "head")
ROLE = "role:"


@dataclass(frozen=True)
class Level:
    """One rung: so many working minutes before or after the deadline something is done."""

    key: str
    minutes: int = 0
    is_before: bool = False
    do: str = "notify"
    whom: tuple[str, ...] = ()
    handlers: tuple[Handler, ...] = ()
    to: str = ""

    @property
    def offset(self) -> int:
        """Working seconds from the deadline, negative before it."""
        return (-60 if self.is_before else 60) * self.minutes


def read_level(reader: Reader) -> Level:
    """The level as stored."""
    minutes = reader.number("minutes")
    level = Level(
        key=reader.key(),
        minutes=minutes or 0,
        is_before=reader.flag("before"),
        do=reader.choice("do", DO, default="notify"),
        whom=reader.strings("whom"),
        handlers=tuple(read_handler(one) for one in reader.objects("handlers")),
        to=reader.string("to"),
    )
    _check(level, reader)
    reader.finish()
    return level


def _check(level: Level, reader: Reader) -> None:
    if level.minutes:
        check_span(level.minutes, reader, "minutes")
    if (level.do in ("notify", "urge")) != bool(level.whom):
        reader.refuse("whom", "flows.handlers_missing")
    if (level.do == "reassign") != bool(level.handlers):
        reader.refuse("handlers", "flows.handlers_missing")
    if (level.do == "go_to") != bool(level.to):
        reader.refuse("to", "flows.level_leads_nowhere", target=level.to)
    unknown = [one for one in level.whom if one not in WHOM and not one.startswith(ROLE)]
    if unknown:
        reader.refuse("whom", "flows.choice_wrong", allowed=[*WHOM, f"{ROLE}…"])


def check_ladder(ladder: tuple[Level, ...], reader: Reader, *, limit: int | None) -> None:
    """A ladder stands at a deadline; its levels have keys of their own and begin after the task."""
    if ladder and limit is None:
        reader.refuse("ladder", "flows.ladder_without_deadline")
    keys = Counter(level.key for level in ladder if level.key)
    for key in (key for key, times in keys.items() if times > 1):
        reader.refuse("ladder", "flows.key_twice", key=key)
    for level in ladder:
        if limit is not None and level.is_before and level.minutes >= limit:
            reader.refuse("ladder", "flows.level_too_early", level=level.key)


def check_acts(ladder: tuple[Level, ...], reader: Reader, *, is_vote: bool) -> None:
    """Saying yes or no by itself is for votes; nobody can vote by leaving it to the next."""
    for level in ladder:
        if level.do in ("approve", "reject") and not is_vote:
            reader.refuse("ladder", "flows.ladder_may_not", do=level.do)
