"""What happens to messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event

BATCH = "notice_batch"
INBOX = "inbox"
KEPT_MAIL = "kept_mail"


@dataclass(frozen=True, kw_only=True)
class PeopleTold(Event):
    """Everybody whom an entry concerns was told of it."""

    name: ClassVar[str] = "notifications.told"
    about: str
    number: str
    notices: int
    mails: int


@dataclass(frozen=True, kw_only=True)
class NoticesRead(Event):
    """Somebody marked messages as read."""

    name: ClassVar[str] = "notifications.read"
    count: int


@dataclass(frozen=True, kw_only=True)
class MailKept(Event):
    """The demonstration kept a mail instead of sending it."""

    name: ClassVar[str] = "notifications.mail_kept"


@dataclass(frozen=True, kw_only=True)
class QuietHoursSet(Event):
    """Somebody said when their messages of clocks wait, or an administrator for everybody."""

    name: ClassVar[str] = "notifications.quiet_hours_set"
    is_on: bool
    starts: int
    ends: int
    lets_urgent: bool
    digest_at: int | None


@dataclass(frozen=True, kw_only=True)
class QuietHoursCleared(Event):
    """Somebody goes by the organization's quiet hours again."""

    name: ClassVar[str] = "notifications.quiet_hours_cleared"


@dataclass(frozen=True, kw_only=True)
class HeldMessagesReleased(Event):
    """What waited for somebody was put together and sent."""

    name: ClassVar[str] = "notifications.held_released"
    messages: int
    mailed: int
