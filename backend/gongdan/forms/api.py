"""Addresses of forms."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.forms import commands, queries
from gongdan.forms.commands.dictionaries import change_dictionary, retire_dictionary
from gongdan.forms.commands.dictionaries import make_dictionary as make
from gongdan.forms.queries import access, dictionaries, trials, upgrades, uses
from gongdan.forms.schemas import (
    DictionariesOut,
    DictionaryChangeIn,
    DictionaryIn,
    DictionaryOut,
    DifferenceOut,
    EffectsOut,
    FormChangeOut,
    FormContentOut,
    FormDraftIn,
    FormIn,
    FormNameIn,
    FormOut,
    FormsOut,
    FormTrialIn,
    FormTrialOut,
    FormUpgradeIn,
    FormUpgradeOut,
    FormUsesOut,
    FormVersionNoOut,
    FormVersionOut,
    FormVersionsOut,
    brief_out,
    form_out,
    trial_out,
)
from gongdan.kernel.times import now

router = Router(tags=["forms"])


@router.get("/forms", operation_id="forms_list", response=FormsOut)
def list_forms(request: Request, application: str | None = None) -> FormsOut:
    """The forms you may change."""
    found = queries.forms(by=request.actor, application=application)
    return FormsOut(items=[brief_out(brief) for brief in found])


@router.get(
    "/forms/{code}/access", operation_id="forms_explain_access", response=access.ExplainedAccess
)
def explain_access(request: Request, code: str, person: int) -> access.ExplainedAccess:
    """What a person may do with each field, and why."""
    return access.explained_access(code, person_id=person, by=request.actor)


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


@router.get("/forms/{code}/difference", operation_id="forms_get_difference", response=DifferenceOut)
def get_form_difference(
    request: Request, code: str, before: int | None = None, after: int | None = None
) -> DifferenceOut:
    """What differs between two versions by number; one left out is the draft, 0 is nothing yet."""
    found = trials.difference(code, before=before, after=after, by=request.actor)
    return DifferenceOut(changes=[FormChangeOut.model_validate(change) for change in found])


@router.get("/forms/{code}/uses", operation_id="forms_get_uses", response=FormUsesOut)
def get_form_uses(request: Request, code: str, field: str | None = None) -> FormUsesOut:
    """Who names the form's fields, or one of them: views, rules, processes, types, packages."""
    return FormUsesOut.model_validate(
        {"items": uses.field_uses(code, field=field, by=request.actor)}
    )


@router.get("/forms/{code}/draft/effects", operation_id="forms_get_effects", response=EffectsOut)
def get_draft_effects(request: Request, code: str) -> EffectsOut:
    """What publishing the draft touches: changed fields, with everything that names them."""
    return EffectsOut.model_validate({"items": uses.draft_effects(code, by=request.actor)})


@router.post(
    "/forms/{code}/versions/{int:no}/upgrades",
    operation_id="forms_upgrade_answers",
    response=FormUpgradeOut,
)
def upgrade_answers(
    request: Request, code: str, no: int, body: FormUpgradeIn
) -> upgrades.UpgradedAnswers:
    """Carry answers begun under a version over to the one that holds; nothing is kept."""
    return upgrades.upgraded(code, no, body.answers, by=request.actor, at=now())


@router.post("/forms/{code}/trial", operation_id="forms_try", response=FormTrialOut)
def try_form(request: Request, code: str, body: FormTrialIn) -> FormTrialOut:
    """Judge sample answers by the draft, as holders of a role would send them; nothing is kept."""
    sample = trials.Trial(**body.model_dump())
    return trial_out(trials.trial(code, sample, by=request.actor, at=now()))


@router.get("/dictionaries", operation_id="forms_list_dictionaries", response=DictionariesOut)
def list_dictionaries(request: Request, application: str | None = None) -> DictionariesOut:
    """The options that forms share."""
    found = dictionaries.dictionaries(by=request.actor, application=application)
    return DictionariesOut(items=[DictionaryOut.model_validate(one) for one in found])


@router.post("/dictionaries", operation_id="forms_make_dictionary", response={201: DictionaryOut})
def make_dictionary(request: Request, body: DictionaryIn) -> Status[DictionaryOut]:
    """Begin a dictionary."""
    make(**body.model_dump(), by=request.actor, at=now())
    return Status(201, _dictionary(request, body.code))


@router.get("/dictionaries/{code}", operation_id="forms_get_dictionary", response=DictionaryOut)
def get_dictionary(request: Request, code: str) -> DictionaryOut:
    """One dictionary."""
    return _dictionary(request, code)


@router.put("/dictionaries/{code}", operation_id="forms_change_dictionary", response=DictionaryOut)
def put_dictionary(request: Request, code: str, body: DictionaryChangeIn) -> DictionaryOut:
    """Change a dictionary; no option vanishes."""
    change_dictionary(code=code, **body.model_dump(), by=request.actor, at=now())
    return _dictionary(request, code)


@router.put(
    "/dictionaries/{code}/retirement",
    operation_id="forms_retire_dictionary",
    response=DictionaryOut,
)
def put_dictionary_retirement(request: Request, code: str) -> DictionaryOut:
    """Offer a dictionary to no new field."""
    retire_dictionary(code=code, by=request.actor, at=now())
    return _dictionary(request, code)


@router.put("/forms/{code}/retirement", operation_id="forms_retire", response=FormOut)
def retire_form(request: Request, code: str) -> FormOut:
    """Offer a form no longer."""
    commands.retire(code=code, by=request.actor, at=now())
    return _form(request, code)


def _form(request: Request, code: str) -> FormOut:
    return form_out(queries.form(code, by=request.actor))


def _dictionary(request: Request, code: str) -> DictionaryOut:
    return DictionaryOut.model_validate(dictionaries.dictionary(code, by=request.actor))
