"""A small API behind the real edge, and the addresses the tests mount it at."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.db import transaction
from django.urls import include, path
from ninja import File, Query, Router
from ninja.files import UploadedFile
from ninja.responses import Status
from pydantic import Field

from gongdan.accounts.requests import Request
from gongdan.audit import commands as audit
from gongdan.config.api import edge_api
from gongdan.config.health import healthz, readyz
from gongdan.kernel.errors import Refusal
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.schemas import In, Out
from gongdan.kernel.times import now

router = Router(tags=["sample"])


class JugFull(Refusal):
    """The jug holds {most} liters."""

    code = "sample.jug_full"
    status = 409


class Poured(Event):
    """Somebody poured."""

    name = "sample.poured"


class Pour(In):
    """How much to pour."""

    liters: Annotated[int, Field(ge=1)]
    note: str = ""


class Jug(Out):
    """Who poured, when, how much."""

    by: str
    liters: int
    at: datetime


class Filter(In):
    """What to list."""

    color: str = ""


@router.post("/pours", response={201: Jug}, operation_id="sample_pour")
def pour(request: Request, payload: Pour) -> Status[Jug]:
    """Pour, and write it down."""
    with transaction.atomic():
        _write(request)
        if payload.liters > 5:
            raise JugFull(most=5)
    return Status(201, Jug(by=request.actor.name, liters=payload.liters, at=now()))


@router.post("/leaks", response=Jug, operation_id="sample_leak")
def leak(request: Request) -> Jug:
    """Break after writing."""
    _write(request)
    raise RuntimeError("a bug")


@router.post("/labels", response=int, operation_id="sample_label")
def label(request: Request, file: File[UploadedFile]) -> int:
    """Take a file; say its size."""
    _write(request)
    return file.size or 0


@router.get("/jugs", response=list[str], operation_id="sample_jugs")
def jugs(request: Request, filters: Query[Filter], size: int = 1) -> list[str]:
    """List."""
    return [filters.color, str(size), "壶", request.actor.name]


@router.get("/open", auth=None, response=str, operation_id="sample_open")
def open_to_all(request: Request) -> str:
    """Needs no sign-in."""
    return request.actor.kind


def _write(request: Request) -> None:
    audit.append(Poured(), on=Subject("jug", 1), by=request.actor, at=now())


api = edge_api(namespace="sample")
api.add_router("", router)

urlpatterns = [
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("healthz", healthz),
    path("readyz", readyz),
]
