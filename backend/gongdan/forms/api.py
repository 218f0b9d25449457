"""Addresses of forms."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.forms import commands, queries
from gongdan.forms.schemas import (
    FormContentOut,
    FormDraftIn,
    FormIn,
    FormNameIn,
    FormOut,
    FormsOut,
    FormVersionNoOut,
    FormVersionOut,
    FormVersionsOut,
    brief_out,
    form_out,
)
from gongdan.kernel.times import now

router = Router(tags=["forms"])


@router.get("/forms", operation_id="forms_list", response=FormsOut)
def list_forms(request: Request, application: str | None = None) -> FormsOut:
    """The forms you may change."""
    found = queries.forms(by=request.actor, application=application)
    return FormsOut(items=[brief_out(brief) for brief in found])


@router.post("/forms", operation_id="forms_create", response={201: FormOut})
def create_form(request: Request, body: FormIn) -> Status[FormOut]:
    """Begin a form."""
    commands.create(**body.model_dump(), by=request.actor, at=now())
    return Status(201, _form(request, body.code))


@router.get("/forms/{code}", operation_id="forms_get", response=FormOut)
def get_form(request: Request, code: str) -> FormOut:
    """One form with its draft."""
    return _form(request, code)


@router.put("/forms/{code}/name", operation_id="forms_rename", response=FormOut)
def rename_form(request: Request, code: str, body: FormNameIn) -> FormOut:
    """Give a form another name."""
    commands.rename(code=code, name=body.name, by=request.actor, at=now())
    return _form(request, code)


@router.put("/forms/{code}/draft", operation_id="forms_save_draft", response=FormOut)
def save_form_draft(request: Request, code: str, body: FormDraftIn) -> FormOut:
    """Keep a draft, right or wrong; the answer has its new fields' ids and says what is wrong."""
    content = body.content.written()
    commands.save_draft(code=code, content=content, seen=body.seen, by=request.actor, at=now())
    return _form(request, code)


@router.get("/forms/{code}/versions", operation_id="forms_list_versions", response=FormVersionsOut)
def list_form_versions(request: Request, code: str) -> FormVersionsOut:
    """The published versions, newest first."""
    found = queries.versions(code, by=request.actor)
    return FormVersionsOut(items=[FormVersionOut.model_validate(one) for one in found])


@router.post(
    "/forms/{code}/versions", operation_id="forms_publish", response={201: FormVersionNoOut}
)
def publish_form(request: Request, code: str) -> Status[FormVersionNoOut]:
    """Publish the draft; refused with every problem while there is one."""
    no = commands.publish(code=code, by=request.actor, at=now())
    return Status(201, FormVersionNoOut(no=no))


@router.get(
    "/forms/{code}/versions/{int:no}", operation_id="forms_get_version", response=FormContentOut
)
def get_form_version(request: Request, code: str, no: int) -> FormContentOut:
    """What one published version asks, to be rendered."""
    return FormContentOut(content=queries.version_content(code, no, by=request.actor))


@router.put("/forms/{code}/retirement", operation_id="forms_retire", response=FormOut)
def retire_form(request: Request, code: str) -> FormOut:
    """Offer a form no longer."""
    commands.retire(code=code, by=request.actor, at=now())
    return _form(request, code)


def _form(request: Request, code: str) -> FormOut:
    return form_out(queries.form(code, by=request.actor))
