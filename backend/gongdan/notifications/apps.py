"""Registers the module with Django, and its follower with the log."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Follow the log, and know how mails are sent."""
        from gongdan.audit.following import follow_with
        from gongdan.deliveries.carriers import Carrier, carry_with
        from gongdan.notifications import mailing
        from gongdan.notifications.subscribers import NAME, follow

        follow_with(NAME, follow)
        carry_with(mailing.KIND, Carrier(mailing.send, mailing.summary))
