"""Signing in with the organization's own provider: it vouches for people whom we know already."""

from __future__ import annotations

from typing import NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect

from gongdan.accounts import commands
from gongdan.accounts.models import Person
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Nobody is made by signing in: an administrator, an import or a directory adds people."""

    def is_open_for_signup(
        self,
        request: HttpRequest,  # noqa: ARG002
        sociallogin: SocialLogin,  # noqa: ARG002
    ) -> bool:
        """Always closed."""
        return False

    @transaction.atomic
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie an identity to the person it means, once; refuse who is unknown or has left."""
        person = sociallogin.user if sociallogin.is_existing else _meant(sociallogin)
        if person is None or not person.is_active:
            _refuse("unknown_identity")
        if not sociallogin.is_existing:
            sociallogin.connect(request, person)
            commands.record_identity(person_id=person.pk, by=SYSTEM, at=now())

    def on_authentication_error(self, *_: object, **__: object) -> None:
        """Back to the door, which says that it did not work."""
        _refuse("identity_failed")


def _meant(sociallogin: SocialLogin) -> Person | None:
    """By sign-in name, or by an address that the provider has verified."""
    told = sociallogin.account.extra_data
    claims = {**told.get("id_token", {}), **told.get("userinfo", {})}
    name = str(claims.get("preferred_username") or "").strip().lower()
    by_name = Person.objects.filter(username=name).first() if name else None
    email = str(claims.get("email") or "").strip().lower()
    if by_name is not None or not email or claims.get("email_verified") is not True:
        return by_name
    return Person.objects.filter(email=email).first()


def _refuse(why: str) -> NoReturn:
    raise ImmediateHttpResponse(
        HttpResponseRedirect(f"{settings.PUBLIC_URL}/sign-in?problem={why}")
    )
