"""What a signature stands under: a digest of the answers as they were when it was given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from gongdan.forms.definition import Answers, FormDefinition, Json

SIGNATURE = "signature"
DIGEST = "sha256"


def unsigned(value: Mapping[str, Json]) -> dict[str, Json]:
    """A signature with the digest of nothing but itself, before the form is complete."""
    return {**value, DIGEST: _digest(value)}


def signed(form: FormDefinition, answers: Answers, stored: Mapping[str, Json]) -> Answers:
    """The answers, every fresh signature with the digest of all that it stands under."""
    fresh = [
        item.id
        for item in form.fields
        if item.kind == SIGNATURE and item.id in answers and answers[item.id] != stored.get(item.id)
    ]
    return {**answers, **{key: _sealed(form, answers, key) for key in fresh}}


def is_intact(form: FormDefinition, answers: Mapping[str, Json], field_id: str) -> bool:
    """Whether the answers are still those that were signed."""
    value = answers.get(field_id)
    return isinstance(value, dict) and value == _sealed(form, answers, field_id)


def _sealed(form: FormDefinition, answers: Mapping[str, Json], field_id: str) -> Json:
    value = answers[field_id]
    own = {k: v for k, v in value.items() if k != DIGEST} if isinstance(value, dict) else {}
    others = {
        item.id: answers[item.id]
        for item in form.fields
        if item.kind != SIGNATURE and item.id in answers
    }
    return {**own, DIGEST: _digest({"signature": own, "answers": others})}


def _digest(value: Mapping[str, Json]) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
