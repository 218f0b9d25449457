"""The answer of a field as that of the one that replaces it, in SQL: where both are plain enough.

The Python conversion is the law; this reads the same from answers that are not copied yet, or
nothing, so that filters, sorts and sums need not wait for the copying.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from gongdan.forms.definition import FieldDefinition

Cast = Callable[[FieldDefinition, FieldDefinition], str | None]
BOUNDS: Final = ("min", "max", "step", "percent")
WORDS: Final = ("min_length", "pattern", "format", "case")
LOOKS: Final = ("unit", "percent", "thousands")
LONGEST_NUMBER: Final = 40
LARGEST: Final = Decimal(10) ** 15


def cast_sql(before: FieldDefinition, after: FieldDefinition) -> str | None:
    """How ``after`` is read from an answer to ``before`` in ``r.data``; nothing where it cannot."""
    write = CASTS.get((_group(before), _group(after)))
    return write(before, after) if write is not None else None


def _group(one: FieldDefinition) -> str:
    return {"textarea": "text", "serial": "text"}.get(one.kind, one.kind)


def _said(before: FieldDefinition) -> str:
    return f"(r.data ->> '{before.id}')"


def _number_of_text(before: FieldDefinition, after: FieldDefinition) -> str | None:
    if _has(after, BOUNDS):
        return None
    said, scale = _said(before), after.whole("scale", 0)
    decimals = f"(\\.[0-9]{{1,{scale}}})?" if scale else ""
    return f"CASE WHEN {said} ~ '^-?[0-9]{{1,15}}{decimals}$' THEN {said}::numeric END"


def _text_of_number(before: FieldDefinition, after: FieldDefinition) -> str | None:
    return None if _has(before, LOOKS) else _same_words(before, after)


def _amount(before: FieldDefinition, after: FieldDefinition) -> str | None:
    if _has(after, BOUNDS):
        return None
    read = f"public.field_number(r.data, '{before.id}')"
    fits = f"scale(trim_scale({read})) <= {after.whole('scale', 0)}"
    return f"CASE WHEN {fits} AND abs({read}) < {LARGEST} THEN {read} END"


def _day_of_text(before: FieldDefinition, after: FieldDefinition) -> str | None:
    if _has(after, ("min", "max", "business_days_only")):
        return None
    said = _said(before)
    year, month = f"substr({said}, 1, 4)::int", f"substr({said}, 6, 2)::int"
    first = f"make_date({year}, {month}, 1)"
    last = f"extract(day FROM {first} + interval '1 month - 1 day')"
    day = f"substr({said}, 9, 2)::int"
    looks = f"{said} ~ '^[12][0-9]{{3}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'"
    return (
        f"CASE WHEN {looks} THEN CASE WHEN {day} <= {last}"
        f" THEN make_date({year}, {month}, {day}) END END"
    )


def _same_words(before: FieldDefinition, after: FieldDefinition) -> str | None:
    is_short = after.whole("max_length", LONGEST_NUMBER) < LONGEST_NUMBER
    return None if is_short or _has(after, WORDS) else _said(before)


def _listed(before: FieldDefinition, after: FieldDefinition) -> str | None:
    chosen = _chosen(_said(before), after)
    return f"CASE WHEN {chosen} IS NOT NULL THEN ARRAY[{chosen}] END" if chosen else None


def _first(before: FieldDefinition, after: FieldDefinition) -> str | None:
    return _chosen(f"(r.data -> '{before.id}' ->> 0)", after)


def _option_of_words(before: FieldDefinition, after: FieldDefinition) -> str | None:
    """Written exactly like an option's name or key."""
    named: dict[str, set[str]] = {}
    for option in _options(after):
        key, label = str(option["key"]), option.get("label")
        names = label.values() if isinstance(label, Mapping) else []
        for name in (*names, key):
            named.setdefault(str(name), set()).add(key)
    pairs = [
        f"WHEN {_quoted(name)} THEN {_quoted(*keys)}"
        for name, keys in named.items()
        if name and len(keys) == 1
    ]
    return f"CASE {_said(before)} {' '.join(pairs)} END" if pairs else None


def _chosen(said: str, after: FieldDefinition) -> str | None:
    """A key that is still an option in use."""
    keys = ", ".join(_quoted(str(option["key"])) for option in _options(after))
    return f"CASE WHEN {said} IN ({keys}) THEN {said} END" if keys else None


def _options(one: FieldDefinition) -> list[Mapping[str, object]]:
    if _has(one, ("dictionary", "source", "depends_on", "min_count", "max_count", "other")):
        return []
    given = one.settings.get("options")
    options = [each for each in given if isinstance(each, Mapping)] if given else []  # type: ignore[attr-defined]
    return [each for each in options if each.get("is_active", True) and "%" not in str(each)]


def _person(before: FieldDefinition, after: FieldDefinition) -> str | None:
    read = f"public.field_number(r.data, '{before.id}')"
    is_plain = not _has(after, ("within", "max_count"))
    return f"CASE WHEN {read} IS NOT NULL THEN ARRAY[{read}] END" if is_plain else None


def _first_person(before: FieldDefinition, after: FieldDefinition) -> str | None:
    return None if _has(after, ("within",)) else f"(r.data -> '{before.id}' ->> 0)::numeric"


def _has(one: FieldDefinition, names: tuple[str, ...]) -> bool:
    said = (one.settings.get(name) for name in names)
    return any(value is not None and value is not False and value != "" for value in said)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


CASTS: Final[Mapping[tuple[str, str], Cast]] = {
    ("text", "number"): _number_of_text,
    ("number", "text"): _text_of_number,
    ("money", "number"): _amount,
    ("text", "date"): _day_of_text,
    ("date", "text"): _same_words,
    ("month", "text"): _same_words,
    ("text", "select"): _option_of_words,
    ("select", "multiselect"): _listed,
    ("multiselect", "select"): _first,
    ("member", "members"): _person,
    ("members", "member"): _first_person,
    ("department", "departments"): _person,
    ("departments", "department"): _first_person,
}
