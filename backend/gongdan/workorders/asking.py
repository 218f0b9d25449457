"""What the buttons of a step ask for: words, files, a signature, answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from gongdan.files.commands import attach
from gongdan.flows.errors import SomethingMissing
from gongdan.flows.human import Human
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.workorders.change import Change
from gongdan.workorders.commands.details import apply_answers
from gongdan.workorders.errors import ButtonOff, ReasonNeeded
from gongdan.workorders.events import DetailsChanged
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowTask
from gongdan.workorders.step_rights import required_in

EMPTY: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody brings when they press a button."""

    comment: str = ""
    attachment_ids: Sequence[UUID] = ()
    signature_id: UUID | None = None
    answers: Mapping[str, object] = field(default_factory=dict)


def press(this: Change, row: FlowTask, act: str, given: Given) -> None:
    """Refuse what the step does not offer or what lacks something; keep what is brought."""
    step = this.run.human(row.step)
    if step is None:
        return
    button = step.button_for(act)
    if button.is_off:
        raise ButtonOff(act=act)
    _require_needs(step, button.needs, given)
    _keep_files(this, row, given)
    if given.answers:
        this.note(DetailsChanged(changes=apply_answers(this, given.answers)))
        # Which branch comes next may depend on what was just answered.
        this.run.facts = this.facts()
    if act in ("complete", "approve"):
        _require_answers(this, step)


def _require_needs(step: Human, needs: Sequence[str], given: Given) -> None:
    if "comment" in needs and not given.comment.strip():
        raise ReasonNeeded()
    has = {"attachment": bool(given.attachment_ids), "signature": given.signature_id is not None}
    missing = [need for need in needs if not has.get(need, True)]
    if missing:
        raise SomethingMissing(step=step.key, missing=missing)


def _keep_files(this: Change, row: FlowTask, given: Given) -> None:
    signature = [given.signature_id] if given.signature_id is not None else []
    ids = [*given.attachment_ids, *signature]
    if ids:
        attach(ids=ids, subject=subject(this.order), is_internal=True, by=this.by, at=this.at)
    if signature:
        row.signature_id = given.signature_id
        row.save(update_fields=["signature_id"])


def _require_answers(this: Change, step: Human) -> None:
    asked = set(required_in(step))
    if not asked:
        return
    empty = [
        path for one in this.form.fields for path in _empty(one, this.answers.get(one.id), asked)
    ]
    if empty:
        problems = [Problem(path=f"answers.{path}", code="forms.required") for path in empty]
        raise InvalidInput(problems=problems)


def _empty(one: FieldDefinition, value: object, asked: set[str]) -> list[str]:
    """Where an answer is missing that the step asks for, in the rows of a sub-table too."""
    if one.code in asked and value in EMPTY:
        return [one.id]
    rows = value if one.columns and isinstance(value, list) else []
    wanted = [column.id for column in one.columns if f"{one.code}.{column.code}" in asked]
    return [
        f"{one.id}.{index}.{key}"
        for index, row in enumerate(rows)
        for key in wanted
        if row.get(key) in EMPTY
    ]
