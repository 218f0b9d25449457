"""Which settings of a field name fields of its own form, and which those of another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

Item = Mapping[str, object]
# What a field that is bound to records says of the records' own fields.
OF_RECORDS = ("filter", "shows")


def own_part(item: Item) -> dict[str, object]:
    """A field without what names fields of other forms."""
    kept = {key: value for key, value in item.items() if key != "columns"}
    if "record_type" in item:
        kept = {key: value for key, value in kept.items() if key not in OF_RECORDS}
        kept["form"] = _of_form(item.get("filter"))
    if isinstance(item.get("source"), Mapping):
        del kept["source"]
    if item.get("kind") == "lookup":
        kept.pop("take", None)
    if isinstance(item.get("over"), Mapping):
        kept = {key: kept[key] for key in kept if key not in ("over", "column", "filter")}
    if _is_linkage(item.get("default")):
        kept["default"] = [_equals(one) for one in _matches(item)]
    return kept


def parts_across(
    items: Collection[Item], *, record_types: Collection[str], form: str
) -> Iterator[tuple[int, dict[str, object]]]:
    """What fields of one form say of another's: their place, and the settings that name it."""
    bound = [one for one in items if one.get("record_type") in record_types]
    links = {str(name) for one in bound for name in (one.get("code"), one.get("id"))}
    for place, one in enumerate(items):
        part = {key: one[key] for key in OF_RECORDS if key in one} if one in bound else {}
        if one.get("kind") == "lookup" and one.get("link") in links:
            part["take"] = one.get("take")
        part |= _of_default(one, record_types) | _of_source(one, record_types)
        over = one.get("over")
        if isinstance(over, Mapping) and over.get("form") == form:
            part |= {key: one[key] for key in ("column", "filter") if key in one}
            part["link"] = over.get("link")
        if part:
            yield place, part


def _of_default(item: Item, record_types: Collection[str]) -> dict[str, object]:
    default = item.get("default")
    if not _is_linkage(default) or not isinstance(default, Mapping):
        return {}
    if default.get("record_type") not in record_types:
        return {}
    fields = [one.get("field") for one in _matches(item)]
    return {"match": fields, "take": default.get("take")}


def _of_source(item: Item, record_types: Collection[str]) -> dict[str, object]:
    source = item.get("source")
    if not isinstance(source, Mapping) or source.get("record_type") not in record_types:
        return {}
    return {"label": source.get("label")}


def _is_linkage(default: object) -> bool:
    return isinstance(default, Mapping) and default.get("by") == "linkage"


def _matches(item: Item) -> list[Item]:
    default = item.get("default")
    match = default.get("match") if isinstance(default, Mapping) else None
    return [one for one in match if isinstance(one, Mapping)] if isinstance(match, list) else []


def _equals(match: Item) -> object:
    return match.get("equals")


def _of_form(node: object) -> list[object]:
    """The names of the own form in the condition on another's records: ``form.<code>``."""
    if isinstance(node, list):
        return [name for part in node for name in _of_form(part)]
    if not isinstance(node, Mapping):
        return []
    name = node.get("field")
    if isinstance(name, str) and name.startswith("form."):
        return [{"field": name.removeprefix("form.")}]
    return [found for part in node.values() for found in _of_form(part)]
