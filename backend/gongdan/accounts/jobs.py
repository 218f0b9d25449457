"""Work for later."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.accounts import commands
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now


@app.task(name="accounts.mail_password_reset")
def mail_password_reset(*, person_id: int) -> None:
    """Send the letter with the link under which a new password is chosen."""
    commands.mail_password_reset(person_id=person_id, by=SYSTEM, at=now())
