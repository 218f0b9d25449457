"""Where mails go in demonstration mode: into a table that a page shows."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage, EmailMultiAlternatives

from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.notifications.commands import Mail, keep_mail


class KeepBackend(BaseEmailBackend):
    """Keeps every mail; sends none."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails and say that they went out."""
        for message in email_messages:
            keep_mail(mail=_mail(message), by=SYSTEM, at=now())
        return len(email_messages)


def _mail(message: EmailMessage) -> Mail:
    more = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    html = [str(content) for content, kind in more if kind == "text/html"]
    return Mail(
        to=", ".join(message.to),
        subject=str(message.subject),
        body_text=str(message.body),
        body_html=html[0] if html else "",
    )
