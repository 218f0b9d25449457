"""What anybody may ask before signing in."""

from __future__ import annotations

from django.conf import settings
from ninja import Router
from ninja.utils import check_csrf

from gongdan.accounts import commands, queries, texts
from gongdan.accounts.demonstration import offered
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.sign_in import (
    DemonstrationAccountOut,
    SetupIn,
    SetupOut,
    SignInOptionsOut,
)
from gongdan.kernel.errors import Forbidden
from gongdan.kernel.times import now

router = Router()


@router.get(
    "/sign-in-options",
    response=SignInOptionsOut,
    operation_id="accounts_get_sign_in_options",
    auth=None,
)
def get_sign_in_options(request: Request) -> SignInOptionsOut:  # noqa: ARG001
    """What the sign-in page shows; the accounts only where the installation demonstrates."""
    return SignInOptionsOut(
        is_setup_needed=queries.is_empty(),
        is_demonstration=settings.DEMONSTRATION,
        has_provider=bool(settings.SOCIALACCOUNT_PROVIDERS),
        language=settings.START_LANGUAGE,
        password_min_length=texts.PASSWORD_MIN_LENGTH,
        demonstration_accounts=[DemonstrationAccountOut.from_orm(each) for each in offered()],
    )


@router.get("/setup", response=SetupOut, operation_id="accounts_get_setup", auth=None)
def get_setup(request: Request) -> SetupOut:  # noqa: ARG001
    """Whether the first administrator is still to be made."""
    return SetupOut(is_needed=queries.is_empty())


@router.post("/setup", response={201: SetupOut}, operation_id="accounts_set_up", auth=None)
def set_up(request: Request, body: SetupIn) -> SetupOut:
    """Make the first administrator of an empty installation."""
    if check_csrf(request) is not None:
        raise Forbidden()
    commands.create_first_administrator(
        details=commands.PersonDetails(**body.dict(exclude={"password"})),
        password=body.password,
        at=now(),
    )
    return SetupOut(is_needed=False)
