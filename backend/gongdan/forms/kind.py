"""What every kind of field brings."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from gongdan.expressions.surroundings import Surroundings
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type
from gongdan.forms.calendar import AskedLater, is_business_day
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.looking_up import looking_up
from gongdan.forms.sources import (
    NoPeople,
    NoRecords,
    NoVault,
    PeopleSource,
    RecordSource,
    Vault,
)
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import pick

Setting = Callable[[object], bool]


@dataclass(frozen=True)
class Ask:
    """Another field that judging needs: the setting that names it, and which kinds it may have."""

    setting: str
    name: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """An expression in a setting, and what it must give (``None``: anything).

    With ``rows_of`` a sub-table it is asked of each row, and may name the columns.
    """

    setting: str
    expression: Expression
    expected: Type | None = "boolean"
    rows_of: str = ""


def everything_exists(_kind: str, _id: int | str) -> bool:
    """The existence check where nothing can be looked up."""
    return True


@dataclass(frozen=True)
class FileFacts:
    """An uploaded file: what is judged of it."""

    name: str
    media_type: str
    byte_size: int


@dataclass(frozen=True)
class SoFar:
    """A form while it is judged: fields by every name, answers and rows as conditions see them.

    ``changed`` are the names of fields whose answer is another than the stored one.
    """

    fields: Mapping[str, FieldDefinition] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    changed: Set[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class CleanContext:
    """What judging may ask: the moment, the zone, whether what an answer names exists.

    ``person`` and ``department`` are those of whoever fills in, ``parameters`` come from the page's
    address, ``previous`` are that person's last answers by field id. ``form`` is the form being
    judged as far as it has come; the engine keeps it.
    """

    at: datetime
    time_zone: str = "UTC"
    exists: Callable[[str, int | str], bool] = everything_exists
    records: RecordSource = field(default_factory=NoRecords)
    people: PeopleSource = field(default_factory=NoPeople)
    vault: Vault = field(default_factory=NoVault)
    is_business_day: Callable[[date], bool] = is_business_day
    describe_file: Callable[[str], FileFacts | None] = lambda _key: None
    person: int | None = None
    person_name: str = ""
    department: int | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    previous: Mapping[str, Json] = field(default_factory=dict)
    form: SoFar = field(default_factory=SoFar)

    @property
    def local(self) -> datetime:
        """This moment on the organization's wall clock."""
        return self.at.astimezone(ZoneInfo(self.time_zone))

    @property
    def today(self) -> date:
        """The date of the organization at this moment."""
        return self.local.date()

    @property
    def clock(self) -> dict[str, object]:
        """What conditions and formulas call now and today, and who fills in."""
        return {
            "now": self.at,
            "today": self.today,
            "current_person": self.person,
            "current_department": self.department,
        }

    @property
    def surroundings(self) -> Surroundings:
        """What conditions and formulas are told of the world."""
        return Surroundings(self.time_zone, AskedLater(), looking_up(self))


@dataclass(frozen=True)
class ExportContext:
    """How answers are put into words: language, zone, names of what is referred to."""

    language: str = "zh-CN"
    time_zone: str = "UTC"
    is_print: bool = False
    name_of: Callable[[str, int | str], str] = lambda _kind, key: str(key)


@dataclass(frozen=True)
class ImportContext:
    """How words of a table are read: the zone of its times, and who or what a name means."""

    time_zone: str = "UTC"
    id_of: Callable[[str, str], int | str | None] = lambda _kind, _name: None


@dataclass(frozen=True)
class Column:
    """A column of a form's typed view: what follows the field's code, its type, how it is read.

    ``read`` has the places ``{data}`` (the answers) and ``{id}`` (the field's id, in quotes).
    """

    suffix: str
    type: str
    read: str


@dataclass(frozen=True)
class Reference:
    """Something outside the form that an answer names."""

    kind: str
    id: int | str


PRESENCE = ("is_empty", "not_empty")
EQUAL = ("=", "!=", "in", *PRESENCE)
ORDERED = (*EQUAL, "<", "<=", ">", ">=", "between")
WORDS = (*EQUAL, "contains", "starts_with")
SEVERAL = ("contains", *PRESENCE)


class FieldKind:
    """One kind of field. ``column`` is the SQL function that reads it out of the answers.

    ``operators`` are the comparisons a filter offers. A computed kind is given by the server: it is
    never sent. ``is_readable_back`` says that ``import_text`` understands ``export_text``.
    """

    key: ClassVar[str]
    is_layout: ClassVar[bool] = False
    is_computed: ClassVar[bool] = False
    is_secret: ClassVar[bool] = False
    is_column: ClassVar[bool] = True
    is_readable_back: ClassVar[bool] = True
    column: ClassVar[str] = "field_text"
    view_type: ClassVar[str] = "text"
    type: ClassVar[Type] = "text"
    operators: ClassVar[tuple[str, ...]] = EQUAL
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

    def asks(self, _definition: FieldDefinition) -> list[Ask]:
        """The other fields that judging needs."""
        return []

    def conditions(self, _definition: FieldDefinition) -> list[Condition]:
        """Expressions among the settings."""
        return []

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The value as it is stored (``None`` is empty), or what is wrong with it."""
        raise NotImplementedError

    def compute(
        self, _definition: FieldDefinition, stored: Json, _context: CleanContext
    ) -> Json | Problem:
        """The answer of a computed kind, given what is stored now; a problem is only a warning."""
        return stored

    def is_stored(self, _definition: FieldDefinition) -> bool:
        """Whether the answer is kept, or only seen by conditions."""
        return True

    def result(self, _definition: FieldDefinition) -> Type:
        """What an answer is to conditions and formulas."""
        return self.type

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """The part of a stored value that conditions and formulas see."""
        return value

    def parts(self, _definition: FieldDefinition) -> Mapping[str, Type]:
        """Parts that conditions may name after the field's code and a dot."""
        return {}

    def part_readings(self, _value: Json, _definition: FieldDefinition) -> Mapping[str, Json]:
        """What those parts are."""
        return {}

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """The JSON schema of the stored value."""
        return {"type": "string"}

    def search_text(self, _value: Json, _definition: FieldDefinition) -> str:
        """What the search index keeps of a value."""
        return ""

    def export_text(self, value: Json, _definition: FieldDefinition, _how: ExportContext) -> str:
        """The value as a person reads it in a table or on paper."""
        return "" if value is None else str(value)

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """What a table's words mean, to be cleaned; words that mean nothing stay, to be refused."""
        return text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """The columns of the typed view."""
        return (Column("", self.view_type, self.column + "({data}, {id})"),)

    def references(self, _value: Json) -> list[Reference]:
        """What the value names outside the form."""
        return []


def clean_string(value: str, *, is_long: bool = False, is_trimmed: bool = True) -> str | None:
    """Composed and trimmed text; ``None`` when it holds control characters."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.strip() if is_trimmed else text.strip("\n\t")
    allowed = "\n\t" if is_long else ""
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in allowed for c in text):
        return None
    return text if text.strip() else ""


def moment_text(moment: datetime) -> str:
    """A moment as stored: UTC, whole seconds, fixed width."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def said(text: object, language: str) -> str:
    """A builder's text in a language."""
    return pick(text, language) if isinstance(text, Mapping) else ""
