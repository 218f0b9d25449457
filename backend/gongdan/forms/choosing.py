"""Options to choose from: which there are, which may be chosen now, what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import Ask, CleanContext, said
from gongdan.forms.written import folded
from gongdan.kernel.errors import Problem

Option = Mapping[str, object]
OTHER = "other:"
LONGEST_OTHER = 200
SEPARATORS = "、,，;；/\n\t"


def options_of(definition: FieldDefinition) -> list[Option]:
    """The options in order, those out of use too."""
    return cast("list[Option]", definition.settings.get("options") or [])


def active_keys(definition: FieldDefinition) -> list[str]:
    """The keys of options in use."""
    return [str(o["key"]) for o in options_of(definition) if o.get("is_active", True) is True]


def choosable_keys(definition: FieldDefinition, context: CleanContext) -> list[str]:
    """The keys that may be chosen, given the answer of the field they depend on."""
    above = definition.settings.get("depends_on")
    keys = active_keys(definition)
    if not isinstance(above, str):
        return keys
    chosen = context.form.values.get(above)
    chosen_keys = (
        {chosen} if isinstance(chosen, str) else set(cast("tuple[str, ...]", chosen or ()))
    )
    fitting = {
        str(option["key"])
        for option in options_of(definition)
        if not option.get("when") or chosen_keys & set(cast("list[str]", option["when"]))
    }
    return [key for key in keys if key in fitting]


def choice(value: object, definition: FieldDefinition, context: CleanContext) -> str | Problem:
    """One chosen key, or ``other:`` with a person's own words where the field takes them."""
    wrong = definition.problem("forms.not_an_option")
    if not isinstance(value, str) or len(value) > LONGEST_OTHER + len(OTHER):
        return wrong
    if takes_other(definition) and value.startswith(OTHER):
        return _other(value.removeprefix(OTHER), definition, context) or wrong
    source = definition.settings.get("source")
    if isinstance(source, Mapping):
        is_id = value.isascii() and value.isdigit() and not value.startswith("0")
        found = context.records.exists(str(source["record_type"]), [int(value)]) if is_id else ()
        return value if found else wrong
    return value if value in choosable_keys(definition, context) else wrong


def takes_other(definition: FieldDefinition) -> bool:
    """Whether people may answer in their own words."""
    return definition.settings.get("other") is True


def label_of(definition: FieldDefinition, key: str, language: str) -> str:
    """What an option is called; its key when it is gone."""
    if key.startswith(OTHER):
        return key.removeprefix(OTHER)
    labels = {str(option["key"]): option["label"] for option in options_of(definition)}
    return said(labels[key], language) if key in labels else key


def names_of(definition: FieldDefinition, keys: list[Json]) -> str:
    """What options are called in every language, and words of people's own."""
    labels = [option["label"] for option in options_of(definition) if option["key"] in keys]
    own = [key.removeprefix(OTHER) for key in map(str, keys) if key.startswith(OTHER)]
    names = [name for label in labels if isinstance(label, Mapping) for name in label.values()]
    return " ".join([*names, *own])


def key_of(words: str, definition: FieldDefinition) -> str | None:
    """The option that a label in any language, or a key, means; one in use before others."""
    wanted = folded(words)
    ranked = sorted(options_of(definition), key=lambda one: one.get("is_active", True) is not True)
    for option in ranked:
        if wanted in _labels(option):
            return str(option["key"])
    keys = [str(option["key"]) for option in ranked]
    return words.strip() if words.strip() in keys else None


def said_choice(words: str, definition: FieldDefinition) -> str:
    """A key out of a person's words; words that are no option stay, or are their own."""
    key = key_of(words, definition)
    if key is not None:
        return key
    return OTHER + words.strip() if takes_other(definition) else words.strip()


def said_choices(text: str, definition: FieldDefinition) -> list[str]:
    """Several keys out of a cell; a label may hold what usually stands between labels."""
    labels = sorted(
        {label for option in options_of(definition) for label in _labels(option)},
        key=len,
        reverse=True,
    )
    found: list[str] = []
    rest = text.strip()
    while rest:
        words, rest = _first(rest, labels)
        found.append(said_choice(words, definition))
        rest = rest.lstrip(SEPARATORS + " ")
    return found


def options_problems(definition: FieldDefinition) -> list[Problem]:
    """Something can be chosen, from one place, and what depends on another field says on what."""
    ways = [name for name in ("options", "dictionary", "source") if definition.settings.get(name)]
    if not ways:
        return [Problem(path="options", code="forms.no_options")]
    if "source" in ways and len(ways) > 1:
        return [Problem(path="source", code="forms.setting_malformed", setting="source")]
    if "options" in ways and not active_keys(definition):
        return [Problem(path="options", code="forms.no_options")]
    return []


def dependence(definition: FieldDefinition) -> list[Ask]:
    """The field whose answer limits the options."""
    above = definition.settings.get("depends_on")
    kinds = ("select", "multiselect")
    return [Ask("depends_on", above, kinds)] if isinstance(above, str) else []


def schema_of(definition: FieldDefinition) -> dict[str, object]:
    """The JSON schema of one chosen key."""
    if definition.settings.get("source"):
        return {"type": "string", "pattern": "^([1-9][0-9]*|other:.+)$"}
    keys: dict[str, object] = {"type": "string", "enum": active_keys(definition)}
    if not takes_other(definition):
        return keys
    return {"anyOf": [keys, {"type": "string", "pattern": f"^{OTHER}"}]}


def _other(words: str, definition: FieldDefinition, context: CleanContext) -> str | None:
    """Own words; those that name an option mean that option."""
    text = " ".join(words.split())
    if not text or any(letter in text for letter in "\n\t") or not text.isprintable():
        return None
    key = key_of(text, definition)
    if key is not None:
        return key if key in choosable_keys(definition, context) else None
    return OTHER + text


def _labels(option: Option) -> Sequence[str]:
    label = option.get("label")
    return [folded(name) for name in label.values()] if isinstance(label, Mapping) else []


def _first(text: str, labels: Sequence[str]) -> tuple[str, str]:
    """The first answer of a list and the rest: the longest label that fits, else up to a break."""
    for label in labels:
        head, rest = text[: len(label)], text[len(label) :].lstrip(" ")
        if label and folded(head) == label and (not rest or rest[0] in SEPARATORS):
            return head, rest
    breaks = [place for place in map(text.find, SEPARATORS) if place >= 0]
    end = min(breaks, default=len(text))
    return text[:end], text[end:]


def parted(text: str) -> list[str]:
    """Names in a cell, one after another."""
    for separator in SEPARATORS:
        text = text.replace(separator, "\n")
    return [name.strip() for name in text.splitlines() if name.strip()]
