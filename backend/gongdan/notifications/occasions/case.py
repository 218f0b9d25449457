"""One thing that happened to an order and who is around it, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongdan.kernel.texts import Text

Facts = dict[str, Text | str | int]


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """What a message says about the order."""

    id: int
    number: str
    title: str
    priority: int
    is_vip: bool
    status: str
    requester_id: int
    requester_name: str
    assignee_id: int | None
    team_id: int | None
    round: int


@dataclass(frozen=True, kw_only=True)
class Case:
    """What happened, to which order, by whom, with whom around it."""

    order: OrderFacts
    facts: Mapping[str, object]
    actor_id: int | None
    actor_name: str
    said: str = ""
    members: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    leads: tuple[int, ...] = ()
    collaborators: tuple[int, ...] = ()

    def number(self, key: str) -> int:
        """A whole number among the facts; zero when there is none."""
        value = self.facts.get(key)
        return value if isinstance(value, int) else 0

    def word(self, key: str) -> str:
        """A text among the facts, on one line."""
        value = self.facts.get(key)
        return " ".join(value.split()) if isinstance(value, str) else ""

    def name(self, key: str) -> Text:
        """A name in both languages among the facts."""
        value = self.facts.get(key)
        return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}

    def ids(self, key: str) -> tuple[int, ...]:
        """A list of ids among the facts."""
        value = self.facts.get(key)
        several = value if isinstance(value, list) else []
        return tuple(each for each in several if isinstance(each, int))

    def workers(self) -> tuple[int, ...]:
        """The assignee, or the whole team while nobody took it."""
        return self.held_by(self.order.assignee_id, self.order.team_id)

    def held_by(self, person_id: int | None, team_id: int | None) -> tuple[int, ...]:
        """A person, or the members of a team where no person is named."""
        if person_id:
            return (person_id,)
        return self.members.get(team_id or 0, ())


@dataclass(frozen=True, kw_only=True)
class Tell:
    """Something to tell some people: in the app, and by mail where it matters outside it."""

    kind: str
    to: Iterable[int | None]
    text: Text
    by_mail: bool = True
    is_inside: bool = True
    ask: str = ""


def said(chinese: str, english: str, **facts: Text | str | int) -> Text:
    """One sentence in both languages with the facts filled in."""
    both = {"zh-CN": chinese, "en": english}
    return {language: _filled(words, facts, language) for language, words in both.items()}


def _filled(words: str, facts: Facts, language: str) -> str:
    chosen = {
        key: (value.get(language) or next(iter(value.values()), ""))
        if isinstance(value, dict)
        else value
        for key, value in facts.items()
    }
    return words.format_map(chosen)


def because(reason: str) -> Text:
    """A reason at the end of a sentence; nothing when none was given."""
    return said("：{reason}", ": {reason}", reason=reason) if reason else said("", "")


def shortened(text: str, most: int = 80) -> str:
    """The beginning of what somebody wrote, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
