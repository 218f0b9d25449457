"""Who names a field of a form, and what publishing its draft would touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from gongdan.forms import queries
from gongdan.forms.across import own_part
from gongdan.forms.definition import FieldDefinition, read
from gongdan.forms.difference import differences
from gongdan.forms.naming import Named, named, places_of
from gongdan.forms.registry import layout_kinds
from gongdan.forms.uses import Searched, Use, definitions_around
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import Text

Item = Mapping[str, object]
# A change to these is felt where the field is named; how it looks is not.
FELT: Final = ("options", "tree", "dictionary", "unique", "sensitive", "reportable", "indexed")


@dataclass(frozen=True)
class FieldUses:
    """A field and everything that names it."""

    field_id: str
    code: str
    label: Text
    uses: list[Use]


@dataclass(frozen=True)
class Effect:
    """What a draft does to a field that holds, and where that is felt."""

    what: str
    settings: list[str]
    field: FieldUses


def field_uses(code: str, *, field: str | None = None, by: Actor) -> list[FieldUses]:
    """Everything that names the form's fields, or one of them by code or id."""
    detail = queries.form(code, by=by)
    content = detail.content or (detail.draft.content if detail.draft else {"fields": []})
    items = read(content, layout=layout_kinds()).fields
    wanted = [one for one in _with_columns(items) if field is None or field in one.names]
    if field is not None and not wanted:
        raise NotFound(what="Field")
    found = _found(code, detail.brief.application, content, wanted)
    return [one for one in found if one.uses or field is not None]


def draft_effects(code: str, *, by: Actor) -> list[Effect]:
    """What publishing the draft changes of fields that hold, with everything that names them.

    Without a draft there is nothing to publish, and nothing changes.
    """
    detail = queries.form(code, by=by)
    if detail.draft is None:
        return []
    before = detail.content or {"fields": []}
    changed: dict[str, list[tuple[str, str]]] = {}
    for one in differences(before, detail.draft.content):
        if one.what in ("retired", "renamed", "kind_changed") or one.setting in FELT:
            changed.setdefault(one.field_id, []).append((one.what, one.setting))
    replaced = {item.get("replaces") for item in _items(detail.draft.content)}
    held = _with_columns(read(before, layout=layout_kinds()).fields)
    items = [one for one in held if one.id in changed]
    found = _found(code, detail.brief.application, detail.draft.content, items)
    return [
        Effect(
            what="replaced" if one.field_id in replaced else _gravest(changed[one.field_id]),
            settings=[setting for _, setting in changed[one.field_id] if setting],
            field=one,
        )
        for one in found
    ]


def _gravest(changes: list[tuple[str, str]]) -> str:
    whats = [what for what, _ in changes]
    order = ("retired", "kind_changed", "renamed", "changed")
    return next(what for what in order if what in whats)


def _found(
    code: str, application: str, content: Mapping[str, object], items: list[FieldDefinition]
) -> list[FieldUses]:
    searched = Searched(queries.form_id(code), code, application)
    others = list(definitions_around(searched))
    found = []
    for one in items:
        names = named(one)
        uses = [*_own(code, content, one, names)]
        uses += [
            Use(each.kind, each.code, each.name, place, each.is_draft)
            for each in others
            for place in places_of(each.content, names, is_own=each.is_own)
        ]
        found.append(FieldUses(one.id, one.code, dict(one.label), uses))
    return found


def _own(
    code: str, content: Mapping[str, object], field: FieldDefinition, names: Named
) -> Iterator[Use]:
    """Where other fields and the whole of the form itself name the field."""
    for item in _items(content):
        if item.get("id") == field.id:
            continue
        about = str(item.get("code"))
        label = cast("Text", item.get("label") or {})
        kept = {key: part for key, part in own_part(item).items() if key not in ("id", "label")}
        for place in places_of(kept, names, is_own=True):
            yield Use("field", about, label, place)
    whole = {key: content[key] for key in ("checks", "title") if key in content}
    for place in places_of(whole, names, is_own=True):
        yield Use("form", code, {}, place)


def _items(content: Mapping[str, object]) -> list[Item]:
    fields = content.get("fields")
    items = [one for one in fields if isinstance(one, Mapping)] if isinstance(fields, list) else []
    columns = [
        column
        for one in items
        for column in cast("list[Item]", one.get("columns") or [])
        if isinstance(column, Mapping)
    ]
    return [*items, *columns]


def _with_columns(items: tuple[FieldDefinition, ...]) -> list[FieldDefinition]:
    return [each for one in items for each in (one, *one.columns)]
