"""One rule at work on one record: what it may ask, who is meant, what a template says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from gongdan.accounts.queries.named import people_named_by
from gongdan.forms.engine import readings_by_code
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text, pick
from gongdan.records.causes import Answers
from gongdan.records.finding import Door
from gongdan.records.models import Record
from gongdan.rules.matching import Facts, Rule
from gongdan.rules.outcomes import CREATOR
from gongdan.rules.templates import filled


@dataclass(frozen=True, kw_only=True)
class Doing:
    """The rule, the record as it is now, and what may be asked of it; ``key`` names the effect."""

    door: Door
    record: Record
    rule: Rule
    by: Actor
    at: datetime
    facts: Facts
    before: Facts | None
    key: str

    def filled(self, template: Mapping[str, str]) -> Text:
        """A template with the record's facts in its places, in each language."""
        return filled(template, self.facts.get)

    def line(self, template: Mapping[str, str]) -> str:
        """The same as one text, in the language the organization starts with."""
        return pick(self.filled(template), settings.START_LANGUAGE)

    def people(self, whom: Iterable[str]) -> list[int]:
        """The people who are meant, each once; whoever cannot be found is left out."""
        found = [person for one in whom for person in self._people(one)]
        return list(dict.fromkeys(found))

    def _people(self, one: str) -> list[int]:
        if one == CREATOR:
            return [self.record.created_by] if self.record.created_by else []
        named = people_named_by(one, application=lambda: self.door.type.application)
        return numbers_in(self.facts.get(one)) if named is None else named


def facts_of(this: Door, record: Record, answers: Answers) -> dict[str, object]:
    """What rules may ask about a record."""
    zone = ZoneInfo(settings.ORG_TIME_ZONE)
    said = readings_by_code(this.form.definition, answers)
    return {
        "type": this.type.code,
        "application": this.type.application,
        "today": this.at.astimezone(zone).date(),
        "record.id": record.pk,
        "record.number": record.number,
        "record.title": record.title,
        "record.created_at": record.created_at,
        "record.created_by": record.created_by,
        **{f"answers.{code}": value for code, value in said.items()},
    }


def numbers_in(value: object) -> list[int]:
    """The whole numbers that an answer holds."""
    several = value if isinstance(value, list | tuple) else [value]
    return [int(str(one)) for one in several if one is not None and str(one).isdecimal()]
