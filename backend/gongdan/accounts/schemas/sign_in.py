"""Bodies about signing in and the first administrator."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gongdan.accounts.schemas.words import Address, Language, Name
from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class SetupIn(In):
    """The first administrator."""

    username: Annotated[str, Field(min_length=1, max_length=150)]
    name: Name
    email: Address = ""
    password: Annotated[str, Field(min_length=1, max_length=200)]
    language: Language = ""


class SetupOut(Out):
    """Whether the first administrator is still to be made."""

    is_needed: bool


class DemonstrationAccountOut(Out):
    """Somebody a visitor of the demonstration may be."""

    username: str
    password: str
    name: Text
    description: Text


class SignInOptionsOut(Out):
    """What the sign-in page needs to know before anybody signs in."""

    is_setup_needed: bool
    is_demonstration: bool
    has_provider: bool
    language: str
    password_min_length: int
    demonstration_accounts: list[DemonstrationAccountOut]
