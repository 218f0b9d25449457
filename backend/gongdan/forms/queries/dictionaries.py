"""Shared options: which there are, and forms with the options that theirs have now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongdan.forms.errors import DictionaryNotFound
from gongdan.forms.models import Dictionary
from gongdan.forms.permissions import may_define, require_reader
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Problem
from gongdan.kernel.recall import recalled
from gongdan.kernel.texts import Text

Content = dict[str, object]
Options = list[dict[str, object]]


@dataclass(frozen=True)
class DictionaryValue:
    """A shared list of options; those with ``children`` make a tree."""

    code: str
    application: str
    name: Text
    options: Options
    rev: int
    is_active: bool
    may_change: bool


def dictionaries(*, by: Actor, application: str | None = None) -> list[DictionaryValue]:
    """The dictionaries by code, of one application and of all."""
    require_reader(by)
    rows = Dictionary.objects.order_by("code")
    if application is not None:
        rows = rows.filter(application__in=["", application])
    return [_value(row, by) for row in rows]


def dictionary(code: str, *, by: Actor) -> DictionaryValue:
    """One dictionary; whoever may fill in a form may read its options."""
    require_reader(by)
    row = Dictionary.objects.filter(code=code).first()
    if row is None:
        raise DictionaryNotFound(dictionary=code)
    return _value(row, by)


def filled_in(content: Content) -> Content:
    """A form's content, every field that names a dictionary with the options it has now."""
    known = {row.code: row.options for row in Dictionary.objects.filter(code__in=_codes(content))}
    items = content.get("fields")
    fields = items if isinstance(items, list) else []
    return {**content, "fields": [_with_options(item, known) for item in fields]}


def problems_of(content: Content) -> list[Problem]:
    """The fields that name a dictionary which is not there or out of use."""
    active = Dictionary.objects.filter(code__in=_codes(content), is_active=True)
    known = set(active.values_list("code", flat=True))
    return [
        Problem(path=f"{path}.dictionary", code="forms.unknown_dictionary", dictionary=code)
        for path, code in _named(content)
        if code not in known
    ]


def stamps(content: Content) -> tuple[tuple[str, int], ...]:
    """The dictionaries a form uses and how often each was changed."""
    codes = frozenset(_codes(content))
    return _stamps(codes) if codes else ()


@recalled
def _stamps(codes: frozenset[str]) -> tuple[tuple[str, int], ...]:
    rows = Dictionary.objects.filter(code__in=codes).order_by("code")
    return tuple(rows.values_list("code", "rev"))


def _codes(content: Content) -> set[str]:
    return {code for _, code in _named(content)}


def _named(content: Content) -> Iterator[tuple[str, str]]:
    items = content.get("fields")
    for index, item in enumerate(items if isinstance(items, list) else ()):
        yield from _named_by(item, f"fields.{index}")


def _named_by(item: object, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(item, Mapping):
        return
    code, columns = item.get("dictionary"), item.get("columns")
    if isinstance(code, str) and code:
        yield path, code
    for index, column in enumerate(columns if isinstance(columns, list) else ()):
        yield from _named_by(column, f"{path}.columns.{index}")


def _with_options(item: object, known: Mapping[str, Options]) -> object:
    if not isinstance(item, Mapping):
        return item
    made = dict(item)
    if item.get("dictionary") in known:
        setting = "tree" if item.get("kind") == "cascader" else "options"
        made[setting] = known[str(item["dictionary"])]
    if isinstance(item.get("columns"), list):
        made["columns"] = [_with_options(column, known) for column in item["columns"]]
    return made


def _value(row: Dictionary, by: Actor) -> DictionaryValue:
    return DictionaryValue(
        code=row.code,
        application=row.application,
        name=row.name,
        options=row.options,
        rev=row.rev,
        is_active=row.is_active,
        may_change=may_define(by, application=row.application),
    )
