"""Addresses of hooks: for builders, and for the systems that call them."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.channels import attempts
from gongdan.channels.commands import calls
from gongdan.channels.commands import hooks as commands
from gongdan.channels.hooking import Call
from gongdan.channels.queries import hooks as queries
from gongdan.channels.schemas.hooks import (
    HookAnswersOut,
    HookChangeIn,
    HookNewIn,
    HookOpenedOut,
    HookTrialIn,
)
from gongdan.kernel.times import now

router = Router(tags=["hooks"])
CALLS = 600


@router.get("/hooks", operation_id="channels_list_hooks", response=list[queries.HookValue])
def list_hooks(request: Request) -> list[queries.HookValue]:
    """The hooks into applications that you build."""
    return queries.hooks(by=request.actor)


@router.get("/hooks/answers", operation_id="channels_list_hook_answers", response=HookAnswersOut)
def list_answers(request: Request, type: str) -> HookAnswersOut:  # noqa: A002
    """The answers of a type that a hook may give."""
    return HookAnswersOut(types=queries.answer_types(type, by=request.actor))


@router.post("/hooks/trial", operation_id="channels_try_hook", response=queries.HookTrial)
def try_hook(request: Request, body: HookTrialIn) -> queries.HookTrial:
    """What a body would become; nothing is made."""
    return queries.try_hook(body.code, body.content, body.body, by=request.actor)


@router.post("/hooks", operation_id="channels_open_hook", response={201: HookOpenedOut})
def open_hook(request: Request, body: HookNewIn) -> Status[HookOpenedOut]:
    """Let another system file orders of a type; the secret is shown this once."""
    made = commands.open_hook(code=body.code, facts=body.as_facts(), by=request.actor, at=now())
    return Status(201, _opened(made, request))


@router.put("/hooks/{int:hook_id}", operation_id="channels_change_hook", response=queries.HookValue)
def change_hook(request: Request, hook_id: int, body: HookChangeIn) -> queries.HookValue:
    """Say anew what a hook takes; close it or open it again."""
    commands.change_hook(
        hook_id=hook_id,
        facts=body.as_facts(),
        is_open=body.is_open,
        rev=body.rev,
        by=request.actor,
        at=now(),
    )
    return queries.hook(hook_id, by=request.actor)


@router.post(
    "/hooks/{int:hook_id}/renewals",
    operation_id="channels_renew_hook",
    response={201: HookOpenedOut},
)
def renew_hook(request: Request, hook_id: int) -> Status[HookOpenedOut]:
    """Give a hook another address and another secret."""
    made = commands.renew_hook(hook_id=hook_id, by=request.actor, at=now())
    return Status(201, _opened(made, request))


@router.post(
    "/public/hooks/{hook_key}",
    operation_id="channels_call_incoming_hook",
    response={202: calls.Taken},
    auth=None,
)
def call(request: Request, hook_key: str) -> Status[calls.Taken]:
    """File a work order as another system; the body is whatever that system sends, as JSON."""
    attempts.count(f"hook:{request.META.get('REMOTE_ADDR', '')}", limit=CALLS)
    came = Call(
        body=request.body,
        signature=request.headers.get("X-Gongdan-Signature", ""),
        authorization=request.headers.get("Authorization", ""),
    )
    return Status(202, calls.take_call(key=hook_key, call=came, at=now()))


def _opened(made: commands.Opened, request: Request) -> HookOpenedOut:
    request.has_secret_answer = True
    return HookOpenedOut(hook=queries.hook(made.hook_id, by=request.actor), secret=made.secret)
