"""Several options made one: in the definition, and in the answers that chose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from gongdan.forms.definition import Answers, FormDefinition, Json

Item = Mapping[str, object]


def merge_options(content: Item, *, field_id: str, keys: Sequence[str]) -> dict[str, object]:
    """The content with options of a field out of use, because another takes their place."""
    items = cast("list[Item]", content["fields"])
    return {**content, "fields": [_merged(item, field_id, keys) for item in items]}


def out_of_use(options: Sequence[Item], keys: Sequence[str]) -> list[Item]:
    """The options, those of these keys no longer to be chosen."""
    return [{**one, "is_active": False} if one.get("key") in keys else one for one in options]


def merged_answers(
    form: FormDefinition, answers: Mapping[str, Json], *, field_id: str, merged: Mapping[str, str]
) -> Answers | None:
    """The answers with other keys for those merged, in columns too; nothing if none was chosen."""
    changed: Answers = dict(answers)
    for item in form.fields:
        value = answers.get(item.id)
        if value is None:
            continue
        if item.id == field_id:
            changed[item.id] = _other_key(value, merged)
        elif any(column.id == field_id for column in item.columns):
            changed[item.id] = _other_rows(value, field_id, merged)
    return changed if changed != dict(answers) else None


def _merged(item: Item, field_id: str, keys: Sequence[str]) -> Item:
    if item.get("id") == field_id and isinstance(item.get("options"), list):
        return {**item, "options": out_of_use(cast("list[Item]", item["options"]), keys)}
    if not isinstance(item.get("columns"), list):
        return item
    columns = cast("list[Item]", item["columns"])
    return {**item, "columns": [_merged(column, field_id, keys) for column in columns]}


def _other_rows(rows: Json, field_id: str, merged: Mapping[str, str]) -> Json:
    if not isinstance(rows, list):
        return rows
    return [
        {**row, field_id: _other_key(row[field_id], merged)}
        if isinstance(row, dict) and field_id in row
        else row
        for row in rows
    ]


def _other_key(value: Json, merged: Mapping[str, str]) -> Json:
    if isinstance(value, str):
        return merged.get(value, value)
    if isinstance(value, list):
        keys = [merged.get(one, one) if isinstance(one, str) else one for one in value]
        return [key for place, key in enumerate(keys) if key not in keys[:place]]
    return value
