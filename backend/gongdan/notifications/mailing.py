"""How a mail leaves the house."""

from __future__ import annotations

from collections.abc import Mapping
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from gongdan.deliveries.carriers import Parcel
from gongdan.deliveries.errors import NotTaken

KIND = "mail"
FINAL = 500


def send(parcel: Parcel) -> None:
    """Hand a mail to the mail server; what the server refuses for good is not tried again."""
    try:
        _message(parcel).send()
    except (SMTPException, OSError) as obstacle:
        raise NotTaken(because=str(obstacle), is_hopeless=_is_final(obstacle)) from obstacle


def summary(payload: Mapping[str, object]) -> str:
    """What the mail says."""
    return str(payload["text"])


def _is_final(obstacle: Exception) -> bool:
    if isinstance(obstacle, SMTPRecipientsRefused):
        return all(code >= FINAL for code, _ in obstacle.recipients.values())
    return isinstance(obstacle, SMTPResponseException) and obstacle.smtp_code >= FINAL


def _message(parcel: Parcel) -> EmailMultiAlternatives:
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    # The same key each time: a mail handed over twice is one mail to its reader.
    headers = {"Message-ID": f"<{parcel.key}@{host}>", "Auto-Submitted": "auto-generated"}
    text, html = str(parcel.payload["text"]), str(parcel.payload["html"])
    message = EmailMultiAlternatives(parcel.about, text, to=[parcel.to], headers=headers)
    message.attach_alternative(html, "text/html")
    return message
