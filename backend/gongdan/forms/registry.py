"""All kinds of fields, by key; modules above may register more in their ``apps.ready()``."""

from __future__ import annotations

from gongdan.forms.fields.attachment import AttachmentKind
from gongdan.forms.fields.bool import BoolKind
from gongdan.forms.fields.date import DateKind
from gongdan.forms.fields.datetime import DatetimeKind
from gongdan.forms.fields.department import DepartmentKind
from gongdan.forms.fields.description import DescriptionKind
from gongdan.forms.fields.member import MemberKind
from gongdan.forms.fields.money import MoneyKind
from gongdan.forms.fields.multiselect import MultiselectKind
from gongdan.forms.fields.number import NumberKind
from gongdan.forms.fields.rating import RatingKind
from gongdan.forms.fields.section import SectionKind
from gongdan.forms.fields.select import SelectKind
from gongdan.forms.fields.text import TextKind
from gongdan.forms.fields.textarea import TextareaKind
from gongdan.forms.kind import FieldKind

KINDS: dict[str, FieldKind] = {}


def register(kind: FieldKind) -> None:
    """Make a kind of field known."""
    KINDS[kind.key] = kind


def layout_kinds() -> frozenset[str]:
    """The kinds that hold no answer."""
    return frozenset(key for key, kind in KINDS.items() if kind.is_layout)


for _kind in (
    TextKind(),
    TextareaKind(),
    NumberKind(),
    MoneyKind(),
    BoolKind(),
    DateKind(),
    DatetimeKind(),
    SelectKind(),
    MultiselectKind(),
    MemberKind(),
    DepartmentKind(),
    AttachmentKind(),
    RatingKind(),
    SectionKind(),
    DescriptionKind(),
):
    register(_kind)
