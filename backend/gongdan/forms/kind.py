"""What every kind of field brings."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from gongdan.expressions.values import Type
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.sources import (
    NoPeople,
    NoRecords,
    NoVault,
    PeopleSource,
    RecordSource,
    Vault,
    is_weekday,
)
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import pick

Setting = Callable[[object], bool]


def everything_exists(_kind: str, _id: int | str) -> bool:
    """The existence check where nothing can be looked up."""
    return True


@dataclass(frozen=True)
class CleanContext:
    """What judging may ask: the moment, the zone, whether what an answer names exists.

    ``person`` and ``department`` are those of whoever fills in, ``parameters`` come from the page's
    address, ``previous`` are that person's last answers by field id. ``values`` are the answers so
    far as conditions read them; the engine keeps them.
    """

    at: datetime
    time_zone: str = "UTC"
    exists: Callable[[str, int | str], bool] = everything_exists
    records: RecordSource = field(default_factory=NoRecords)
    people: PeopleSource = field(default_factory=NoPeople)
    vault: Vault = field(default_factory=NoVault)
    is_business_day: Callable[[date], bool] = is_weekday
    person: int | None = None
    department: int | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    previous: Mapping[str, Json] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The date of the organization at this moment."""
        return self.at.astimezone(ZoneInfo(self.time_zone)).date()


@dataclass(frozen=True)
class ExportContext:
    """How answers are put into words: language, zone, names of what is referred to."""

    language: str = "zh-CN"
    time_zone: str = "UTC"
    name_of: Callable[[str, int | str], str] = lambda _kind, key: str(key)


@dataclass(frozen=True)
class Reference:
    """Something outside the form that an answer names."""

    kind: str
    id: int | str


class FieldKind:
    """One kind of field. ``column`` is the SQL function that reads it out of the answers."""

    key: ClassVar[str]
    is_layout: ClassVar[bool] = False
    column: ClassVar[str] = "field_text"
    type: ClassVar[Type] = "text"
    settings: ClassVar[Mapping[str, Setting]] = {}

    def check_definition(self, definition: FieldDefinition) -> list[Problem]:
        """What is wrong with the settings; paths begin at the field."""
        known = self.settings
        problems = [
            Problem(path=name, code="forms.unknown_setting", setting=name, kind=self.key)
            for name in sorted(definition.settings.keys() - known.keys())
        ]
        problems += [
            Problem(path=name, code="forms.setting_malformed", setting=name)
            for name, value in sorted(definition.settings.items())
            if name in known and value is not None and not known[name](value)
        ]
        return problems or self.check_together(definition)

    def check_together(self, _definition: FieldDefinition) -> list[Problem]:
        """What is wrong between settings that are each right."""
        return []

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The value as it is stored (``None`` is empty), or what is wrong with it."""
        raise NotImplementedError

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """The JSON schema of the stored value."""
        return {"type": "string"}

    def search_text(self, _value: Json, _definition: FieldDefinition) -> str:
        """What the search index keeps of a value."""
        return ""

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """The value as a person reads it in a table or on paper."""
        return "" if value is None else str(value)

    def references(self, _value: Json) -> list[Reference]:
        """What the value names outside the form."""
        return []


def clean_string(value: str, *, is_long: bool = False) -> str | None:
    """Composed and trimmed text; ``None`` when it holds control characters."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    allowed = "\n\t" if is_long else ""
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in allowed for c in text.strip()):
        return None
    return text.strip()


def moment_text(moment: datetime) -> str:
    """A moment as stored: UTC, whole seconds, fixed width."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def said(text: object, language: str) -> str:
    """A builder's text in a language."""
    return pick(text, language) if isinstance(text, Mapping) else ""
