"""One version after another: option keys stay, kinds change only where answers remain true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongdan.forms.conversion import may_become
from gongdan.kernel.errors import Problem

Item = Mapping[str, object]


def succession_problems(before: Item, after: Item) -> list[Problem]:
    """What forbids a content to follow the version that holds."""
    known = {str(item.get("id")): item for _, item in items_of(before)}
    problems: list[Problem] = []
    for path, item in items_of(after):
        was = known.get(str(item.get("id")))
        if was is not None:
            problems += _kind_problems(was, item, path) + _option_problems(was, item, path)
        replaced = item.get("replaces")
        if replaced is not None:
            problems += _replacement_problems(known.get(str(replaced)), item, path)
    return problems


def removed_options(before: object, after: object, above: str = "") -> list[str]:
    """The keys that were there and are not any more, those of branches with the way to them."""
    now = {str(option.get("key")): option for option in _options(after)}
    gone: list[str] = []
    for option in _options(before):
        key = str(option.get("key"))
        if key not in now:
            gone.append(above + key)
            continue
        gone += removed_options(option.get("children"), now[key].get("children"), f"{above}{key}/")
    return gone


def kept_options(before: object, after: object) -> list[dict[str, object]]:
    """The options as they come, with those that are gone out of use behind them."""
    now = [dict(option) for option in _options(after)]
    there = {option.get("key"): option for option in now}
    for option in _options(before):
        held = there.get(option.get("key"))
        if held is None:
            now.append({**option, "is_active": False})
        elif option.get("children"):
            held["children"] = kept_options(option["children"], held.get("children"))
    return now


def with_kept_options(before: Item, after: dict[str, object]) -> dict[str, object]:
    """A content that goes back behind options: none vanishes, for answers may name them."""
    known = {str(item.get("id")): item for _, item in items_of(before)}
    return {**after, "fields": [_kept(item, known) for item in _options(after.get("fields"))]}


def with_aliases(before: Item | None, after: dict[str, object]) -> dict[str, object]:
    """The content, every field whose code is new with the old one among its aliases."""
    if before is None or not isinstance(after.get("fields"), list):
        return after
    codes = {str(item.get("id")): str(item.get("code")) for _, item in items_of(before)}
    taken = {str(item.get("code")) for _, item in items_of(after)}
    items = [_with_alias(item, codes, taken) for item in _options(after["fields"])]
    rest = after["fields"] if isinstance(after["fields"], list) else []
    return {**after, "fields": items if len(items) == len(rest) else rest}


def items_of(content: Item) -> Iterator[tuple[str, Item]]:
    """Every field and every column with its place."""
    for index, item in enumerate(_options(content.get("fields"))):
        yield f"fields.{index}", item
        for number, column in enumerate(_options(item.get("columns"))):
            yield f"fields.{index}.columns.{number}", column


def _kept(item: Item, known: Mapping[str, Item]) -> dict[str, object]:
    made, was = dict(item), known.get(str(item.get("id")), {})
    for setting in ("options", "tree"):
        if isinstance(made.get(setting), list):
            made[setting] = kept_options(was.get(setting), made[setting])
    if isinstance(made.get("columns"), list):
        made["columns"] = [_kept(column, known) for column in _options(made["columns"])]
    return made


def _with_alias(item: Item, codes: Mapping[str, str], taken: set[str]) -> Item:
    old = codes.get(str(item.get("id")))
    known = item.get("aliases")
    aliases = list(known) if isinstance(known, list) else []
    if old is None or old in (item.get("code"), *aliases) or old in taken:
        return item
    return {**item, "aliases": [*aliases, old]}


def _kind_problems(was: Item, item: Item, path: str) -> list[Problem]:
    before, after = str(was.get("kind")), str(item.get("kind"))
    way = may_become(before, after)
    if way in ("same", "in_place"):
        return []
    code = "forms.kind_needs_new_field" if way == "convert" else "forms.kind_changed"
    return [Problem(path=f"{path}.kind", code=code, before=before, kind=after)]


def _option_problems(was: Item, item: Item, path: str) -> list[Problem]:
    for setting in ("options", "tree"):
        gone = removed_options(was.get(setting), item.get(setting))
        is_moved = bool(item.get("dictionary") or item.get("source"))
        if gone and not is_moved:
            facts = {"options": ", ".join(gone)}
            return [Problem(path=f"{path}.{setting}", code="forms.option_removed", **facts)]
    return []


def _replacement_problems(was: Item | None, item: Item, path: str) -> list[Problem]:
    if was is None:
        return []
    before, after = str(was.get("kind")), str(item.get("kind"))
    if may_become(before, after) != "forbidden":
        return []
    return [Problem(path=f"{path}.replaces", code="forms.kind_changed", before=before, kind=after)]


def _options(value: object) -> list[Item]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
