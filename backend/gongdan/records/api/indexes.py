"""What is done with all records of a form: indexes, and going through them for one field."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.catalog.queries.record_types import record_type
from gongdan.forms import queries as forms
from gongdan.kernel.times import now
from gongdan.records.commands import fieldwork
from gongdan.records.queries import indexes
from gongdan.records.schemas.indexes import FieldWorkOut, IndexesOut, OptionMergeIn

router = Router(tags=["records"])


@router.get("/forms/{code}/indexes", operation_id="records_form_indexes", response=IndexesOut)
def form_indexes(request: Request, code: str) -> indexes.IndexesValue:
    """Which fields have an index, how it is getting on, what it costs, which would help."""
    return indexes.form_indexes(code, by=request.actor)


@router.get(
    "/forms/{code}/field-works", operation_id="records_form_works", response=list[FieldWorkOut]
)
def form_works(request: Request, code: str) -> list[indexes.FieldWorkValue]:
    """What the form's records were gone through for, and what came of it."""
    return indexes.form_works(code, by=request.actor)


@router.post(
    "/record-types/{code}/option-merges",
    operation_id="records_merge_options",
    response={202: list[FieldWorkOut]},
)
def merge_options(
    request: Request, code: str, body: OptionMergeIn
) -> Status[list[indexes.FieldWorkValue]]:
    """Put one option in the place of others in every record; a worker does it."""
    fieldwork.merge_options(
        record_type_code=code,
        field=body.field,
        keys=body.keys,
        into=body.into,
        by=request.actor,
        at=now(),
    )
    form = forms.form_code(record_type(code).form_id)
    return Status(202, indexes.form_works(form, by=request.actor))
