"""The indexes of a form."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.records.queries import indexes
from gongdan.records.schemas.indexes import IndexesOut

router = Router(tags=["records"])


@router.get("/forms/{code}/indexes", operation_id="records_form_indexes", response=IndexesOut)
def form_indexes(request: Request, code: str) -> indexes.IndexesValue:
    """Which fields have an index, how it is getting on, what it costs, which would help."""
    return indexes.form_indexes(code, by=request.actor)
