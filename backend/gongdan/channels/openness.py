"""What of a form somebody may fill in who has nothing but its link."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from gongdan.catalog import strangers
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.errors import Problem

KINDS = strangers.KINDS | {"address", "location", "richtext", "subtable"}
LAYOUT = frozenset({"section", "tab", "description", "divider", "spacer"})
# Defaults that would tell a stranger something, or that ask who fills in.
ASKING = frozenset({"linkage", "previous", "current_person", "current_department"})
REQUESTER = "requester"
Content = Mapping[str, object]


def unfit(form: FormVersionValue, chosen: Collection[str]) -> list[Problem]:
    """Why these fields cannot be asked by a link: unknown, not for strangers, or one is missing."""
    known = {one.id: one for one in form.fields}
    raw = _raw(form)
    strange = [
        Problem(path="fields", code="channels.field_not_for_links", field=known[key].code)
        for key in chosen
        if key in known and not _is_fit(known[key], raw.get(key, {}))
    ]
    unknown = [
        Problem(path="fields", code="forms.unknown_field", field=key)
        for key in chosen
        if key not in known and raw.get(key, {}).get("kind") not in LAYOUT
    ]
    return (
        strange
        + unknown
        + [
            Problem(path="fields", code="channels.required_not_asked", field=one.code)
            for one in missing(form, chosen)
        ]
    )


def missing(form: FormVersionValue, chosen: Collection[str]) -> list[FieldDefinition]:
    """What the form cannot do without and the link does not ask."""
    asked = {one.id for one in opened(form, chosen)}
    return [one for one in form.fields if one.is_required and one.id not in asked]


def opened(form: FormVersionValue, chosen: Collection[str]) -> list[FieldDefinition]:
    """The fields of a link that this version still lets a stranger fill in."""
    raw = _raw(form)
    return [one for one in form.fields if one.id in chosen and _is_fit(one, raw.get(one.id, {}))]


def fit(form: FormVersionValue) -> set[str]:
    """The ids of all fields that a link may ask."""
    return {one.id for one in opened(form, {one.id for one in form.fields})}


def content_of(form: FormVersionValue, chosen: Collection[str]) -> dict[str, object]:
    """The form as its link shows it: the chosen fields and what orders them, nothing else."""
    asked = {one.id for one in opened(form, chosen)}
    kept = [
        {name: value for name, value in item.items() if name not in ("access", "aliases")}
        for item in _items(form.content)
        if item.get("id") in asked or item.get("kind") in LAYOUT
    ]
    return {"format": 1, "fields": kept, "checks": form.content.get("checks", [])}


def _is_fit(one: FieldDefinition, raw: Content) -> bool:
    rule = one.default_by or {}
    level = one.access.get(REQUESTER, "edit")
    return (
        one.kind in KINDS
        and level == "edit"
        and not any(one.settings.get(name) for name in strangers.ASKED)
        and rule.get("by") not in ASKING
        and not any(node.get("op") == "lookup" for node in _nodes(raw))
        and all(_is_fit(column, {}) for column in one.columns)
    )


def _nodes(value: object) -> Iterator[Content]:
    if isinstance(value, Mapping):
        yield value
        for part in value.values():
            yield from _nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from _nodes(part)


def _raw(form: FormVersionValue) -> dict[str, Content]:
    return {str(item.get("id")): item for item in _items(form.content)}


def _items(content: Content) -> list[Content]:
    fields = content.get("fields")
    return [one for one in fields if isinstance(one, Mapping)] if isinstance(fields, list) else []
