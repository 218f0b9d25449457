"""Addresses of imports."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.channels.commands import imports as commands
from gongdan.channels.commands.profiles import save_profile
from gongdan.channels.queries import imports as queries
from gongdan.channels.queries.imports import ProfileValue, RunBrief, RunValue
from gongdan.channels.schemas.imports import (
    ImportBriefOut,
    ImportIn,
    ImportOut,
    MappingIn,
    ProfileIn,
    ProfileOut,
)
from gongdan.kernel.times import now

router = Router(tags=["imports"])


@router.get("/imports", operation_id="channels_list_imports", response=list[ImportBriefOut])
def list_imports(request: Request) -> list[RunBrief]:
    """The newest imports."""
    return queries.runs(by=request.actor)


@router.post("/imports", operation_id="channels_begin_import", response={201: ImportOut})
def begin_import(request: Request, body: ImportIn) -> Status[RunValue]:
    """Give an uploaded file to be imported; the answer says what it seems to hold."""
    new = commands.NewImport(**body.model_dump())
    run = commands.begin(new=new, by=request.actor, at=now())
    return Status(201, queries.run_value(run))


@router.get("/imports/{int:run_id}", operation_id="channels_get_import", response=ImportOut)
def get_import(request: Request, run_id: int) -> RunValue:
    """One import, with its progress and problems."""
    return queries.run(run_id, by=request.actor)


@router.put("/imports/{int:run_id}/mapping", operation_id="channels_map_import", response=ImportOut)
def map_import(request: Request, run_id: int, body: MappingIn) -> RunValue:
    """Say what the columns stand for."""
    run = commands.map_columns(
        run_id=run_id,
        content=body.content,
        profile_key=body.profile,
        by=request.actor,
        at=now(),
    )
    return queries.run_value(run)


@router.post(
    "/imports/{int:run_id}/trial", operation_id="channels_try_import", response={202: ImportOut}
)
def try_import(request: Request, run_id: int) -> Status[RunValue]:
    """Have the whole file tried without keeping anything."""
    run = commands.ask_check(run_id=run_id, by=request.actor, at=now())
    return Status(202, queries.run_value(run))


@router.post(
    "/imports/{int:run_id}/run", operation_id="channels_run_import", response={202: ImportOut}
)
def run_import(request: Request, run_id: int) -> Status[RunValue]:
    """Start it, or let it go on."""
    run = commands.ask_run(run_id=run_id, by=request.actor, at=now())
    return Status(202, queries.run_value(run))


@router.put(
    "/imports/{int:run_id}/cancellation",
    operation_id="channels_cancel_import",
    response=ImportOut,
)
def cancel_import(request: Request, run_id: int) -> RunValue:
    """Stop it; what was kept stays."""
    run = commands.cancel(run_id=run_id, by=request.actor, at=now())
    return queries.run_value(run)


@router.get("/imports/{int:run_id}/rejected", operation_id="channels_rejected_rows")
def rejected_rows(request: Request, run_id: int) -> StreamingHttpResponse:
    """The rows that did not go in, each with its reason, as CSV."""
    lines = queries.rejected_lines(run_id, by=request.actor)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rejected-{run_id}.csv"'
    return response


@router.get("/import-profiles", operation_id="channels_list_profiles", response=list[ProfileOut])
def list_profiles(request: Request) -> list[ProfileValue]:
    """The mappings that are kept."""
    return queries.profiles(by=request.actor)


@router.put(
    "/import-profiles/{slug:key}", operation_id="channels_save_profile", response=ProfileOut
)
def put_profile(request: Request, key: str, body: ProfileIn) -> ProfileValue:
    """Keep a mapping under a name."""
    save_profile(key=key, name=body.name, content=body.content, by=request.actor, at=now())
    return queries.profile(key)
