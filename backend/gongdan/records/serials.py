"""Serial fields: which series each belongs to, and the numbers given when a form is submitted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import cast

from gongdan.forms.definition import FieldDefinition
from gongdan.records.apart import Layout
from gongdan.records.numbers import Series, next_of

LONGEST_SCOPE = 80


def with_serials(
    layout: Layout, answers: Mapping[str, object], *, at: datetime
) -> Mapping[str, object]:
    """The answers with a number in every serial field that has none; gap-free ones come last."""
    missing = [one for one in layout.serials if not answers.get(one.id)]
    if not missing:
        return answers
    series = {one.id: series_of(one, layout, answers) for one in missing}
    order = sorted(missing, key=lambda one: series[one.id].is_gapless)
    given = {one.id: next_of(series[one.id], at=at)[0] for one in order}
    return {**answers, **given}


def series_of(one: FieldDefinition, layout: Layout, answers: Mapping[str, object]) -> Series:
    """The series of a serial field for these answers."""
    codes = cast("list[str]", one.settings.get("within") or [])
    within = [answers.get(layout.ids.get(code, code)) for code in codes]
    return Series(
        pattern=str(one.settings.get("pattern", "{seq:6}")),
        rule=one.id,
        scope=_scope(within),
        reset=cast("str | None", one.settings.get("reset")),
        is_gapless=one.settings.get("gapless") is True,
    )


def _scope(within: list[object]) -> str:
    if not within:
        return ""
    text = json.dumps(within, sort_keys=True, ensure_ascii=False)
    if len(text) <= LONGEST_SCOPE:
        return text
    return hashlib.sha256(text.encode()).hexdigest()
