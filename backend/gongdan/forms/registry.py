"""All kinds of fields, by key; modules above may register more in their ``apps.ready()``."""

from __future__ import annotations

from gongdan.forms.fields.address import AddressKind
from gongdan.forms.fields.attachment import AttachmentKind
from gongdan.forms.fields.bool import BoolKind
from gongdan.forms.fields.button import ButtonKind
from gongdan.forms.fields.cascader import CascaderKind
from gongdan.forms.fields.date import DateKind
from gongdan.forms.fields.daterange import DaterangeKind
from gongdan.forms.fields.datetime import DatetimeKind
from gongdan.forms.fields.department import DepartmentKind
from gongdan.forms.fields.departments import DepartmentsKind
from gongdan.forms.fields.description import DescriptionKind
from gongdan.forms.fields.divider import DividerKind
from gongdan.forms.fields.formula import FormulaKind
from gongdan.forms.fields.iframe import IframeKind
from gongdan.forms.fields.image import ImageKind
from gongdan.forms.fields.json import JsonKind
from gongdan.forms.fields.link import LinkKind
from gongdan.forms.fields.location import LocationKind
from gongdan.forms.fields.lookup import LookupKind
from gongdan.forms.fields.member import MemberKind
from gongdan.forms.fields.members import MembersKind
from gongdan.forms.fields.money import MoneyKind
from gongdan.forms.fields.month import MonthKind
from gongdan.forms.fields.multiselect import MultiselectKind
from gongdan.forms.fields.number import NumberKind
from gongdan.forms.fields.qr import QrKind
from gongdan.forms.fields.rating import RatingKind
from gongdan.forms.fields.richtext import RichtextKind
from gongdan.forms.fields.rollup import RollupKind
from gongdan.forms.fields.secret import SecretKind
from gongdan.forms.fields.section import SectionKind
from gongdan.forms.fields.select import SelectKind
from gongdan.forms.fields.serial import SerialKind
from gongdan.forms.fields.signature import SignatureKind
from gongdan.forms.fields.spacer import SpacerKind
from gongdan.forms.fields.subtable import SubtableKind
from gongdan.forms.fields.tab import TabKind
from gongdan.forms.fields.text import TextKind
from gongdan.forms.fields.textarea import TextareaKind
from gongdan.forms.fields.time import TimeKind
from gongdan.forms.fields.video import VideoKind
from gongdan.forms.fields.year import YearKind
from gongdan.forms.roster import KINDS, register

__all__ = ["KINDS", "layout_kinds", "register"]


def layout_kinds() -> frozenset[str]:
    """The kinds that hold no answer."""
    return frozenset(key for key, kind in KINDS.items() if kind.is_layout)


for _kind in (
    TextKind(),
    TextareaKind(),
    RichtextKind(),
    NumberKind(),
    MoneyKind(),
    BoolKind(),
    DateKind(),
    MonthKind(),
    YearKind(),
    TimeKind(),
    DatetimeKind(),
    DaterangeKind(),
    SelectKind(),
    MultiselectKind(),
    CascaderKind(),
    MemberKind(),
    MembersKind(),
    DepartmentKind(),
    DepartmentsKind(),
    AttachmentKind(),
    ImageKind(),
    VideoKind(),
    SignatureKind(),
    AddressKind(),
    LocationKind(),
    RatingKind(),
    SerialKind(),
    FormulaKind(),
    SubtableKind(),
    LinkKind(),
    LookupKind(),
    RollupKind(),
    JsonKind(),
    SecretKind(),
    SectionKind(),
    TabKind(),
    DescriptionKind(),
    DividerKind(),
    SpacerKind(),
    QrKind(),
    ButtonKind(),
    IframeKind(),
):
    register(_kind)
