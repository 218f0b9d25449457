"""An event's facts as words in both languages: names, moments, lengths of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from gongdan.kernel.texts import Text, pick

CHINESE, ENGLISH = "zh-CN", "en"

Values = Mapping[str, str | int | Text]
NOTHING: Text = {CHINESE: "", ENGLISH: ""}


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a sentence may need beside the facts: names by id, names of stages, the time zone."""

    people: Mapping[int, Text] = field(default_factory=dict)
    teams: Mapping[int, Text] = field(default_factory=dict)
    stages: Mapping[str, Text] = field(default_factory=dict)
    zone: tzinfo = UTC


@dataclass(frozen=True)
class Told:
    """One event as history keeps it, read without surprises."""

    facts: Mapping[str, object]
    actor_id: int | None
    known: Known

    def word(self, key: str) -> str:
        """A text on one line; empty when there is none."""
        value = self.facts.get(key)
        return " ".join(value.split()) if isinstance(value, str) else ""

    def number(self, key: str) -> int:
        """A whole number; zero when there is none."""
        value = self.facts.get(key)
        return value if isinstance(value, int) else 0

    def yes(self, key: str) -> bool:
        """Whether a fact holds."""
        return self.facts.get(key) is True

    def name(self, key: str) -> Text:
        """A name in both languages."""
        value = self.facts.get(key)
        return _in_both(value) if isinstance(value, dict) else NOTHING

    def words(self, key: str) -> list[str]:
        """A list of texts."""
        value = self.facts.get(key)
        return [str(each) for each in value] if isinstance(value, list) else []

    def person(self, key: str) -> Text:
        """The name of the person with the id under this key; empty when nobody is known."""
        return self.known.people.get(self.number(key), {})

    def named(self, key: str) -> Text:
        """The name that history kept; in English as its owner writes it, if they are known."""
        kept = self.word(key)
        return (
            {CHINESE: kept, ENGLISH: self.person(f"{key}_id").get(ENGLISH) or kept} if kept else {}
        )

    def people(self, key: str) -> Text:
        """The names of the people with the ids under this key."""
        value = self.facts.get(key)
        ids = value if isinstance(value, list) else []
        return listed([self.known.people[each] for each in ids if each in self.known.people])

    def team(self, key: str) -> Text:
        """The name of the team with the id under this key."""
        return self.known.teams.get(self.number(key), NOTHING)

    def moment(self, key: str) -> Text:
        """A moment as day and clock time in the organization's zone."""
        value = self.facts.get(key)
        return _moment(value, self.known.zone) if isinstance(value, str) and value else NOTHING


Tell = Callable[[Told], Text]


@dataclass(frozen=True)
class Telling:
    """How an event is told to those who work on the order, and to its requester, if at all."""

    inside: Callable[[Told], Text | None]
    outside: Callable[[Told], Text | None] | None = None


def say(chinese: str, english: str, values: Values | None = None) -> Text:
    """One sentence in both languages with the values filled in."""
    given = values or {}
    return {
        CHINESE: chinese.format_map({key: _in(CHINESE, each) for key, each in given.items()}),
        ENGLISH: english.format_map({key: _in(ENGLISH, each) for key, each in given.items()}),
    }


def together(*parts: Text) -> Text:
    """Parts of a sentence, one after the other."""
    return {
        language: "".join(part.get(language, "") for part in parts)
        for language in (CHINESE, ENGLISH)
    }


def because(reason: str) -> Text:
    """The reason at the end of a sentence; nothing when none was given."""
    return say("：{reason}", ": {reason}", {"reason": reason}) if reason else NOTHING


def listed(names: Sequence[Text | str]) -> Text:
    """Several names one after the other."""
    return {
        language: mark.join(_in(language, one) for one in names)
        for language, mark in ((CHINESE, "、"), (ENGLISH, ", "))
    }


def when(condition: object, part: Text) -> Text:
    """The part if the condition holds, else nothing."""
    return part if condition else NOTHING


def hours(seconds: int) -> str:
    """A length of time as hours and minutes: 1:44."""
    minutes = seconds // 60
    return f"{minutes // 60}:{minutes % 60:02}"


def length(minutes: int) -> Text:
    """A limit as a person says it: 30 minutes, 4 hours, 1:30."""
    if minutes < 60:
        return say("{n} 分钟", "{n} min", {"n": minutes})
    if minutes % 60 == 0:
        return say("{n} 小时", "{n} h", {"n": minutes // 60})
    return say("{n}", "{n}", {"n": hours(minutes * 60)})


def _in(language: str, value: str | int | Text) -> str:
    return pick(value, language) if isinstance(value, dict) else str(value)


def _in_both(name: Text) -> Text:
    return {language: pick(name, language) for language in (CHINESE, ENGLISH)}


def _moment(text: str, zone: tzinfo) -> Text:
    local = datetime.fromisoformat(text).astimezone(zone)
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return {
        CHINESE: f"{local.month}月{local.day}日 {local:%H:%M}",
        ENGLISH: f"{local.day} {month[local.month - 1]} {local:%H:%M}",
    }
