"""Telling people, at once or after quiet hours, and what they do with what they were told."""

from gongdan.notifications.commands.administrators import tell_of_missing_holidays
from gongdan.notifications.commands.builders import WAITING, Waiting, tell_of_rules_waiting
from gongdan.notifications.commands.inbox import Mail, keep_mail, mark_read
from gongdan.notifications.commands.of_records import OF_RECORDS, OfRecord, tell_of_record
from gongdan.notifications.commands.quiet_hours import (
    clear_quiet_hours,
    set_default_quiet_hours,
    set_quiet_hours,
)
from gongdan.notifications.commands.releasing import release
from gongdan.notifications.commands.telling import tell

__all__ = [
    "OF_RECORDS",
    "WAITING",
    "Mail",
    "OfRecord",
    "Waiting",
    "clear_quiet_hours",
    "keep_mail",
    "mark_read",
    "release",
    "set_default_quiet_hours",
    "set_quiet_hours",
    "tell",
    "tell_of_missing_holidays",
    "tell_of_record",
    "tell_of_rules_waiting",
]
