"""Records of a type: lists, groups, single records and what is done with them."""

from __future__ import annotations

from datetime import datetime

from ninja import Query, Router, Status

from gongdan.accounts.requests import Request, language_of
from gongdan.kernel.schemas import In
from gongdan.kernel.times import now
from gongdan.records import asking, linkage
from gongdan.records.commands import bin as recycling
from gongdan.records.commands import bulk, records
from gongdan.records.queries import detail, groups, lists, pages
from gongdan.records.queries import ids as matching
from gongdan.records.schemas.records import (
    CountOut,
    GroupsOut,
    IdsOut,
    LinkageIn,
    MatchesOut,
    OutcomesOut,
    RecordBulkIn,
    RecordChangeIn,
    RecordHistoryOut,
    RecordNewIn,
    RecordOut,
    RecordPageOut,
    RevealedOut,
    RevealIn,
    RowsOut,
    outcome_out,
)
from gongdan.records.viewing import looking_as

router = Router(tags=["records"])


class AskedIn(In):
    """A list: a condition as JSON, fields to sort by, words, columns; with whose eyes."""

    filter: str = ""
    sort: str = ""
    q: str = ""
    columns: str = ""
    deleted: bool = False
    view_as: int | None = None

    def asked(self, language: str) -> asking.Asked:
        """The list as values, for a reader of a language."""
        return asking.Asked(**self.model_dump(exclude={"view_as"}), language=language)


@router.get("/record-types/{code}/page", operation_id="records_get_page", response=RecordPageOut)
def get_page(request: Request, code: str, view_as: int | None = None) -> pages.RecordPage:
    """The type's form and what you may do with its records."""
    by = looking_as(view_as, record_type_code=code, by=request.actor)
    return pages.record_page(code, by=by)


@router.get("/record-types/{code}/records", operation_id="records_list", response=RowsOut)
def list_records(
    request: Request,
    code: str,
    asked: Query[AskedIn],
    cursor: str = "",
    limit: int = 50,
) -> lists.Page:
    """One page of records."""
    by = looking_as(asked.view_as, record_type_code=code, by=request.actor)
    wanted = asked.asked(language_of(request)).wanted()
    return lists.records(code, wanted, by=by, cursor=cursor, limit=max(limit, 1))


@router.get("/record-types/{code}/count", operation_id="records_count", response=CountOut)
def count_records(request: Request, code: str, asked: Query[AskedIn]) -> lists.Count:
    """How many records a list holds."""
    by = looking_as(asked.view_as, record_type_code=code, by=request.actor)
    return lists.count(code, asked.asked(language_of(request)).wanted(), by=by)


@router.get("/record-types/{code}/ids", operation_id="records_list_ids", response=IdsOut)
def list_ids(request: Request, code: str, asked: Query[AskedIn]) -> matching.Ids:
    """The records of a list by id, for what is done to all of them."""
    by = looking_as(asked.view_as, record_type_code=code, by=request.actor)
    return matching.ids(code, asked.asked(language_of(request)).wanted(), by=by)


@router.get("/record-types/{code}/groups", operation_id="records_group", response=GroupsOut)
def group_records(
    request: Request, code: str, asked: Query[AskedIn], by: str = "", of: str = ""
) -> GroupsOut:
    """Records grouped (``by=level,since:month``), with numbers (``of=sum:credit``)."""
    actor = looking_as(asked.view_as, record_type_code=code, by=request.actor)
    found = groups.groups(
        code,
        asked.asked(language_of(request)).wanted(),
        levels=asking.levels(by),
        measures=asking.measures(of),
        by=actor,
    )
    return GroupsOut.model_validate({"items": found})


@router.post(
    "/record-types/{code}/records", operation_id="records_create", response={201: RecordOut}
)
def create_record(request: Request, code: str, body: RecordNewIn) -> Status[detail.Detail]:
    """Make a record."""
    at = now()
    new = records.NewRecord(answers=body.answers, parameters=body.parameters)
    made = records.create(record_type=code, new=new, by=request.actor, at=at)
    return Status(201, _detail(request, code, made, at))


@router.get(
    "/record-types/{code}/records/{int:record_id}", operation_id="records_get", response=RecordOut
)
def get_record(
    request: Request, code: str, record_id: int, view_as: int | None = None
) -> detail.Detail:
    """One record with everything linked to it."""
    by = looking_as(view_as, record_type_code=code, by=request.actor)
    return detail.record(code, record_id, by=by, at=now(), language=language_of(request))


@router.put(
    "/record-types/{code}/records/{int:record_id}",
    operation_id="records_change",
    response=RecordOut,
)
def change_record(
    request: Request, code: str, record_id: int, body: RecordChangeIn
) -> detail.Detail:
    """Change answers of a record; what is not sent stays."""
    at = now()
    records.change(
        record_type=code,
        record_id=record_id,
        answers=body.answers,
        by=request.actor,
        at=at,
        rev=body.rev,
    )
    return _detail(request, code, record_id, at)


@router.delete(
    "/record-types/{code}/records/{int:record_id}",
    operation_id="records_delete",
    response={204: None},
)
def delete_record(request: Request, code: str, record_id: int, rev: int | None = None) -> None:
    """Put a record into the recycle bin."""
    recycling.delete(record_type=code, record_id=record_id, by=request.actor, at=now(), rev=rev)


@router.put(
    "/record-types/{code}/bin/{int:record_id}/restoration",
    operation_id="records_restore",
    response=RecordOut,
)
def restore_record(request: Request, code: str, record_id: int) -> detail.Detail:
    """Take a record out of the recycle bin."""
    at = now()
    recycling.restore(record_type=code, record_id=record_id, by=request.actor, at=at)
    return _detail(request, code, record_id, at)


@router.delete(
    "/record-types/{code}/bin/{int:record_id}",
    operation_id="records_purge",
    response={204: None},
)
def purge_record(request: Request, code: str, record_id: int) -> None:
    """Remove a record in the bin for good."""
    recycling.purge(record_type=code, record_id=record_id, by=request.actor, at=now())


@router.post(
    "/record-types/{code}/records/{int:record_id}/copies",
    operation_id="records_duplicate",
    response={201: RecordOut},
)
def duplicate_record(request: Request, code: str, record_id: int) -> Status[detail.Detail]:
    """Make a record like this one."""
    at = now()
    made = records.duplicate(record_type=code, record_id=record_id, by=request.actor, at=at)
    return Status(201, _detail(request, code, made, at))


@router.post(
    "/record-types/{code}/records/{int:record_id}/reveals",
    operation_id="records_reveal",
    response=RevealedOut,
)
def reveal(request: Request, code: str, record_id: int, body: RevealIn) -> RevealedOut:
    """Show a sensitive answer whole; that it was shown is kept."""
    value = records.reveal(
        record_type=code, record_id=record_id, field=body.field, by=request.actor, at=now()
    )
    return RevealedOut.model_validate({"value": value})


@router.get(
    "/record-types/{code}/records/{int:record_id}/history",
    operation_id="records_history",
    response=RecordHistoryOut,
)
def get_history(request: Request, code: str, record_id: int) -> RecordHistoryOut:
    """What happened to a record, newest first."""
    found = detail.history(
        code, record_id, by=request.actor, at=now(), language=language_of(request)
    )
    return RecordHistoryOut.model_validate({"items": found})


@router.post(
    "/record-types/{code}/bulk-changes",
    operation_id="records_bulk_change",
    response=OutcomesOut,
)
def bulk_change(request: Request, code: str, body: RecordBulkIn) -> OutcomesOut:
    """Change many records at once, or try it."""
    found = bulk.bulk_change(
        record_type=code,
        ids=body.ids,
        answers=body.answers,
        by=request.actor,
        at=now(),
        is_trial=body.is_trial,
    )
    return OutcomesOut(items=[outcome_out(one) for one in found])


@router.post("/record-types/{code}/linkage", operation_id="records_match", response=MatchesOut)
def match_records(request: Request, code: str, body: LinkageIn) -> MatchesOut:
    """The records that fit what is being filled in."""
    pairs = [(one.field, one.literal()) for one in body.match]
    found = linkage.matching(code, pairs, take=body.take, by=request.actor)
    return MatchesOut.model_validate({"items": found})


def _detail(request: Request, code: str, record_id: int, at: datetime) -> detail.Detail:
    by, language = request.actor, language_of(request)
    return detail.record(code, record_id, by=by, at=at, language=language)
