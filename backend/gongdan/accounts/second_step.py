"""The second step of signing in: a code from somebody's device, or one of ten from paper."""

from __future__ import annotations

from typing import Final

from allauth.headless.mfa.inputs import AuthenticateInput, ReauthenticateInput
from allauth.headless.mfa.views import AuthenticateView, ReauthenticateView
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache

from gongdan.accounts.models import Person
from gongdan.kernel.sealing import Seals
from gongdan.kernel.texts import pick

SEEDS: Final = Seals("gongdan.accounts.second_step:")


class Unreadable(Exception):
    """A seed was not sealed with this installation's key."""


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seeds are sealed before they are kept."""

    def encrypt(self, text: str) -> str:
        """The seed as it is kept."""
        return SEEDS.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The seed as it was."""
        seed = SEEDS.open(encrypted_text)
        if seed is None:
            raise Unreadable
        return seed

    def get_totp_label(self, user: Person) -> str:
        """Under which name the code stands in somebody's device."""
        return user.username

    def get_totp_issuer(self) -> str:
        """For whom the code is."""
        return pick(settings.ORGANIZATION, settings.START_LANGUAGE)


def _refuse_twice(authenticator: Authenticator, code: str) -> None:
    """Refuse a code that was taken already, for as long as its time lasts.

    The library forgets it after one period; with tolerance it would be good for longer than that.
    """
    if authenticator.type != Authenticator.Type.TOTP:
        return
    lasts = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    if not cache.add(f"code-taken:{authenticator.user_id}:{code.strip()}", "y", timeout=lasts):
        raise get_adapter().validation_error("incorrect_code")


class OnceInput(AuthenticateInput):  # type: ignore[misc]
    """A code that signs in once."""

    def clean_code(self) -> str:
        """The code, if it is right and was not taken before."""
        code = str(super().clean_code())
        _refuse_twice(self.authenticator, code)
        return code


class OnceAgainInput(ReauthenticateInput):  # type: ignore[misc]
    """A code that confirms once who sits there."""

    def clean_code(self) -> str:
        """The code, if it is right and was not taken before."""
        code = str(super().clean_code())
        _refuse_twice(self.authenticator, code)
        return code


class SecondStepView(AuthenticateView):  # type: ignore[misc]
    """Takes the code that finishes signing in."""

    input_class = OnceInput


class ConfirmView(ReauthenticateView):  # type: ignore[misc]
    """Takes the code that confirms who sits there."""

    input_class = OnceAgainInput
