"""Applications as files: written out, tried, imported, taken back."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Router, Status

from gongdan.accounts.permissions import require_somewhere
from gongdan.accounts.requests import Request
from gongdan.catalog.commands import packages as commands
from gongdan.catalog.commands.packages import Trial, Wish
from gongdan.catalog.packaging import Decision, Item
from gongdan.catalog.queries import packages as queries
from gongdan.catalog.queries.packages import InstalledValue
from gongdan.catalog.schemas import (
    DecisionIn,
    InstalledOut,
    PackageExampleOut,
    PackageIn,
    PackageTrialOut,
    UndoIn,
    trial_out,
)
from gongdan.catalog.shipped import ExampleValue, examples, read_example
from gongdan.kernel.times import now

router = Router(tags=["catalog"])


@router.get("/applications/{code}/package", operation_id="catalog_export_package")
def export_package(request: Request, code: str, samples: str = "") -> HttpResponse:
    """The application as one reviewable file, signed where this installation has a key.

    ``samples=customer,equipment`` takes the records of these types along.
    """
    chosen = [part.strip() for part in samples.split(",") if part.strip()]
    text = queries.package_text(code, by=request.actor, samples=chosen)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{code}.json"'
    return answer


@router.get(
    "/package-examples", operation_id="catalog_list_examples", response=list[PackageExampleOut]
)
def list_examples(request: Request) -> tuple[ExampleValue, ...]:
    """Applications that travel with the product, to begin with."""
    require_somewhere(request.actor, "define")
    return examples()


@router.get(
    "/package-examples/{code}", operation_id="catalog_get_example", response=dict[str, object]
)
def get_example(request: Request, code: str) -> dict[str, object]:
    """One of them as a file, to be tried and imported like any other."""
    require_somewhere(request.actor, "define")
    return read_example(code)


@router.post("/package-trials", operation_id="catalog_try_package", response=PackageTrialOut)
def try_package(request: Request, body: PackageIn) -> PackageTrialOut:
    """What importing a file would make, change, take away or be refused; nothing is changed."""
    trial: Trial = commands.try_package(wish=_wish(body), by=request.actor, at=now())
    return trial_out(trial)


@router.post("/packages", operation_id="catalog_import_package", response={201: list[InstalledOut]})
def import_package(request: Request, body: PackageIn) -> Status[list[InstalledValue]]:
    """Import a file: all of it, or nothing. The answer is every import of the application."""
    code = commands.import_package(wish=_wish(body), by=request.actor, at=now())
    return Status(201, queries.installed_packages(code, by=request.actor))


@router.get(
    "/applications/{code}/packages",
    operation_id="catalog_list_packages",
    response=list[InstalledOut],
)
def list_packages(request: Request, code: str) -> list[InstalledValue]:
    """The files imported into an application, the newest first."""
    return queries.installed_packages(code, by=request.actor)


@router.post(
    "/applications/{code}/package-undos",
    operation_id="catalog_undo_package",
    response={201: list[InstalledOut]},
)
def undo_package(request: Request, code: str, body: UndoIn) -> Status[list[InstalledValue]]:
    """Take the newest import back."""
    commands.undo_package(application=code, no=body.no, by=request.actor, at=now())
    return Status(201, queries.installed_packages(code, by=request.actor))


def _wish(body: PackageIn) -> Wish:
    return Wish(
        body.package, _decisions(body.decisions), body.desk_team, with_samples=body.with_samples
    )


def _decisions(given: list[DecisionIn]) -> dict[Item, Decision]:
    return {(one.section, one.key): one.decision for one in given}
