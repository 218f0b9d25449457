"""What signing in leaves in history, and what it sends."""

from __future__ import annotations

from datetime import datetime

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from gongdan.accounts.events import PasswordResetMailed, PasswordSet, SignedIn
from gongdan.accounts.letters import password_reset
from gongdan.accounts.models import Person
from gongdan.accounts.rows import locked
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject


@transaction.atomic
def record_sign_in(*, person_id: int, by: Actor, at: datetime) -> None:
    """Record that somebody signed in."""
    append(SignedIn(), on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def reset_own_password(*, person: Person, password: str, by: Actor, at: datetime) -> None:
    """Keep the password that somebody chose for themselves, already judged good enough."""
    person.set_password(password)
    person.save(update_fields=["password"])
    append(PasswordSet(), on=Subject("person", person.pk), by=by, at=at)


@transaction.atomic
def mail_password_reset(*, person_id: int, by: Actor, at: datetime) -> None:
    """Send somebody the link under which they choose a new password."""
    person = locked(Person.objects.filter(pk=person_id, is_active=True), what="person")
    letter = password_reset(
        name=person.called or person.name,
        link=f"{settings.PUBLIC_URL}/reset-password/{_reset_key(person)}",
        language=person.language or settings.START_LANGUAGE,
    )
    append(PasswordResetMailed(), on=Subject("person", person_id), by=by, at=at)
    send_mail(letter.subject, letter.text, None, [person.email])


def _reset_key(person: Person) -> str:
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    return f"{user_pk_to_url_str(person)}-{token}"
