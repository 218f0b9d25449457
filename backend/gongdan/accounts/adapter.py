"""How signing in works here: nobody signs up, history knows who came, mail goes through a job."""

from __future__ import annotations

import logging
from collections.abc import Collection

from allauth.account.adapter import DefaultAccountAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest

from gongdan.accounts import commands
from gongdan.accounts.backends import person_named
from gongdan.accounts.jobs import mail_password_reset
from gongdan.accounts.models import Person
from gongdan.accounts.proof import proved_lately
from gongdan.kernel.actors import Actor
from gongdan.kernel.later import later
from gongdan.kernel.times import now

STEPS: dict[str, commands.Step] = {
    "mfa/email/totp_activated": "begun",
    "mfa/email/totp_deactivated": "ended",
    "mfa/email/recovery_codes_generated": "codes",
}

logger = logging.getLogger("gongdan.accounts")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People are made by an administrator or an import, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Always closed."""
        return False

    @transaction.atomic
    def login(self, request: HttpRequest, user: Person) -> None:
        """Begin the session and record it."""
        super().login(request, user)
        commands.record_sign_in(person_id=user.pk, by=_actor(user), at=now())

    def set_password(self, user: Person, password: str) -> None:
        """Keep the password that somebody chose for themselves."""
        commands.reset_own_password(person=user, password=password, by=_actor(user), at=now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send none of the library's own letters."""

    def is_reauthentication_required(self, *, app: str, **_: object) -> bool:  # noqa: ARG002
        """Whether somebody has to show again that it is they; signing in counts as having shown."""
        return not proved_lately(self.request)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, object] | None = None,  # noqa: ARG002
        email: str | None = None,  # noqa: ARG002
    ) -> None:
        """What the library would write letters about is history here."""
        step = STEPS.get(template_prefix)
        if step is not None:
            commands.record_second_step(step=step, by=_actor(user), at=now())

    def authentication_failed(self, request: HttpRequest, **_: object) -> None:
        """Tell the log where somebody failed to sign in from; never with which words."""
        logger.warning("A sign-in was refused, from %s.", self.get_client_ip(request))

    def send_password_reset_mail(
        self,
        user: Person,
        email: str,  # noqa: ARG002
        context: dict[str, object],  # noqa: ARG002
    ) -> None:
        """Leave the letter to the worker, so that the answer's time does not tell who exists."""
        later(mail_password_reset, person_id=user.pk)

    def _get_login_attempts_cache_key(
        self,
        request: HttpRequest,  # noqa: ARG002
        **credentials: str,
    ) -> str:
        # A person has several names; wrong passwords count for the person, not for the name.
        name = credentials.get("username") or credentials.get("email") or ""
        person = person_named(name)
        return f"sign-in:{person.pk if person else name.strip().lower()}"


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]
    """Sessions that somebody ends are history."""

    @transaction.atomic
    def end_sessions(self, sessions: Collection[UserSession]) -> None:
        """End them, and record it."""
        super().end_sessions(sessions)
        for person in {session.user for session in sessions}:
            commands.record_sessions_ended(count=len(sessions), by=_actor(person), at=now())


def _actor(person: Person) -> Actor:
    return Actor("person", person.pk, person.name)


def display(person: Person) -> str:
    """The person's name, as the sign-in service shows it."""
    return person.name
